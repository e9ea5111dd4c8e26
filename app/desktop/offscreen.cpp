#include "desktop/offscreen.h"

#include <algorithm>
#include <array>
#include <string>

#define GL_GLEXT_PROTOTYPES
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>

namespace waymark {

namespace {

Problem no_offscreen(const std::string& why) {
    return {"", "this machine cannot draw without a display: " + why,
            "Install an EGL driver such as Mesa's (libegl1, libgl1-mesa-dri)."};
}

} // namespace

Offscreen::Offscreen(int width, int height) : width_(width), height_(height) {}

Result<std::unique_ptr<Offscreen>> Offscreen::make(int width, int height) {
    std::unique_ptr<Offscreen> made(new Offscreen(width, height));
    if (auto problems = made->open(); !problems.empty()) return problems;
    return made;
}

Problems Offscreen::open() {
    display_ = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    if (display_ == EGL_NO_DISPLAY || !eglInitialize(display_, nullptr, nullptr))
        return {no_offscreen("EGL has no surfaceless platform")};
    if (!eglBindAPI(EGL_OPENGL_API)) return {no_offscreen("EGL has no desktop OpenGL")};
    constexpr std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0,
                                           EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(display_, wanted.data(), &config, 1, &count) || count == 0)
        return {no_offscreen("EGL offers no configuration")};
    constexpr std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                            3,
                                            EGL_CONTEXT_MINOR_VERSION,
                                            3,
                                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                            EGL_NONE};
    context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, version.data());
    if (context_ == EGL_NO_CONTEXT) return {no_offscreen("there is no OpenGL 3.3")};
    if (!eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_))
        return {no_offscreen("the OpenGL context cannot be used without a surface")};
    GLint largest = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
    if (std::max(width_, height_) > largest)
        return {no_offscreen("pictures have at most " + std::to_string(largest) + " pixels a side")};
    glGenRenderbuffers(1, &color_);
    glBindRenderbuffer(GL_RENDERBUFFER, color_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return {no_offscreen("the framebuffer is refused")};
    return {};
}

Offscreen::~Offscreen() {
    if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
    if (color_ != 0) glDeleteRenderbuffers(1, &color_);
    if (context_ != nullptr) {
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display_, context_);
    }
    if (display_ != nullptr) eglTerminate(display_);
}

void Offscreen::bind() {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glViewport(0, 0, width_, height_);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

Picture Offscreen::read() const {
    const auto row = static_cast<std::size_t>(width_) * 4;
    std::vector<std::uint8_t> from_below(row * static_cast<std::size_t>(height_));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, from_below.data());
    Picture picture{width_, height_, std::vector<std::uint8_t>(from_below.size())};
    for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y)
        std::copy_n(from_below.begin() + static_cast<std::ptrdiff_t>(row * (height_ - 1 - y)), row,
                    picture.rgba.begin() + static_cast<std::ptrdiff_t>(row * y));
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
        picture.rgba[i] = 255;
    return picture;
}

} // namespace waymark
