#include "render/imgui/soft_raster.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

float edge(ImVec2 a, ImVec2 b, ImVec2 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// Of two triangles that share an edge only one owns the pixels on it.
bool owns(ImVec2 a, ImVec2 b) {
    return a.y == b.y ? b.x > a.x : b.y < a.y;
}

float texel(const ImFontAtlas& atlas, int x, int y) {
    x = std::clamp(x, 0, atlas.TexWidth - 1);
    y = std::clamp(y, 0, atlas.TexHeight - 1);
    return static_cast<float>(atlas.TexPixelsAlpha8[y * atlas.TexWidth + x]) / 255;
}

float sample(const ImFontAtlas& atlas, ImVec2 uv) {
    const float x = uv.x * static_cast<float>(atlas.TexWidth) - 0.5f;
    const float y = uv.y * static_cast<float>(atlas.TexHeight) - 0.5f;
    const auto x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
    const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
    return (texel(atlas, x0, y0) * (1 - fx) + texel(atlas, x0 + 1, y0) * fx) * (1 - fy) +
           (texel(atlas, x0, y0 + 1) * (1 - fx) + texel(atlas, x0 + 1, y0 + 1) * fx) * fy;
}

struct Canvas {
    const ImFontAtlas& atlas;
    Pixels& pixels;
    ImVec4 clip;

    void triangle(ImDrawVert a, ImDrawVert b, ImDrawVert c) const {
        if (edge(a.pos, b.pos, c.pos) < 0) std::swap(b, c);
        const float area = edge(a.pos, b.pos, c.pos);
        if (area <= 0) return;
        const auto low = [](float v, float bound) {
            return static_cast<int>(std::floor(std::max(v, bound)));
        };
        const auto high = [](float v, float bound) {
            return static_cast<int>(std::ceil(std::min(v, bound)));
        };
        const int x0 = low(std::min({a.pos.x, b.pos.x, c.pos.x}), std::max(clip.x, 0.0f));
        const int y0 = low(std::min({a.pos.y, b.pos.y, c.pos.y}), std::max(clip.y, 0.0f));
        const int x1 =
            high(std::max({a.pos.x, b.pos.x, c.pos.x}), std::min(clip.z, static_cast<float>(pixels.width)));
        const int y1 =
            high(std::max({a.pos.y, b.pos.y, c.pos.y}), std::min(clip.w, static_cast<float>(pixels.height)));
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) {
                const ImVec2 p(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
                const float wa = edge(b.pos, c.pos, p), wb = edge(c.pos, a.pos, p),
                            wc = edge(a.pos, b.pos, p);
                const bool is_inside = (wa > 0 || (wa == 0 && owns(b.pos, c.pos))) &&
                                       (wb > 0 || (wb == 0 && owns(c.pos, a.pos))) &&
                                       (wc > 0 || (wc == 0 && owns(a.pos, b.pos)));
                if (is_inside) blend(x, y, a, b, c, wa / area, wb / area, wc / area);
            }
    }

    void blend(int x, int y, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, float wa,
               float wb, float wc) const {
        const ImVec4 ca = ImGui::ColorConvertU32ToFloat4(a.col), cb = ImGui::ColorConvertU32ToFloat4(b.col),
                     cc = ImGui::ColorConvertU32ToFloat4(c.col);
        const ImVec2 uv(wa * a.uv.x + wb * b.uv.x + wc * c.uv.x, wa * a.uv.y + wb * b.uv.y + wc * c.uv.y);
        const float alpha = (wa * ca.w + wb * cb.w + wc * cc.w) * sample(atlas, uv);
        Color& under = pixels.colors[static_cast<std::size_t>(y * pixels.width + x)];
        const auto mix = [&](std::uint8_t& part, float over) {
            const float mixed = static_cast<float>(part) * (1 - alpha) + over * 255 * alpha;
            part = static_cast<std::uint8_t>(std::clamp(mixed + 0.5f, 0.0f, 255.0f));
        };
        mix(under.r, wa * ca.x + wb * cb.x + wc * cc.x);
        mix(under.g, wa * ca.y + wb * cb.y + wc * cc.y);
        mix(under.b, wa * ca.z + wb * cb.z + wc * cc.z);
    }
};

} // namespace

Pixels rasterize(const ImDrawList& draw, const ImFontAtlas& atlas, int width, int height, Color background) {
    Pixels pixels{
        width, height,
        std::vector<Color>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), background)};
    for (const ImDrawCmd& command : draw.CmdBuffer) {
        const Canvas canvas{atlas, pixels, command.ClipRect};
        const auto vertex = [&](unsigned i) {
            return draw.VtxBuffer[static_cast<int>(command.VtxOffset +
                                                   draw.IdxBuffer[static_cast<int>(command.IdxOffset + i)])];
        };
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
            canvas.triangle(vertex(i), vertex(i + 1), vertex(i + 2));
    }
    return pixels;
}

std::string to_ppm(const Pixels& pixels) {
    std::string bytes =
        "P6\n" + std::to_string(pixels.width) + ' ' + std::to_string(pixels.height) + "\n255\n";
    for (const Color c : pixels.colors)
        for (const std::uint8_t part : {c.r, c.g, c.b})
            bytes += static_cast<char>(part);
    return bytes;
}

} // namespace waymark
