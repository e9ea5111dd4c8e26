#include "desktop/window.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <future>
#include <memory>
#include <string>

#include "desktop/app.h"
#include "desktop/gui.h"
#include "desktop/input_queue.h"
#include "desktop/settings.h"
#include "desktop/start_clock.h"
#include "imgui/input.h"

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

// What GLFW's callbacks need; its window points here.
struct WindowState {
    App& app;
    int frames_due = frames_after_an_event;
    double content_scale = 1;
    InputQueue inputs = {};
    MouseState mouse = {}; // as the frame sees it
};

WindowState& state_of(GLFWwindow* window) {
    return *static_cast<WindowState*>(glfwGetWindowUserPointer(window));
}

void ask_for_frames(GLFWwindow* window) {
    state_of(window).frames_due = frames_after_an_event;
}

void take_in(GLFWwindow* window, const Input& input) {
    ask_for_frames(window);
    state_of(window).inputs.add(input);
}

// The letter, digit or comma on the key in the user's layout, upper case; 0 for other keys.
char character_of(int key, int scancode) {
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return static_cast<char>('0' + key - GLFW_KEY_0);
    const char* name = glfwGetKeyName(key, scancode);
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return 0;
    const auto letter = static_cast<unsigned char>(name[0]);
    if (letter == ',') return ',';
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

double clamped_scale(double scale) {
    return std::clamp(scale, 1.0, 4.0);
}

// Below this size the panels would leave no room for the map.
void limit_size(GLFWwindow* window, double scale) {
    glfwSetWindowSizeLimits(window, static_cast<int>(smallest_window.w * scale),
                            static_cast<int>(smallest_window.h * scale), GLFW_DONT_CARE, GLFW_DONT_CARE);
}

// Mouse and keys wait in the queue; the rest goes to Dear ImGui's backend at once.
void set_callbacks(GLFWwindow* window) {
    glfwSetKeyCallback(window, [](GLFWwindow* on, int key, int scancode, int action, int modifiers) {
        take_in(on, KeyChange{key, scancode, action, modifiers});
    });
    glfwSetCharCallback(window, [](GLFWwindow* on, unsigned code) { take_in(on, Character{code}); });
    glfwSetCursorPosCallback(window, [](GLFWwindow* on, double x, double y) {
        take_in(on, MouseMoved{x, y});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* on, int button, int action, int) {
        take_in(on, MouseButton{button, action != GLFW_RELEASE});
    });
    glfwSetScrollCallback(window, [](GLFWwindow* on, double x, double y) {
        ask_for_frames(on);
        ImGui_ImplGlfw_ScrollCallback(on, x, y);
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* on, int is_inside) {
        ask_for_frames(on);
        if (is_inside == 0) take_in(on, MouseLeft{});
        ImGui_ImplGlfw_CursorEnterCallback(on, is_inside);
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* on, int is_focused) {
        ask_for_frames(on);
        state_of(on).app.set_focus(is_focused != 0);
        ImGui_ImplGlfw_WindowFocusCallback(on, is_focused);
    });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* on, int, int) { ask_for_frames(on); });
    glfwSetWindowRefreshCallback(window, ask_for_frames);
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* on, float x, float y) {
        state_of(on).content_scale = clamped_scale(std::max(x, y));
        limit_size(on, state_of(on).content_scale);
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

double scale_of_first_monitor() {
    float x = 1, y = 1;
    if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
    return clamped_scale(std::max(x, y));
}

// Of the window that these preferences lead to.
double expected_scale(const Preferences& preferences) {
    const double scale = scale_of_first_monitor();
    return pixels_a_unit(scale, preferences.interface_scale,
                         {preferences.window_width * scale, preferences.window_height * scale});
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

// Tells Dear ImGui and the app of an input.
struct Play {
    GLFWwindow* window;
    WindowState& state;

    void operator()(const MouseMoved& moved) const {
        state.mouse.x = static_cast<float>(moved.x);
        state.mouse.y = static_cast<float>(moved.y);
        state.mouse.is_inside = true;
    }
    void operator()(const MouseLeft&) const { state.mouse.is_inside = false; }
    void operator()(const MouseButton& change) const {
        if (change.button < static_cast<int>(state.mouse.is_down.size()))
            state.mouse.is_down[static_cast<std::size_t>(change.button)] = change.is_down;
    }
    void operator()(const KeyChange& change) const {
        ImGui_ImplGlfw_KeyCallback(window, change.key, change.scancode, change.action, change.modifiers);
        if (change.action == GLFW_RELEASE || (change.modifiers & GLFW_MOD_ALT) != 0) return;
        state.app.press(shortcut_of(change.key, change.scancode, change.modifiers));
    }
    void operator()(const Character& typed) const {
        ImGui_ImplGlfw_CharCallback(window, typed.code);
        // On whatever key the layout has it.
        if (typed.code == U'?') state.app.press({Key::character, '?'});
    }
};

// Between the backend's beginning of a frame, which asks for the mouse as it is by now, and Dear ImGui's.
void play_inputs(GLFWwindow* window, WindowState& state) {
    for (const Input& input : state.inputs.take_frame())
        std::visit(Play{window, state}, input);
    give_mouse(ImGui::GetIO(), state.mouse);
}

void draw(GLFWwindow* window, WindowState& state, Gui& gui) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    play_inputs(window, state);
    gui.frame();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

Size size_of(GLFWwindow* window) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    return {static_cast<double>(width), static_cast<double>(height)};
}

void wait_for_events(GLFWwindow* window, const WindowState& state) {
    if (state.frames_due > 0 || !state.inputs.is_empty()) return glfwPollEvents();
    const bool is_out_of_sight = glfwGetWindowAttrib(window, GLFW_ICONIFIED) == GLFW_TRUE;
    const double seconds = state.app.seconds_until_next_frame();
    if (std::isfinite(seconds))
        glfwWaitEventsTimeout(std::max(seconds, is_out_of_sight ? 0.5 : 0.001));
    else
        glfwWaitEvents();
}

void run(GLFWwindow* window, WindowState& state, Gui& gui) {
    std::string title;
    while (!state.app.has_quit()) {
        if (gui.fit_scale(state.content_scale, size_of(window))) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        draw(window, state, gui);
        if (std::string now = state.app.title(); now != title) {
            title = std::move(now);
            glfwSetWindowTitle(window, title.c_str());
        }
        state.frames_due = std::max(0, state.frames_due - 1);
        wait_for_events(window, state);
    }
}

} // namespace

