// Reading periods off a Krylov basis of the resolvent.
#pragma once

#include <array>
#include <vector>

#include "markov/columns.h"
#include "markov/krylov.h"
#include "markov/small_matrix.h"

namespace waymark {

// Equal steps of time in the space that a basis of the resolvent (I − γQ)⁻¹ spans, where people are the
// basis's combination u(t) with u' = u·(I − H⁻¹)/γ.
class StepReader {
public:
    struct Times {
        double step_days = 1;
        double gamma = 1; // days
        int steps = 1;
    };
    explicit StepReader(const Times& times) : times_(times) {}

    // Appends what the basis's next vector holds: its stock, its daily flow in units of one departure.
    void add_vector(const std::array<double, stock_count>& stock, const std::array<double, flow_count>& flow);

    // Reads all steps off the basis; false where the small matrix is of no use.
    [[nodiscard]] bool read(const KrylovBasis& basis);

    [[nodiscard]] const std::vector<ResponseRow>& rows() const { return rows_; }
    // What the basis is combined with after step k = 0…steps − 1.
    [[nodiscard]] const std::vector<double>& coefficients(std::size_t k) const { return coefficients_[k]; }

private:
    [[nodiscard]] ResponseRow row_of(const std::vector<double>& at) const;

    Times times_;
    std::vector<std::array<double, stock_count>> stock_;
    std::vector<std::array<double, flow_count>> flow_;
    std::vector<ResponseRow> rows_;
    std::vector<std::vector<double>> coefficients_;
};

} // namespace waymark
