// Sparse nonnegative matrices laid out for Gauss–Seidel sweeps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/large_array.h"

namespace waymark {

// Rows of a sparse matrix, one after another: those of row i from first[i] to first[i + 1].
struct SparseRows {
    std::vector<std::uint32_t> first{0};
    LargeArray<std::uint32_t> column;
    LargeArray<double> value;

    [[nodiscard]] std::size_t size() const { return first.size() - 1; }
};
// The transpose. O(rows + entries).
[[nodiscard]] SparseRows transposed(const SparseRows& rows);

// max |r_i|·weight_i, or Σ |r_i|·weight_i.
struct WeightedNorm {
    enum class Kind { maximum, sum };
    Kind kind = Kind::maximum;
    std::vector<double> weights;
};

// The matrix with its rows and columns reordered: in the direction that meets most entries late, so that a
// sweep carries as much as it can, and within a few hundred neighbours by the length of rows, so that the
// loop over a row has a length that the processor can foresee. On random graphs that is worth a factor of
// five.
class SweepMatrix {
public:
    enum class Orientation { as_given, transposed };
    // Row i of the matrix, or of its transpose, times scale[i]. O(rows + entries).
    SweepMatrix(const SparseRows& rows, std::span<const double> scale, Orientation orientation);

    [[nodiscard]] std::size_t size() const { return order_.size(); }
    // Row and column k of this order are order()[k] of the given one.
    [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }

    // x_i ← b_i + Σ_j B_ij·x_j for each i in order, with what is new already.
    void sweep(std::span<double> x, std::span<const double> b) const;
    // The same with b = 0; a·x and x·x for the new x. `a` may be shorter, a power of two long: it then begins
    // anew as often as it must.
    struct Products {
        double with_a = 0;
        double with_itself = 0;
    };
    Products sweep_homogeneous(std::span<double> x, std::span<const double> a) const;
    // The weighted norm of b + B·x − x, rounding errors of its own added, so that it is no less than the true
    // one.
    [[nodiscard]] double residual_norm(std::span<const double> x, std::span<const double> b,
                                       const WeightedNorm& norm) const;
    // b + B·x − x
    [[nodiscard]] std::vector<double> residual(std::span<const double> x, std::span<const double> b) const;
    // No more than x − B·x, whatever was rounded.
    [[nodiscard]] std::vector<double> least_decrease(std::span<const double> x) const;

private:
    struct Run { // of rows of the same length
        std::uint32_t end, length;
    };
    struct Defect {
        double value;    // b + B·x − x
        double rounding; // by how much it may be wrong
    };
    void lay_out(const SparseRows& rows, std::span<const double> scale);
    void lay_out_transposed(const SparseRows& rows, std::span<const double> scale);
    [[nodiscard]] Defect defect(std::size_t row, std::span<const double> x, double b) const;

    std::vector<std::uint32_t> order_;
    std::vector<Run> runs_;
    SparseRows rows_;
};

} // namespace waymark
