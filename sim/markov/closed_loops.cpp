#include "markov/closed_loops.h"

#include <algorithm>
#include <utility>

namespace waymark {

namespace {

// Strongly connected components by Tarjan's algorithm, without recursion: a map may be a path of thousands.
class Components {
public:
    explicit Components(const Chain& chain)
        : chain_(chain)
        , order_(chain.nodes.size(), -1)
        , low_(order_)
        , of_(order_) {
        for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
            if (order_[i] < 0) visit(i);
        }
    }
    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] int of(std::size_t node) const { return of_[node]; }

private:
    void visit(std::size_t root) {
        std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}}; // node, next link
        open(root);
        while (!path.empty()) {
            const std::size_t node = path.back().first;
            const auto& links = chain_.nodes[node].links;
            if (path.back().second < links.size()) {
                const auto target = static_cast<std::size_t>(links[path.back().second++].target);
                if (order_[target] < 0) {
                    open(target);
                    path.emplace_back(target, 0);
                } else if (of_[target] < 0) {
                    low_[node] = std::min(low_[node], order_[target]);
                }
                continue;
            }
            path.pop_back();
            if (!path.empty()) low_[path.back().first] = std::min(low_[path.back().first], low_[node]);
            if (low_[node] == order_[node]) close(node);
        }
    }
    void open(std::size_t node) {
        order_[node] = low_[node] = next_++;
        stack_.push_back(node);
    }
    void close(std::size_t node) {
        std::size_t member = 0;
        do {
            member = stack_.back();
            stack_.pop_back();
            of_[member] = count_;
        } while (member != node);
        ++count_;
    }

    const Chain& chain_;
    std::vector<int> order_, low_, of_;
    std::vector<std::size_t> stack_;
    int next_ = 0, count_ = 0;
};

// Leaving and finishing are possible at every level or at none, so one level speaks for all.
bool has_way_out(const ChainNode& node) {
    return node.leaves[5] > 0 || node.done[5] > 0;
}

} // namespace

std::vector<std::vector<std::string>> closed_loops(const Chain& chain) {
    const Components components(chain);
    std::vector<char> is_open(static_cast<std::size_t>(components.count()), 0);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const auto here = components.of(i);
        bool leads_out = has_way_out(chain.nodes[i]);
        for (const ChainLink& link : chain.nodes[i].links) {
            leads_out = leads_out || components.of(static_cast<std::size_t>(link.target)) != here;
        }
        if (leads_out) is_open[static_cast<std::size_t>(here)] = 1;
    }
    std::vector<std::vector<std::string>> loops;
    for (int component = 0; component < components.count(); ++component) {
        if (is_open[static_cast<std::size_t>(component)]) continue;
        std::vector<int> touchpoints;
        for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
            if (components.of(i) == component) touchpoints.push_back(chain.nodes[i].touchpoint);
        }
        std::sort(touchpoints.begin(), touchpoints.end());
        touchpoints.erase(std::unique(touchpoints.begin(), touchpoints.end()), touchpoints.end());
        std::vector<std::string> ids;
        for (const int t : touchpoints)
            ids.push_back(chain.touchpoints[static_cast<std::size_t>(t)].id);
        // A loop of prospects and the same loop of customers are one loop to the reader.
        if (std::find(loops.begin(), loops.end(), ids) == loops.end()) loops.push_back(std::move(ids));
    }
    return loops;
}

} // namespace waymark
