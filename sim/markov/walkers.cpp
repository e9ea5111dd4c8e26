#include "markov/walkers.h"

#include <algorithm>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "markov/exact_functions.h"
#include "markov/philox.h"

namespace waymark {

namespace {

constexpr std::size_t group = 8; // who are drawn for together

// Philox-4x32-10 on `group` counters at once: the arrays are words 0…3, 32 bits of each element.
#if defined(__SSE2__)
void philox_of_group(std::uint64_t* w0, std::uint64_t* w1, std::uint64_t* w2, std::uint64_t* w3,
                     PhiloxKey key) {
    constexpr std::size_t count = group / 2;
    const __m128i multiplier_0 = _mm_set1_epi64x(philox_multiplier_0);
    const __m128i multiplier_1 = _mm_set1_epi64x(philox_multiplier_1);
    const __m128i word = _mm_set1_epi64x(0xFFFFFFFF);
    __m128i c0[count], c1[count], c2[count], c3[count];
    const auto load = [](const std::uint64_t* words, std::size_t i) {
        return _mm_load_si128(reinterpret_cast<const __m128i*>(words) + i);
    };
    for (std::size_t i = 0; i < count; ++i) {
        c0[i] = load(w0, i);
        c1[i] = load(w1, i);
        c2[i] = load(w2, i);
        c3[i] = load(w3, i);
    }
    for (int round = 0; round < philox_rounds; ++round) {
        const __m128i key_0 = _mm_set1_epi64x(key[0]), key_1 = _mm_set1_epi64x(key[1]);
        for (std::size_t i = 0; i < count; ++i) {
            const __m128i product_0 = _mm_mul_epu32(c0[i], multiplier_0);
            const __m128i product_1 = _mm_mul_epu32(c2[i], multiplier_1);
            c0[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product_1, 32), c1[i]), key_0);
            c1[i] = product_1;
            c2[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(product_0, 32), c3[i]), key_1);
            c3[i] = product_0;
        }
        key[0] += philox_weyl_0;
        key[1] += philox_weyl_1;
    }
    const auto store = [&](std::uint64_t* words, std::size_t i, __m128i value) {
        _mm_store_si128(reinterpret_cast<__m128i*>(words) + i, _mm_and_si128(value, word));
    };
    for (std::size_t i = 0; i < count; ++i) {
        store(w0, i, c0[i]);
        store(w1, i, c1[i]);
        store(w2, i, c2[i]);
        store(w3, i, c3[i]);
    }
}
#else
void philox_of_group(std::uint64_t* w0, std::uint64_t* w1, std::uint64_t* w2, std::uint64_t* w3,
                     PhiloxKey key) {
    for (std::size_t i = 0; i < group; ++i) {
        const PhiloxCounter block =
            philox4x32_10({static_cast<std::uint32_t>(w0[i]), static_cast<std::uint32_t>(w1[i]),
                           static_cast<std::uint32_t>(w2[i]), static_cast<std::uint32_t>(w3[i])},
                          key);
        w0[i] = block[0];
        w1[i] = block[1];
        w2[i] = block[2];
        w3[i] = block[3];
    }
}
#endif

PhiloxKey key_of(const WalkStream& stream) {
    return {static_cast<std::uint32_t>(stream.seed), static_cast<std::uint32_t>(stream.seed >> 32U)};
}

constexpr std::uint32_t entrance = 0xFFFFFFFF; // the draw that stands for entering

} // namespace

void Walkers::draw(std::size_t count) {
    // Whole groups: numbers of empty places are never looked at.
    const std::size_t end = std::min((count + group - 1) / group * group, walker_count);
    for (std::size_t i = 0; i < end; ++i) {
        words_[0][i] = draws_[i]++;
        words_[1][i] = person_low_[i];
        words_[2][i] = person_high_[i];
        words_[3][i] = stream_.purpose;
    }
    for (std::size_t i = 0; i < end; i += group) {
        philox_of_group(words_[0].data() + i, words_[1].data() + i, words_[2].data() + i,
                        words_[3].data() + i, key_of(stream_));
    }
    for (std::size_t move = 0; move < moves_per_draw; ++move) {
        for (std::size_t i = 0; i < end; ++i)
            stays_[move][i] = exponential_variate(words_[2 * move + 1][i] << 32U);
    }
}

std::uint32_t entrance_way(const WalkStream& stream, std::uint64_t person) {
    return philox4x32_10({entrance, static_cast<std::uint32_t>(person),
                          static_cast<std::uint32_t>(person >> 32U), stream.purpose},
                         key_of(stream))[0];
}

} // namespace waymark
