#include "imgui/fonts.h"

#include "imgui/compat.h"
#include "journey/claim.h"
#include "text/fonts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>

namespace waymark {

namespace {

constexpr std::array<Weight, 2> weights{Weight::regular, Weight::semibold};
// Beyond this em, in pixels, nothing larger is baked: its texture would cost more than a little softness.
constexpr double largest_em_px = 64;

// Neither side may pass 4096, where the textures of some drivers end.
int texture_width_at(double content_scale) {
    return content_scale > 1.25 ? 4096 : 2048;
}

// From this size on, a rung that is hardly larger than the one before is not worth its pixels.
constexpr double fine_em_px = 28;
constexpr double least_step = 1.15;

// Sizes of the type scale, one for maps seen from afar, and some for zooming in; with every character where
// text is typed.
std::vector<BakedSize> baked_sizes(double content_scale) {
    constexpr std::array<BakedSize, 10> at_scale_1{{{8, false},
                                                    {10, false},
                                                    {11, true},
                                                    {12, true},
                                                    {13, false},
                                                    {14, true},
                                                    {17, false},
                                                    {20, false},
                                                    {28, false},
                                                    {40, false}}};
    std::vector<BakedSize> sizes;
    for (const auto [em, has_all] : at_scale_1) {
        const double em_px = std::min(em * content_scale, largest_em_px);
        const bool is_fine = em_px <= fine_em_px;
        if (sizes.empty() || em_px > sizes.back().em_px * (is_fine ? 1 : least_step))
            sizes.push_back({em_px, has_all});
    }
    return sizes;
}

ImFont* add_empty_font(ImFontAtlas& atlas, double em_px, Weight weight) {
    static const ImWchar only_space[] = {' ', ' ', 0};
    const auto file = font_file(weight);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false; // it lies in the program
    config.OversampleH = config.OversampleV = 1;
    // ImGui takes a pointer to mutable data but only reads what it does not own.
    void* const data = const_cast<std::uint8_t*>(file.data());
    return atlas.AddFontFromMemoryTTF(data, static_cast<int>(file.size()),
                                      static_cast<float>(imgui_size_of(em_px, weight)), &config, only_space);
}

void copy_pixels(const GlyphSheet& sheet, ImFontAtlas& atlas, const ImFontAtlasCustomRect& rect) {
    for (int row = 0; row < sheet.height; ++row)
        std::memcpy(atlas.TexPixelsAlpha8 + (rect.Y + row) * atlas.TexWidth + rect.X,
                    sheet.coverage.data() + row * sheet.width, static_cast<std::size_t>(sheet.width));
}

void add_glyphs(const GlyphSheet& sheet, const ImFontAtlas& atlas, const ImFontAtlasCustomRect& rect,
                std::span<const FontRung> rungs) {
    const auto u = [&](int x) {
        return static_cast<float>(rect.X + x) / static_cast<float>(atlas.TexWidth);
    };
    const auto v = [&](int y) {
        return static_cast<float>(rect.Y + y) / static_cast<float>(atlas.TexHeight);
    };
    for (const SheetGlyph& glyph : sheet.glyphs) {
        const FontRung& rung = rungs[static_cast<std::size_t>(glyph.size_index)];
        const auto left = static_cast<float>(glyph.left);
        const auto top = static_cast<float>(rung.baseline + glyph.top);
        rung.font->AddGlyph(nullptr, static_cast<ImWchar>(glyph.code), left, top,
                            left + static_cast<float>(glyph.width), top + static_cast<float>(glyph.height),
                            u(glyph.x), v(glyph.y), u(glyph.x + glyph.w), v(glyph.y + glyph.h),
                            static_cast<float>(glyph.advance));
    }
    for (const FontRung& rung : rungs) {
        rung.font->FallbackChar = 0xFFFD;
        rung.font->BuildLookupTable();
    }
}

} // namespace

FontSheets bake_fonts(double content_scale) {
    FontSheets baked;
    baked.content_scale = content_scale;
    baked.sizes = baked_sizes(content_scale);
    const int width = texture_width_at(content_scale) - 2;
    auto semibold =
        std::async(std::launch::async, [&] { return rasterize(Weight::semibold, baked.sizes, width); });
    baked.sheets[static_cast<std::size_t>(Weight::regular)] = rasterize(Weight::regular, baked.sizes, width);
    baked.sheets[static_cast<std::size_t>(Weight::semibold)] = semibold.get();
    return baked;
}

FontLadder build_fonts(ImFontAtlas& atlas, const FontSheets& baked) {
    CLAIM(atlas.Fonts.empty(), "the atlas has no fonts yet");
    const auto& sheets = baked.sheets;
    atlas.TexDesiredWidth = texture_width_at(baked.content_scale);
    atlas.FontBuilderIO = ImFontAtlasGetBuilderForStbTruetype();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    FontLadder ladder;
    ladder.content_scale = baked.content_scale;
    for (const Weight weight : weights)
        for (const auto& [em_px, has_all] : baked.sizes) {
            const double baseline = std::ceil(font_metrics(weight).ascender * em_px);
            ladder.rungs[static_cast<std::size_t>(weight)].push_back(
                {em_px, add_empty_font(atlas, em_px, weight), baseline});
        }
    std::array<int, 2> rects{};
    for (std::size_t i = 0; i < sheets.size(); ++i)
        rects[i] = atlas.AddCustomRectRegular(sheets[i].width, sheets[i].height);
    const bool is_built = atlas.Build();
    CLAIM(is_built, "the font atlas takes the sheets");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(rects[i]);
        copy_pixels(sheets[i], atlas, rect);
        add_glyphs(sheets[i], atlas, rect, ladder.rungs[i]);
    }
    const auto& regular = ladder.rungs[static_cast<std::size_t>(Weight::regular)];
    const auto body = std::find_if(regular.begin(), regular.end(), [&](const FontRung& rung) {
        return rung.em_px >= 12 * baked.content_scale;
    });
    std::swap(atlas.Fonts[0], *std::find(atlas.Fonts.begin(), atlas.Fonts.end(), body->font));
    return ladder;
}

FontPick pick(const FontLadder& fonts, double em_px, Weight weight) {
    const auto& rungs = fonts.rungs[static_cast<std::size_t>(weight)];
    // One part in a hundred is not worth the softness of shrinking the next larger one.
    const auto rung =
        std::find_if(rungs.begin(), rungs.end(), [&](const FontRung& r) { return em_px <= r.em_px * 1.01; });
    ImFont* const font = rung == rungs.end() ? rungs.back().font : rung->font;
    return {font, static_cast<float>(imgui_size_of(em_px, weight))};
}

} // namespace waymark
