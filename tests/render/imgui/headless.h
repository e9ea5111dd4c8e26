// A Dear ImGui frame without a window: fonts built, one frame begun; what is drawn can be looked at.
#pragma once

#include <imgui.h>

#include "imgui/fonts.h"

namespace waymark {

class HeadlessFrame {
public:
    explicit HeadlessFrame(float width = 1440, float height = 900, double content_scale = 1) {
        ImGui::SetCurrentContext(ImGui::CreateContext());
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        fonts_ = build_fonts(*io.Fonts, content_scale);
        ImGui::NewFrame();
    }
    ~HeadlessFrame() {
        ImGui::EndFrame();
        ImGui::DestroyContext();
    }
    HeadlessFrame(const HeadlessFrame&) = delete;
    HeadlessFrame& operator=(const HeadlessFrame&) = delete;

    [[nodiscard]] const FontLadder& fonts() const { return fonts_; }
    // Covers the whole display.
    [[nodiscard]] ImDrawList& draw_list() const { return *ImGui::GetBackgroundDrawList(); }

private:
    FontLadder fonts_;
};

} // namespace waymark
