#include "checks/check_info.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace waymark;

TEST_CASE("every check has a name of its own, a title and a meaning in whole sentences") {
    std::set<std::string_view> names;
    for (const CheckInfo& check : checks()) {
        INFO(check.name);
        CHECK(names.insert(check.name).second);
        CHECK(check.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        CHECK_FALSE(check.title.empty());
        CHECK(check.meaning.ends_with('.'));
        CHECK(&info(check.code) == &check);
    }
}

TEST_CASE("the names of checks stay what scripts know them by") {
    std::string all;
    for (const CheckInfo& check : checks())
        all.append(check.name).append(" ");
    CHECK(all == "scenario-refused no-touchpoint no-persona no-pre-purchase no-after-sales closed-loop "
                 "unreachable dead-end shares no-effect only-assumed no-source no-owner many-stages "
                 "empty-stage repeats not-reviewed ");
}

TEST_CASE("checks are listed by falling severity, and all severities occur") {
    std::set<Severity> seen;
    Severity last = Severity::error;
    for (const CheckInfo& check : checks()) {
        CHECK(check.severity >= last);
        last = check.severity;
        seen.insert(check.severity);
    }
    CHECK(seen.size() == all_severities.size());
}
