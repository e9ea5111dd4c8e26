#include "desktop/effects.h"

#include <array>
#include <ctime>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "desktop/export_file.h"
#include "file/journey_file.h"
#include "file/templates.h"

namespace waymark {

namespace {

std::string local_time() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 8> text{};
    const auto length = std::strftime(text.data(), text.size(), "%H:%M", &local);
    return {text.data(), length};
}

std::string quoted_name(const std::filesystem::path& path) {
    return "“" + path.filename().string() + "”";
}

// The path as it still means the same file when the program is started elsewhere.
std::filesystem::path lasting(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::path whole = std::filesystem::absolute(path, error);
    return error ? path : whole.lexically_normal();
}

struct Perform {
    using Report = std::optional<Action>;

    Report operator()(const LoadFile& effect) const {
        auto journey = load_journey(effect.path);
        if (!journey) return Failed{quoted_name(effect.path) + " could not be opened", journey.problems()};
        return FileOpened{lasting(effect.path), std::make_shared<const Journey>(std::move(*journey))};
    }
    Report operator()(const LoadTemplate& effect) const {
        auto journey = journey_of_template(effect.name);
        if (!journey) return Failed{"The template could not be opened", journey.problems()};
        return FileOpened{{}, std::make_shared<const Journey>(std::move(*journey))};
    }
    Report operator()(const LoadExample& effect) const {
        auto journey = journey_of_example(effect.name);
        if (!journey) return Failed{"The example could not be opened", journey.problems()};
        return FileOpened{{}, std::make_shared<const Journey>(std::move(*journey))};
    }
    Report operator()(const SaveFile& effect) const {
        const auto written = save_journey(effect.path, *effect.journey);
        if (!written) return Failed{quoted_name(effect.path) + " could not be saved", written.problems()};
        return FileSaved{lasting(effect.path), effect.journey, local_time()};
    }
    Report operator()(const ExportFile& effect) const {
        if (auto problems = export_file(effect); !problems.empty())
            return Failed{quoted_name(effect.request.path) + " could not be exported", std::move(problems)};
        return FileExported{effect.request.path};
    }
    Report operator()(const RunOptimiser&) const { return std::nullopt; } // reports by and by
    Report operator()(const StopOptimiser&) const { return std::nullopt; }
    Report operator()(const StorePreferences&) const { return std::nullopt; }
    Report operator()(const Quit&) const { return std::nullopt; }
};

} // namespace

std::optional<Action> performed(const Effect& effect) {
    return std::visit(Perform{}, effect);
}

} // namespace waymark
