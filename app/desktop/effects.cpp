#include "desktop/effects.h"

#include <array>
#include <ctime>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "data/table.h"
#include "desktop/export_file.h"
#include "file/journey_file.h"
#include "file/read.h"
#include "file/templates.h"
#include "file/write.h"

#include <imgui.h>

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

// Of the file's last change; nothing where there is no file.
std::optional<std::filesystem::file_time_type> time_of(const std::filesystem::path& path) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    return error ? std::nullopt : std::optional(time);
}

struct Perform {
    using Report = std::optional<Action>;

    Report operator()(const LoadFile& effect) const {
        const auto time = time_of(effect.path);
        auto journey = load_journey(effect.path);
        if (!journey) return Failed{quoted_name(effect.path) + " could not be opened", journey.problems()};
        return FileOpened{lasting(effect.path), std::make_shared<const Journey>(std::move(*journey)), time};
    }
    Report operator()(const WriteTextFile& effect) const {
        if (const auto done = write_file(effect.path, effect.text); !done)
            return Failed{quoted_name(effect.path) + " could not be exported", done.problems()};
        return FileExported{effect.path};
    }
    Report operator()(const LoadTable& effect) const {
        auto bytes = read_file(effect.path, largest_table_bytes);
        if (!bytes) return Failed{quoted_name(effect.path) + " could not be imported", bytes.problems()};
        return TableLoaded{effect.path, std::make_shared<const std::string>(std::move(*bytes))};
    }
    Report operator()(const LoadLeftBehind& effect) const {
        auto journey = load_journey(effect.copy);
        if (!journey) return Failed{quoted_name(effect.copy) + " could not be recovered", journey.problems()};
        return Recovered{effect.copy, std::make_shared<const Journey>(std::move(*journey))};
    }
    Report operator()(const RereadFile& effect) const {
        const auto time = time_of(effect.path);
        auto journey = load_journey(effect.path);
        if (!journey)
            return Failed{quoted_name(effect.path) + " could not be read again", journey.problems()};
        return FileReread{effect.path, std::make_shared<const Journey>(std::move(*journey)), time};
    }
    Report operator()(const RemoveCopy& effect) const {
        std::error_code error;
        std::filesystem::remove(effect.copy, error);
        return std::nullopt;
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
        const auto time = time_of(effect.path);
        const bool is_another = effect.is_gone || (effect.known_time && time != effect.known_time);
        if (time && is_another) return FileChanged{effect.path, time};
        const auto written = save_journey(effect.path, *effect.journey);
        if (!written)
            return Failed{quoted_name(effect.path) + " could not be saved", written.problems(), true};
        return FileSaved{lasting(effect.path), effect.journey, local_time(), time_of(effect.path)};
    }
    Report operator()(const ExportFile& effect) const {
        if (auto problems = export_file(effect); !problems.empty())
            return Failed{quoted_name(effect.request.path) + " could not be exported", std::move(problems)};
        return FileExported{effect.request.path};
    }
    Report operator()(const WriteClipboard& effect) const {
        ImGui::SetClipboardText(effect.text.c_str());
        return std::nullopt;
    }
    Report operator()(const ReadClipboard& effect) const {
        const char* const text = ImGui::GetClipboardText();
        return ClipboardRead{text == nullptr ? "" : text, effect.cell};
    }
    Report operator()(const FindVersions&) const { return std::nullopt; }
    Report operator()(const RunOptimiser&) const { return std::nullopt; } // reports by and by
    Report operator()(const StopOptimiser&) const { return std::nullopt; }
    Report operator()(const RunSeeker&) const { return std::nullopt; } // reports by and by
    Report operator()(const StopSeeker&) const { return std::nullopt; }
    Report operator()(const StorePreferences&) const { return std::nullopt; }
    Report operator()(const Quit&) const { return std::nullopt; }
};

} // namespace

std::optional<Action> performed(const Effect& effect) {
    return std::visit(Perform{}, effect);
}

} // namespace waymark
