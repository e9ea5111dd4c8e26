// A Dear ImGui frame without a window: fonts built, one frame begun; what is drawn can be looked at.
#pragma once

#include "imgui/fonts.h"

#include <imgui.h>

#include <map>
#include <memory>

namespace waymark {

class HeadlessFrame {
public:
    explicit HeadlessFrame(float width = 1440, float height = 900, double content_scale = 1)
        : baked_(baked_at(content_scale)) {
        ImGui::SetCurrentContext(ImGui::CreateContext(&baked_.atlas));
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        ImGui::NewFrame();
    }
    ~HeadlessFrame() {
        ImGui::EndFrame();
        ImGui::DestroyContext();
    }
    HeadlessFrame(const HeadlessFrame&) = delete;
    HeadlessFrame& operator=(const HeadlessFrame&) = delete;

    [[nodiscard]] const FontLadder& fonts() const { return baked_.ladder; }
    // Covers the whole display.
    [[nodiscard]] ImDrawList& draw_list() const { return *ImGui::GetBackgroundDrawList(); }

private:
    struct Baked {
        ImFontAtlas atlas;
        FontLadder ladder;
    };

    // Once per scale and program: baking takes longer than most tests.
    static Baked& baked_at(double content_scale) {
        static std::map<double, std::unique_ptr<Baked>> all;
        auto& baked = all[content_scale];
        if (!baked) {
            baked = std::make_unique<Baked>();
            baked->ladder = build_fonts(baked->atlas, bake_fonts(content_scale));
        }
        return *baked;
    }

    Baked& baked_;
};

} // namespace waymark
