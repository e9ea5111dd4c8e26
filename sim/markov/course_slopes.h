// How figures of one persona answer to every field of every map it walks on: exact derivatives by adjoint.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "markov/applied_map.h"
#include "markov/columns.h"
#include "markov/field_slopes.h"
#include "markov/kernel_memo.h"
#include "markov/projection.h"

namespace waymark {

// A number made of people: so much for each one in a column at the horizon, and for each customer who left
// for good up to then.
struct HorizonWorth {
    std::array<double, stock_count> stock{};
    double churned = 0;
};

struct CourseAnswer {
    double value = 0;              // the number itself
    std::vector<MapSlopes> slopes; // its derivatives by the maps of all segments, in their order
};

// A persona's course over the horizon, walked forward once; what each state is worth is then walked backward
// for each number that is asked for (the adjoint equation −dλ/dt = Q·λ). Both are Krylov spaces of resolvents
// with the same elimination, so the integrals of people times worth come from one exponential of a small
// matrix, and all derivatives from one pass over their products.
class CourseSlopes {
public:
    // Segments as project() takes them; they and the persona must outlive this. `memo` may have kernels of
    // this persona, and gets more.
    CourseSlopes(std::span<const MapSegment> segments, const Persona& persona, const Schedule& schedule,
                 KernelMemo& memo);
    ~CourseSlopes();
    CourseSlopes(CourseSlopes&&) noexcept;
    CourseSlopes& operator=(CourseSlopes&&) noexcept;

    // The stock columns at the horizon; nothing where stays differ by too much for the projection.
    [[nodiscard]] std::optional<std::array<double, stock_count>> at_horizon() const;
    // Nothing where stays differ by too much.
    [[nodiscard]] std::optional<CourseAnswer> answer(const HorizonWorth& worth);

private:
    class Walk;
    std::unique_ptr<Walk> walk_;
};

// Lifetime value per person who enters (model page §7) with its derivatives by the map: one solve for the
// visits and one for what is ahead of each. Nothing where people can come into a closed loop.
struct ValueAnswer {
    double value = 0;
    MapSlopes slopes;
};
[[nodiscard]] std::optional<ValueAnswer> value_slopes(const AppliedMap& map, const Persona& persona,
                                                      double discount_rate, KernelMemo& memo);

} // namespace waymark
