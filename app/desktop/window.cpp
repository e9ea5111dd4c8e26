#include "desktop/window.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>

#include "desktop/app.h"
#include "desktop/gui.h"
#include "desktop/settings.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <GL/gl.h>
#include <GLFW/glfw3.h>

namespace waymark {

namespace {

// Popups are sized in a first frame that nobody sees, and hover follows a frame later.
constexpr int frames_after_an_event = 4;
constexpr int no_display = 4; // an exit code of its own, so that scripts can go on without a window
constexpr int smallest_width = 1024, smallest_height = 700;

// What GLFW's callbacks need; its window points here.
struct WindowState {
    App& app;
    int frames_due = frames_after_an_event;
    double content_scale = 1;
};

WindowState& state_of(GLFWwindow* window) {
    return *static_cast<WindowState*>(glfwGetWindowUserPointer(window));
}

void ask_for_frames(GLFWwindow* window) {
    state_of(window).frames_due = frames_after_an_event;
}

// The letter or digit on the key in the user's layout, upper case; 0 for other keys.
char character_of(int key, int scancode) {
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return static_cast<char>('0' + key - GLFW_KEY_0);
    const char* name = glfwGetKeyName(key, scancode);
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return 0;
    const auto letter = static_cast<unsigned char>(name[0]);
    return std::isalpha(letter) ? static_cast<char>(std::toupper(letter)) : '\0';
}

Shortcut shortcut_of(int key, int scancode, int modifiers) {
    Shortcut shortcut;
    shortcut.ctrl = (modifiers & GLFW_MOD_CONTROL) != 0;
    shortcut.shift = (modifiers & GLFW_MOD_SHIFT) != 0;
    switch (key) {
    case GLFW_KEY_F2: shortcut.key = Key::f2; break;
    case GLFW_KEY_F5: shortcut.key = Key::f5; break;
    case GLFW_KEY_DELETE: shortcut.key = Key::remove; break;
    case GLFW_KEY_ESCAPE: shortcut.key = Key::escape; break;
    case GLFW_KEY_KP_ADD:
    case GLFW_KEY_EQUAL: shortcut.key = Key::plus; break;
    case GLFW_KEY_KP_SUBTRACT:
    case GLFW_KEY_MINUS: shortcut.key = Key::minus; break;
    default:
        shortcut.character = character_of(key, scancode);
        if (shortcut.character != 0) shortcut.key = Key::character;
    }
    // Where plus needs Shift, Ctrl+Shift+= is still Ctrl+Plus.
    if (shortcut.key == Key::plus) shortcut.shift = false;
    return shortcut;
}

void set_callbacks(GLFWwindow* window) {
    glfwSetKeyCallback(window, [](GLFWwindow* on, int key, int scancode, int action, int modifiers) {
        ask_for_frames(on);
        if (action == GLFW_RELEASE || (modifiers & GLFW_MOD_ALT) != 0) return;
        state_of(on).app.press(shortcut_of(key, scancode, modifiers));
    });
    glfwSetCharCallback(window, [](GLFWwindow* on, unsigned) { ask_for_frames(on); });
    glfwSetCursorPosCallback(window, [](GLFWwindow* on, double, double) { ask_for_frames(on); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* on, int, int, int) { ask_for_frames(on); });
    glfwSetScrollCallback(window, [](GLFWwindow* on, double, double) { ask_for_frames(on); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* on, int) { ask_for_frames(on); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* on, int) { ask_for_frames(on); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* on, int, int) { ask_for_frames(on); });
    glfwSetWindowRefreshCallback(window, ask_for_frames);
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* on, float x, float y) {
        state_of(on).content_scale = std::max(x, y);
        ask_for_frames(on);
    });
    glfwSetDropCallback(window, [](GLFWwindow* on, int count, const char** paths) {
        ask_for_frames(on);
        if (count > 0) state_of(on).app.perform(Open{std::filesystem::path(paths[0])});
    });
    // Closing asks first; the window goes when the app has quit.
    glfwSetWindowCloseCallback(window, [](GLFWwindow* on) {
        glfwSetWindowShouldClose(on, GLFW_FALSE);
        ask_for_frames(on);
        state_of(on).app.perform(RequestClose{});
    });
}

