#include "markov/block.h"

// Wider registers where the processor has them; without fused multiply-add every processor gives the same
// bits.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) &&     \
    !defined(__SANITIZE_THREAD__)
#define WAYMARK_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WAYMARK_WIDE
#endif

namespace waymark {

WAYMARK_WIDE void add_product(Block& out, const Block& a, const Block& b) {
    for (std::size_t i = 0; i < level_count; ++i) {
        double sum[block_stride];
        double* const target = out.row(i);
        for (std::size_t j = 0; j < block_stride; ++j)
            sum[j] = target[j];
        for (std::size_t k = 0; k < level_count; ++k) {
            const double factor = a(i, k);
            const double* const source = b.row(k);
            for (std::size_t j = 0; j < block_stride; ++j)
                sum[j] += factor * source[j];
        }
        for (std::size_t j = 0; j < block_stride; ++j)
            target[j] = sum[j];
    }
}

WAYMARK_WIDE void add_row_product(double* out, const double* x, const Block& b) {
    double sum[block_stride];
    for (std::size_t j = 0; j < block_stride; ++j)
        sum[j] = out[j];
    for (std::size_t k = 0; k < level_count; ++k) {
        const double factor = x[k];
        const double* const source = b.row(k);
        for (std::size_t j = 0; j < block_stride; ++j)
            sum[j] += factor * source[j];
    }
    for (std::size_t j = 0; j < block_stride; ++j)
        out[j] = sum[j];
}

void add_column_product(double* out, const Block& b, const double* y) {
    for (std::size_t k = 0; k < level_count; ++k) {
        double sum = 0;
        const double* const row = b.row(k);
        for (std::size_t j = 0; j < level_count; ++j)
            sum += row[j] * y[j];
        out[k] += sum;
    }
}

double row_sum(const Block& block, std::size_t k) {
    double sum = 0;
    for (std::size_t j = 0; j < level_count; ++j)
        sum += block(k, j);
    return sum;
}

} // namespace waymark
