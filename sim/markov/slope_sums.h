// Sums over people and what lies ahead of them, from which the derivative by every field follows.
#pragma once

#include <span>
#include <vector>

#include "markov/all_ways.h"
#include "markov/block.h"

namespace waymark {

// Products of those who come, depart or take a way with what the states they come into are worth. Everything
// here is bilinear, so that people and worth may be given as a sum of pairs.
class SlopeSums {
public:
    struct AtTouchpoint {
        Block arrivals;           // by level before the experience, times what each level after it is worth
        LevelVector departures{}; // times what staying on is worth
        LevelVector leavers{};    // times what one who leaves counts for
    };
    struct AlongLink {
        LevelVector ahead{}; // departures by level, times what the link's way is worth to those who take it
        double friction_up = 0;   // of those who take it, by its friction as it rises
        double friction_down = 0; // and as it falls
        bool is_unknown = false;  // it leads where the chain has no node
    };

    // The open chain must outlive this.
    explicit SlopeSums(const OpenChain& open);

    // Departures and worth by state; `leaver`: what a customer who leaves for good counts for.
    void add(std::span<const double> departures, std::span<const double> worth, double leaver);
    // People who come to this touchpoint as prospects, by level before the experience there.
    void add_arrivals(std::size_t touchpoint, const LevelVector& people, std::span<const double> worth);
    // What they are worth, with the people as they are.
    [[nodiscard]] double worth_of_arrivals(std::size_t touchpoint, const LevelVector& people,
                                           std::span<const double> worth) const;

    [[nodiscard]] const AtTouchpoint& at(std::size_t touchpoint) const { return touchpoints_[touchpoint]; }
    [[nodiscard]] const AlongLink& along(std::size_t link) const { return links_[link]; }

private:
    struct NodeWay {
        const Way* way;
        std::size_t target;   // node
        std::size_t up, down; // points of friction in which a small change begins
    };
    const OpenChain* open_;
    std::vector<std::vector<NodeWay>> ways_; // by node
    std::vector<AtTouchpoint> touchpoints_;
    std::vector<AlongLink> links_;
    std::vector<double> before_, arriving_; // by state: worth before the experience, people before it
};

} // namespace waymark
