// Drawing without a display: an OpenGL context on EGL alone, with a framebuffer to read pixels from.
#pragma once

#include <memory>

#include "desktop/picture.h"
#include "journey/result.h"

namespace waymark {

// Current in its thread from construction on.
class Offscreen {
public:
    // Fails where the machine has no EGL that works without a display.
    [[nodiscard]] static Result<std::unique_ptr<Offscreen>> make(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    void bind();
    [[nodiscard]] Picture read() const;

private:
    Offscreen(int width, int height);
    [[nodiscard]] Problems open();

    int width_;
    int height_;
    void* display_ = nullptr;
    void* context_ = nullptr;
    unsigned framebuffer_ = 0;
    unsigned color_ = 0;
};

} // namespace waymark
