// The command line links neither ImGui nor GL.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace {

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    if (!pipe) return text;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
        text.append(buffer.data(), n);
    return text;
}

} // namespace

TEST_CASE("the command line links neither ImGui nor GL") {
    const std::string program = WAYMARK_BINARY_DIR "/bin/waymark";
    REQUIRE(std::filesystem::exists(program));
    const std::string needed = output_of("readelf -d '" + program + "'");
    REQUIRE(needed.find("NEEDED") != std::string::npos);
    for (const char* library : {"libGL", "libEGL", "libglfw", "libOpenGL", "libX11", "libimgui"}) {
        INFO(library);
        CHECK(needed.find(library) == std::string::npos);
    }
    CHECK(output_of("nm -C '" + program + "' | grep ImGui:: | head -1").empty());
}
