#include "file/snapshot.h"

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "sim/file/forged_snapshot.h"

using namespace waymark;

namespace {

Journey hotel() {
    const Result<Journey> journey = load_journey("files/v1/hotel-by-hand.journey.json");
    REQUIRE(journey);
    return *journey;
}

} // namespace

TEST_CASE("a snapshot gives the same journey back") {
    const Journey journey = hotel();
    const Result<Journey> again = from_bytes(to_bytes(journey));
    REQUIRE(again);
    CHECK(*again == journey);
    CHECK(*from_bytes(to_bytes(Journey{})) == Journey{});
}

TEST_CASE("a snapshot keeps what no file would: half a journey, names left empty") {
    Journey journey = hotel();
    journey.stages.clear();
    journey.touchpoints[0].name.clear();
    journey.touchpoints[0].id.clear();
    CHECK(*from_bytes(to_bytes(journey)) == journey);
}

TEST_CASE("damaged bytes are refused") {
    const std::string bytes = to_bytes(hotel());
    CHECK_FALSE(from_bytes(""));
    CHECK_FALSE(from_bytes("{\"format\": 1}"));
    CHECK_FALSE(from_bytes(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); at += 7) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
        CHECK_FALSE(from_bytes(damaged));
        CHECK_FALSE(from_bytes(bytes.substr(0, at)));
    }
}

TEST_CASE("bytes made to pass the checksum neither crash nor take much memory") {
    const std::string content = to_bytes(hotel()).substr(snapshot_header_size);
    REQUIRE(from_bytes(forged_snapshot(content)));
    int accepted = 0;
    for (std::size_t at = 0; at < content.size(); ++at) {
        for (const char value : {'\x00', '\x7f', '\xff'}) {
            std::string forged = content;
            forged[at] = value;
            accepted += from_bytes(forged_snapshot(forged)) ? 1 : 0;
        }
        CHECK_FALSE(from_bytes(forged_snapshot(content.substr(0, at))));
    }
    CHECK(accepted > 0); // letters of texts may be any
}
