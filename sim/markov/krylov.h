// An orthonormal basis of a Krylov space, grown vector by vector.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "markov/large_array.h"
#include "markov/small_matrix.h"

namespace waymark {

// Arnoldi's relation for an operator A on row vectors: with the basis v_1…v_m and the next vector v_(m+1),
// v_j A = Σ_i h(i, j) v_i, where h is upper Hessenberg.
class KrylovBasis {
public:
    // How far new vectors are made orthogonal to those before: as far as most need, or as far as numbers
    // allow, which takes up to twice as long and keeps apart what chains of levels make nearly alike.
    enum class Orthogonality { usual, full };

    // Begins with `start`, which is not zero. At most `largest` vectors are ever added.
    KrylovBasis(std::span<const double> start, std::size_t largest,
                Orthogonality orthogonality = Orthogonality::usual);

    // The vector to which the operator is to be applied next.
    [[nodiscard]] std::span<const double> newest() const { return vector(size_); }
    // Adds newest()·A, which is overwritten. False where it lies in the basis already, which then holds all
    // there is.
    bool add(std::span<double> image);

    [[nodiscard]] std::size_t size() const { return size_; } // vectors to which the operator was applied
    [[nodiscard]] double start_length() const { return start_length_; }
    [[nodiscard]] double h(std::size_t i, std::size_t j) const { return columns_[j][i]; }
    // h as far as the basis goes: what is left of the operator in it.
    [[nodiscard]] SmallMatrix projected() const;
    [[nodiscard]] std::span<const double> vector(std::size_t i) const {
        return {vectors_.data() + i * length_, length_};
    }
    // Σ coefficients[i] · v_i over the basis
    [[nodiscard]] std::vector<double> combined(std::span<const double> coefficients) const;

private:
    std::size_t length_;
    double much_cancelled_; // where less is left of a vector, it is made orthogonal once more
    std::size_t size_ = 0;
    double start_length_ = 0;
    LargeArray<double> vectors_;
    std::vector<std::vector<double>> columns_; // of h
};

// Sums of products, eight lanes side by side.
[[nodiscard]] double dot(std::span<const double> a, std::span<const double> b);

} // namespace waymark
