// Small dense matrices, some dozens of rows, for what is left of a chain in a Krylov basis.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace waymark {

// Square, row by row, each padded with zeros to whole vector registers.
class SmallMatrix {
public:
    SmallMatrix() = default;
    explicit SmallMatrix(std::size_t size)
        : size_(size)
        , stride_((size + 3) / 4 * 4)
        , entries_(size * stride_) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const { return entries_[i * stride_ + j]; }
    [[nodiscard]] double& operator()(std::size_t i, std::size_t j) { return entries_[i * stride_ + j]; }
    [[nodiscard]] bool is_finite() const;

    friend SmallMatrix operator*(const SmallMatrix& a, const SmallMatrix& b);
    // *this += factor · other
    void add(double factor, const SmallMatrix& other);
    void add_to_diagonal(double value);
    // *this · x
    [[nodiscard]] std::vector<double> times(std::span<const double> x) const;

private:
    std::size_t size_ = 0;
    std::size_t stride_ = 0;
    std::vector<double> entries_;
};

// exp(a) by scaling, Taylor's series of degree 16 in Paterson & Stockmeyer's arrangement, and squaring
// (Higham 2008, chapters 4 and 10); not finite where a is too large for numbers.
[[nodiscard]] SmallMatrix exponential(const SmallMatrix& a);

// a⁻¹ by elimination with pivoting; not finite where a is singular.
[[nodiscard]] SmallMatrix inverse(const SmallMatrix& a);

} // namespace waymark