double clamped_scale(double scale) {
    return std::clamp(scale, 1.0, 4.0);
}

// GLFW from its initialisation to its end.
struct Glfw {
    bool is_up = glfwInit() == GLFW_TRUE;
    Glfw() = default;
    ~Glfw() {
        if (is_up) glfwTerminate();
    }
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using Window = std::unique_ptr<GLFWwindow, DestroyWindow>;

Window open_window(const Preferences& preferences) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_MAXIMIZED, preferences.window_maximised ? GLFW_TRUE : GLFW_FALSE);
    Window window(
        glfwCreateWindow(preferences.window_width, preferences.window_height, "Waymark", nullptr, nullptr));
    return window;
}

void remember_size(GLFWwindow* window, App& app, double scale) {
    Preferences preferences = app.session().preferences;
    preferences.window_maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (!preferences.window_maximised) {
        int width = 0, height = 0;
        glfwGetWindowSize(window, &width, &height);
        preferences.window_width = static_cast<int>(std::lround(width / scale));
        preferences.window_height = static_cast<int>(std::lround(height / scale));
    }
    app.perform(SetPreferences{preferences});
}

void draw(GLFWwindow* window, Gui& gui) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    gui.frame();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

void wait_for_events(const WindowState& state) {
    if (state.frames_due > 0) return glfwPollEvents();
    const double seconds = state.app.seconds_until_next_frame();
    if (std::isfinite(seconds))
        glfwWaitEventsTimeout(std::max(seconds, 0.001));
    else
        glfwWaitEvents();
}

void run(GLFWwindow* window, WindowState& state, Gui& gui) {
    std::string title;
    while (!state.app.has_quit()) {
        if (gui.set_content_scale(clamped_scale(state.content_scale))) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        draw(window, gui);
        if (std::string now = state.app.title(); now != title) {
            title = std::move(now);
            glfwSetWindowTitle(window, title.c_str());
        }
        state.frames_due = std::max(0, state.frames_due - 1);
        wait_for_events(state);
    }
}

} // namespace

int run_window(const std::optional<std::filesystem::path>& file) {
    glfwSetErrorCallback([](int, const char* what) { std::fprintf(stderr, "waymark-desktop: %s\n", what); });
    const Glfw glfw;
    if (!glfw.is_up) {
        std::fprintf(stderr,
                     "waymark-desktop: no display to open a window on. The command line (waymark --help) "
                     "works without one.\n");
        return no_display;
    }
    App app({settings_path(), [] {
                 glfwPostEmptyEvent();
             }});
    const Window window = open_window(app.session().preferences);
    if (!window) {
        std::fprintf(stderr, "waymark-desktop: the window needs OpenGL 3.3.\n");
        return 3;
    }
    float x_scale = 1, y_scale = 1;
    glfwGetWindowContentScale(window.get(), &x_scale, &y_scale);
    WindowState state{app, frames_after_an_event, std::max(x_scale, y_scale)};
    const double scale = clamped_scale(state.content_scale);
    glfwSetWindowSizeLimits(window.get(), static_cast<int>(smallest_width * scale),
                            static_cast<int>(smallest_height * scale), GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    if (file) app.perform(Open{*file});

    Gui gui(app, scale);
    glfwSetWindowUserPointer(window.get(), &state);
    set_callbacks(window.get()); // before the backend's, which call them in turn
    ImGui_ImplGlfw_InitForOpenGL(window.get(), true);
    ImGui_ImplOpenGL3_Init("#version 330");
    run(window.get(), state, gui);
    remember_size(window.get(), app, clamped_scale(state.content_scale));
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

} // namespace waymark
