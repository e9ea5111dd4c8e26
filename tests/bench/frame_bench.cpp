// Frames of the desktop without a window: the map of a large journey laid out, drawn and worked on by hand.
// All times are the CPU time of the thread that draws.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <imgui.h>

#include "bench_journey.h"
#include "desktop/app.h"
#include "desktop/gui.h"
#include "imgui/fonts.h"
#include "scene/crowd_schedule.h"
#include "scene/map_view.h"
#include "session/probe.h"
#include "whatif/crowd.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

constexpr float width = 1440, height = 900;
constexpr float frame_seconds = 1.0F / 60;

// With lanes, names, pains, evidence and services as real maps have them.
Journey map_journey(int touchpoints) {
    Journey journey = bench_journey(touchpoints);
    for (Stage& stage : journey.stages)
        stage.name = "Stage " + stage.id;
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        Touchpoint& t = journey.touchpoints[i];
        t.name = "Touchpoint with number " + std::to_string(i);
        t.lane = static_cast<Lane>(i * 5 % 3);
        t.evidence.level = static_cast<EvidenceLevel>(i % 3);
        t.initiated_by = i % 2 == 0 ? Initiator::company : Initiator::customer;
        t.kind = i % 5 == 0 ? Kind::service : Kind::experience;
        t.moment_of_truth = i % 7 == 0;
        if (i % 4 == 0) t.pains = {"The queue is long in the afternoon"};
        if (i % 6 == 0) t.opportunities = {"Ask for the time of arrival"};
    }
    for (Persona& persona : journey.personas)
        persona.name = "Persona " + persona.id;
    journey.scenarios.front().name = "A better way";
    return journey;
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The whole program but its pixels, with that journey open under its scenario and all figures there.
class Desk {
public:
    explicit Desk(int touchpoints) : gui_(app_, bake_fonts(1)) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {width, height};
        io.DeltaTime = frame_seconds;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        unsigned char* pixels = nullptr;
        int w = 0, h = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
        app_.perform(FileOpened{{}, std::make_shared<const Journey>(map_journey(touchpoints))});
        app_.perform(SetScenario{"better"});
        app_.finish_figures();
        for (int i = 0; i < 60; ++i)
            gui_.frame();
    }

    void frame() { gui_.frame(); }
    [[nodiscard]] App& app() { return app_; }

private:
    App app_;
    Gui gui_;
};

void tell_ranks(benchmark::State& state, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    const auto rank = [&](double share) {
        return 1e3 * times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    state.counters["median_ms"] = rank(0.5);
    state.counters["p99_ms"] = rank(0.99);
}

// Times one frame after another, each after `hand(i)` has moved mouse or wheel.
void time_frames(benchmark::State& state, Desk& desk, const std::function<void(int)>& hand) {
    std::vector<double> times;
    int i = 0;
    for (auto _ : state) {
        hand(i++);
        const double begin = cpu_seconds();
        desk.frame();
        times.push_back(cpu_seconds() - begin);
        state.SetIterationTime(times.back());
    }
    tell_ranks(state, times);
}

void sizes(benchmark::internal::Benchmark* bench) {
    bench->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(600);
}

void frame_at_rest(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    time_frames(state, desk, [](int) {});
}
BENCHMARK(frame_at_rest)->Apply(sizes);

// People walk on the map, a moment later in each frame.
void frame_with_people(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    desk.app().perform(WatchPeople{});
    desk.app().finish_studies();
    time_frames(state, desk, [](int) {});
}
BENCHMARK(frame_with_people)->Apply(sizes);

// The pointer sweeps over the map, from card to card and link to link.
void frame_hovering(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    time_frames(state, desk, [](int i) {
        ImGui::GetIO().MousePos = {400 + static_cast<float>(i * 7 % 700),
                                   150 + static_cast<float>(i * 3 % 300)};
    });
}
BENCHMARK(frame_hovering)->Apply(sizes);

// The middle button drags the map to and fro.
void frame_panning(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    time_frames(state, desk, [](int i) {
        ImGuiIO& io = ImGui::GetIO();
        io.MouseDown[ImGuiMouseButton_Middle] = true;
        io.MousePos = {700 + 300 * std::sin(static_cast<float>(i) / 20), 300};
    });
}
BENCHMARK(frame_panning)->Apply(sizes);

// Ctrl and the wheel, in and out: another zoom in every frame.
void frame_zooming(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    time_frames(state, desk, [](int i) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {700, 300};
        io.KeyCtrl = true;
        io.MouseWheel = i / 20 % 2 == 0 ? 0.25F : -0.25F;
    });
}
BENCHMARK(frame_zooming)->Apply(sizes);

// A card hangs on the pointer and is dragged over the cells.
void frame_dragging_a_card(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    const auto card = probed("canvas/card.t2");
    if (!card) return state.SkipWithError("the card is not in view");
    const Point at = card->center();
    time_frames(state, desk, [&](int i) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(at.x) + static_cast<float>(i * 5 % 600), static_cast<float>(at.y)};
        io.MouseDown[ImGuiMouseButton_Left] = i > 0;
    });
}
BENCHMARK(frame_dragging_a_card)->Apply(sizes);