int run_window(const WindowOptions& options) {
    StartClock clock;
    clock.mark("libraries");
    glfwSetErrorCallback([](int, const char* what) { std::fprintf(stderr, "waymark-desktop: %s\n", what); });
    const Glfw glfw;
    if (!glfw.is_up) {
        std::fprintf(stderr,
                     "waymark-desktop: no display to open a window on. The command line (waymark --help) "
                     "works without one.\n");
        return no_display;
    }
    App app({settings_path(), state_folder(), [] {
                 glfwPostEmptyEvent();
             }});
    // While the driver makes the window, for the scale that it will most likely have.
    auto early_fonts = std::async(std::launch::async, bake_fonts, expected_scale(app.session().preferences));
    const Window window = open_window(app.session().preferences);
    if (!window) {
        std::fprintf(stderr, "waymark-desktop: the window needs OpenGL 3.3.\n");
        return 3;
    }
    clock.mark("window");
    float x_scale = 1, y_scale = 1;
    glfwGetWindowContentScale(window.get(), &x_scale, &y_scale);
    WindowState state{app, frames_after_an_event, clamped_scale(std::max(x_scale, y_scale))};
    limit_size(window.get(), state.content_scale);
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    if (options.file) app.perform(Open{*options.file});
    if (options.example) app.perform(OpenExample{*options.example});
    clock.mark("journey");

    Gui gui(app, early_fonts.get());
    clock.mark("fonts");
    glfwSetWindowUserPointer(window.get(), &state);
    ImGui_ImplGlfw_InitForOpenGL(window.get(), false);
    set_callbacks(window.get());
    ImGui_ImplOpenGL3_Init("#version 330");
    clock.mark("backends");
    if (options.time_start) {
        draw(window.get(), state, gui);
        glFinish();
        clock.mark("frame");
        std::printf("%s\n", clock.report().c_str());
    } else {
        run(window.get(), state, gui);
    }
    remember_size(window.get(), app, state.content_scale);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

} // namespace waymark
