// How far the periods that were read off a growing basis can be trusted.
#pragma once

#include <cstddef>
#include <vector>

#include "markov/columns.h"

namespace waymark {

// Compares the rows of each look at a basis with those of the look before, and people with those there were.
class StepTrust {
public:
    // `here` people are at the start; errors are relative to `people`.
    StepTrust(double here, double people, std::size_t steps) : here_(here), people_(people), steps_(steps) {}

    // Sees the rows of a basis of this size, or nothing where none could be read. `is_all`: the basis holds
    // all there is, so that only rounding is left.
    void see(const std::vector<ResponseRow>* rows, std::size_t size, bool is_all);

    // Of the rows up to each step, as far as can be seen: what changed since the look before, less as much
    // as it had been falling from look to look, but not less than people are from being conserved.
    [[nodiscard]] const std::vector<double>& errors() const { return errors_; }
    // How many steps have no more than their part of an error allowed to all of them.
    [[nodiscard]] std::size_t steps_within(double error) const;
    // The size at which it is worth looking whether the last step's error has come down to this.
    [[nodiscard]] std::size_t next_look(double error) const;

private:
    void note_changes(const std::vector<ResponseRow>& rows, std::size_t size);
    void note_imbalances(const std::vector<ResponseRow>& rows);

    double here_, people_;
    std::size_t steps_;
    std::vector<ResponseRow> before_;
    std::vector<double> changes_; // since the look before, of the rows up to each step
    std::vector<double> errors_;
    double rate_ = 0; // by which the logarithm of the last step's change falls with each vector
    std::size_t size_ = 0;
};

} // namespace waymark