// A card is selected, so that its links say their people.
void frame_with_a_selection(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    int last = 0;
    time_frames(state, desk, [&](int i) {
        last = (last + 1) % 100;
        desk.app().perform(Select{{{OwnerKind::touchpoint, "t" + std::to_string(last), ""}}});
        static_cast<void>(i);
    });
}
BENCHMARK(frame_with_a_selection)->Apply(sizes);

// The table, filtered and sorted, scrolled by the wheel; in every tenth frame the map is another one.
void frame_of_the_table(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    desk.app().perform(SetView{MainView::table});
    desk.app().workspace().table.order = {"touchpoint", TouchpointColumn::effort, true};
    for (int i = 0; i < 10; ++i)
        desk.frame();
    Touchpoint touchpoint = shown_journey(desk.app().session()).touchpoints.front();
    time_frames(state, desk, [&](int i) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {700, 300};
        io.MouseWheel = i / 40 % 2 == 0 ? -1.0F : 1.0F;
        if (i % 10 != 0) return;
        touchpoint.notes = std::to_string(i); // words change no figures
        desk.app().perform(Commit{{UpdateTouchpoint{touchpoint}}, "Set notes", {}});
    });
}
BENCHMARK(frame_of_the_table)->Apply(sizes);

// A slider of the inspector moves: the drawing thread's share of the projection, and map, curve and charts
// anew.
void frame_while_a_slider_moves(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    Touchpoint touchpoint =
        shown_journey(desk.app().session()).touchpoints[static_cast<std::size_t>(state.range(0)) / 2];
    desk.app().perform(Select{{{OwnerKind::touchpoint, touchpoint.id, ""}}});
    std::vector<double> times;
    for (auto _ : state) {
        touchpoint.scores.people = touchpoint.scores.people > 5 ? 4.9 : 5.1;
        const double begin = cpu_seconds();
        desk.app().perform(Preview{{UpdateTouchpoint{touchpoint}}, "Set people"});
        desk.frame();
        times.push_back(cpu_seconds() - begin);
        state.SetIterationTime(times.back());
    }
    tell_ranks(state, times);
}
BENCHMARK(frame_while_a_slider_moves)
    ->Arg(20)
    ->Arg(200)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(200);

// From an edit to the first bands in the charts, by the clock on the wall: exact figures, then a few draws.
void first_bands_after_an_edit(benchmark::State& state) {
    Desk desk(static_cast<int>(state.range(0)));
    Touchpoint touchpoint = shown_journey(desk.app().session()).touchpoints.front();
    for (auto _ : state) {
        touchpoint.scores.people = touchpoint.scores.people > 5 ? 4.9 : 5.1;
        desk.app().perform(Commit{{UpdateTouchpoint{touchpoint}}, "Set people", {}});
        desk.frame();
        while (!desk.app().session().bands.over_time) {
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
            desk.frame();
        }
    }
}
BENCHMARK(first_bands_after_an_edit)
    ->Arg(20)
    ->Arg(200)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(20);

// Beside the frames: from a map to people who can be drawn.
void making_a_crowd(benchmark::State& state) {
    const Journey journey = map_journey(static_cast<int>(state.range(0)));
    const Plan planned = *plan(journey, &journey.scenarios.front());
    for (auto _ : state)
        benchmark::DoNotOptimize(schedule_of(std::make_shared<const Crowd>(crowd(planned))));
}
BENCHMARK(making_a_crowd)->Arg(20)->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

struct Drawn {
    Journey journey;
    Outcome base, better;

    explicit Drawn(int touchpoints)
        : journey(map_journey(touchpoints))
        , base(*simulate(journey, nullptr))
        , better(*simulate(journey, &journey.scenarios.front())) {}
    [[nodiscard]] MapSubject subject() const {
        return {journey, journey, &journey.scenarios.front(), &base, &better};
    }
};

// Places of all cards, links and texts: after an edit, and at another zoom.
void layout(benchmark::State& state) {
    const Drawn drawn(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(layout_map(drawn.subject(), {}));
}
BENCHMARK(layout)->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

// The display lists: with new figures, and with another selection.
void draw(benchmark::State& state) {
    const Drawn drawn(static_cast<int>(state.range(0)));
    const MapGeometry geometry = layout_map(drawn.subject(), {});
    for (auto _ : state)
        benchmark::DoNotOptimize(draw_map(drawn.subject(), geometry, {}));
}
BENCHMARK(draw)->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

// Both weights at all sizes, on two threads: at the start.
void font_baking(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(bake_fonts(static_cast<double>(state.range(0))));
}
BENCHMARK(font_baking)
    ->ArgName("scale")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

} // namespace

BENCHMARK_MAIN();
