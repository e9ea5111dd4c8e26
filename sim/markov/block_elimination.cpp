#include "markov/block_elimination.h"

#include <algorithm>
#include <queue>

#include "markov/remainder.h"

namespace waymark {

namespace {

constexpr Block identity = [] {
    Block block;
    for (std::size_t k = 0; k < level_count; ++k)
        block.entries[k * block_stride + k] = 1;
    return block;
}();

} // namespace

Block inverse_of_transient(const Block& within, const LevelVector& exit) {
    Block t = within;
    LevelVector out = exit;
    LevelVector pivot{};
    // Forward: state p is eliminated; t keeps B[r][p]/pivot below and B[p][q] right of the diagonal.
    for (std::size_t p = 0; p < level_count; ++p) {
        double sum = out[p];
        for (std::size_t q = p + 1; q < level_count; ++q)
            sum += t(p, q);
        pivot[p] = sum;
        for (std::size_t r = p + 1; r < level_count; ++r) {
            const double factor = t(r, p) / sum;
            t(r, p) = factor;
            if (factor == 0) continue;
            for (std::size_t q = p + 1; q < level_count; ++q)
                t(r, q) += factor * t(p, q);
            out[r] += factor * out[p];
        }
    }
    // All right sides at once: y = L⁻¹ I, then x = U⁻¹ y.
    Block x = identity;
    for (std::size_t r = 0; r < level_count; ++r) {
        for (std::size_t p = 0; p < r; ++p) {
            const double factor = t(r, p);
            for (std::size_t c = 0; c <= p; ++c)
                x(r, c) += factor * x(p, c);
        }
    }
    for (std::size_t p = level_count; p-- > 0;) {
        for (std::size_t q = p + 1; q < level_count; ++q) {
            const double factor = t(p, q);
            for (std::size_t c = 0; c < level_count; ++c)
                x(p, c) += factor * x(q, c);
        }
        for (std::size_t c = 0; c < level_count; ++c)
            x(p, c) /= pivot[p];
    }
    return x;
}

BlockElimination::BlockElimination(const BlockChain& chain) {
    Remainder rest(chain);
    const auto n = chain.arcs.size();
    using Candidate = std::pair<std::size_t, int>; // price, node
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue;
    for (std::size_t i = 0; i < n; ++i)
        queue.emplace(rest.price(static_cast<int>(i)), static_cast<int>(i));
    std::vector<char> is_gone(n, 0);
    steps_.reserve(n);
    Remainder::Eliminated gone;

    while (!queue.empty()) {
        const auto [price, node] = queue.top();
        queue.pop();
        if (is_gone[static_cast<std::size_t>(node)]) continue;
        if (price != rest.price(node)) {
            queue.emplace(rest.price(node), node); // its neighbourhood changed since
            continue;
        }
        is_gone[static_cast<std::size_t>(node)] = 1;
        rest.eliminate(node, gone);

        Step step{node, gone.has_loop, gone.stay, in_.size(), 0, out_.size(), 0};
        in_.insert(in_.end(), gone.in.begin(), gone.in.end());
        out_.insert(out_.end(), gone.out.begin(), gone.out.end());
        step.in_end = in_.size();
        step.out_end = out_.size();
        steps_.push_back(step);
        for (const BlockArc& arc : gone.in)
            queue.emplace(rest.price(arc.node), arc.node);
        for (const BlockArc& arc : gone.out)
            queue.emplace(rest.price(arc.node), arc.node);
    }
}

std::vector<double> BlockElimination::visits(std::span<const double> entries) const {
    std::vector<double> x(entries.begin(), entries.end());
    const auto at = [&](int node) {
        return x.data() + static_cast<std::size_t>(node) * block_stride;
    };
    for (const Step& step : steps_) {
        double* const here = at(step.node);
        if (step.has_loop) {
            LevelVector stayed{};
            add_row_product(stayed.data(), here, step.stay);
            std::copy(stayed.begin(), stayed.end(), here);
        }
        for (std::size_t o = step.out_begin; o < step.out_end; ++o)
            add_row_product(at(out_[o].node), here, out_[o].block);
    }
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        double* const here = at(step->node);
        if (step->in_begin == step->in_end) continue;
        LevelVector back{};
        for (std::size_t i = step->in_begin; i < step->in_end; ++i)
            add_row_product(back.data(), at(in_[i].node), in_[i].block);
        if (step->has_loop) {
            add_row_product(here, back.data(), step->stay);
        } else {
            for (std::size_t k = 0; k < level_count; ++k)
                here[k] += back[k];
        }
    }
    return x;
}

std::vector<double> BlockElimination::totals(std::span<const double> rewards) const {
    std::vector<double> y(rewards.begin(), rewards.end());
    const auto at = [&](int node) {
        return y.data() + static_cast<std::size_t>(node) * block_stride;
    };
    const auto stayed = [](const Step& step, const double* here) {
        LevelVector out{};
        if (step.has_loop) {
            add_column_product(out.data(), step.stay, here);
        } else {
            std::copy(here, here + level_count, out.begin());
        }
        return out;
    };
    for (const Step& step : steps_) {
        const LevelVector here = stayed(step, at(step.node));
        for (std::size_t i = step.in_begin; i < step.in_end; ++i)
            add_column_product(at(in_[i].node), in_[i].block, here.data());
        std::copy(here.begin(), here.end(), at(step.node));
    }
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        LevelVector ahead{};
        for (std::size_t o = step->out_begin; o < step->out_end; ++o) {
            add_column_product(ahead.data(), out_[o].block, at(out_[o].node));
        }
        const LevelVector back = stayed(*step, ahead.data());
        for (std::size_t k = 0; k < level_count; ++k)
            at(step->node)[k] += back[k];
    }
    return y;
}

} // namespace waymark
