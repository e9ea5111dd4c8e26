// What reading and writing share: file descriptors that close themselves, and errno in words.
#pragma once

#include <string_view>

#include <unistd.h>

#include "journey/result.h"

namespace waymark {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (is_open()) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    // Closes now; false where the last bytes could not be kept.
    [[nodiscard]] bool close() {
        const int number = number_;
        number_ = -1;
        return ::close(number) == 0;
    }

private:
    int number_;
};

// `what`, why by `error` (an errno), and what to do about it.
[[nodiscard]] Problem machine_problem(std::string_view what, int error);

} // namespace waymark
