#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

// A size in a PNG's header.
std::uint32_t big_endian_at(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::string exported(const TemporaryFolder& folder, const std::string& name,
                     std::vector<std::string> options = {}) {
    std::vector<std::string> arguments{"export", hotel, "-o", folder / name};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ran ran = run_waymark(arguments);
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    CHECK(ran.err.empty());
    return text_of_file(folder / name);
}

} // namespace

TEST_CASE("the map is exported as SVG, PDF and PNG, and nothing else is left behind") {
    const TemporaryFolder folder;
    const std::string svg = exported(folder, "map.svg");
    CHECK(svg.find("<svg") != std::string::npos);
    CHECK(svg.rfind("</svg>") > svg.size() - 10);
    CHECK(exported(folder, "map.pdf").starts_with("%PDF-"));
    CHECK(exported(folder, "map.png").starts_with("\x89PNG\r\n"));
    CHECK(folder.count() == 3);
}

TEST_CASE("an SVG names every touchpoint in text") {
    const TemporaryFolder folder;
    const std::string svg = exported(folder, "map.svg");
    const Json journey = Json::parse(text_of_file(hotel));
    for (const Json& touchpoint : journey["touchpoints"]) {
        const std::string id = touchpoint["id"];
        INFO(id);
        CHECK(svg.find("data-id=\"" + id + "\"") != std::string::npos);
    }
}

TEST_CASE("a page in millimetres at so many dots an inch has so many pixels") {
    const TemporaryFolder folder;
    const std::string png = exported(folder, "map.png", {"--page", "254x127mm", "--dpi", "50"});
    CHECK(big_endian_at(png, 16) == 500);
    CHECK(big_endian_at(png, 20) == 250);
}

TEST_CASE("theme, legend and scenario change the picture") {
    const TemporaryFolder folder;
    const std::string scenario = Json::parse(text_of_file(hotel))["scenarios"][0]["id"];
    const std::string plain = exported(folder, "plain.svg");
    CHECK(exported(folder, "dark.svg", {"--theme", "dark"}) != plain);
    CHECK(exported(folder, "fit.svg", {"--fit-curve"}).find("on the range of its values") !=
          std::string::npos);
    CHECK(plain.find("on its full range") != std::string::npos);
    CHECK(exported(folder, "bare.svg", {"--no-legend"}).size() < plain.size());
    CHECK(exported(folder, "scenario.svg", {"--scenario", scenario}) != plain);
    CHECK(exported(folder, "again.svg") == plain);
}

TEST_CASE("charts have bands of as many draws as are asked for, the same for the same seed") {
    const TemporaryFolder folder;
    const std::string charts = exported(folder, "charts.svg", {"--charts"});
    CHECK(charts.size() > exported(folder, "plain.svg").size());
    const std::string bands = exported(folder, "bands.svg", {"--charts", "--draws", "24", "--seed", "7"});
    CHECK(bands.size() > charts.size());
    CHECK(bands.find("24 draws") != std::string::npos);
    CHECK(exported(folder, "again.svg", {"--charts", "--draws", "24", "--seed", "7"}) == bands);
    CHECK(exported(folder, "other.svg", {"--charts", "--draws", "24", "--seed", "8"}) != bands);
}

TEST_CASE("a map that nobody walks yet is drawn without figures") {
    const TemporaryFolder folder;
    const std::string file = folder / "blank.journey.json";
    REQUIRE(run_waymark({"new", "-o", file}).exit == 0);
    CHECK(run_waymark({"export", file, "-o", folder / "blank.svg"}).exit == 0);
    CHECK(text_of_file(folder / "blank.svg").find("<svg") != std::string::npos);
}

TEST_CASE("what cannot be drawn or written is said and leaves nothing") {
    const TemporaryFolder folder;
    CHECK(run_waymark({"export", folder / "none", "-o", folder / "map.svg"}).exit == 1);
    CHECK(run_waymark({"export", hotel, "--scenario", "none", "-o", folder / "map.svg"}).exit == 1);
    const Ran huge =
        run_waymark({"export", hotel, "-o", folder / "map.png", "--page", "5000x5000mm", "--dpi", "1200"});
    CHECK(huge.exit == 1);
    CHECK(huge.err.find("map.png: ") != std::string::npos);
    CHECK(run_waymark({"export", hotel, "-o", folder / "no/map.svg"}).exit == 3);
    CHECK(folder.count() == 0);
}
