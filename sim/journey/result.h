// Result<T>: a value, or the problems that stand in its way, each with its place and a way out.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journey/claim.h"

namespace waymark {

// What is wrong with an input, said to a person: where, what, and what to do about it.
struct Problem {
    std::string place;  // `touchpoints[3] "checkin"`, `line 12, column 5`, or empty for the whole
    std::string what;   // `leave is 1.4, must be 0–1`
    std::string remedy; // `Write a share, such as 0.14 for 14 %.`; may be empty where `what` says it all

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

// "PLACE: WHAT. REMEDY", leaving out what is empty.
[[nodiscard]] std::string to_text(const Problem& problem);

// A value of T, or at least one Problem. Refusals of input are values; exceptions are for a broken machine.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Problem problem) : state_(Problems{std::move(problem)}) {}
    Result(Problems problems) : state_(std::move(problems)) {
        CLAIM(!std::get<Problems>(state_).empty(), "a failed Result names at least one problem");
    }

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    [[nodiscard]] bool has_value() const { return std::holds_alternative<T>(state_); }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T operator*() && { return std::move(value()); } // by value: a loop over it may outlive the Result
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const T& value() const& {
        CLAIM(has_value(), "the value of a Result is asked for although it failed");
        return std::get<T>(state_);
    }
    [[nodiscard]] T& value() & {
        CLAIM(has_value(), "the value of a Result is asked for although it failed");
        return std::get<T>(state_);
    }
    [[nodiscard]] T value() && { return std::move(value()); }

    [[nodiscard]] const Problems& problems() const& {
        CLAIM(!has_value(), "the problems of a Result are asked for although it has a value");
        return std::get<Problems>(state_);
    }
    [[nodiscard]] Problems problems() && { return std::as_const(*this).problems(); }

private:
    std::variant<T, Problems> state_;
};

} // namespace waymark
