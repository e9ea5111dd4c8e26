#include "file/snapshot.h"

#include <catch2/catch.hpp>

#include "file/journey_file.h"

using namespace waymark;

namespace {

Journey hotel() {
    const Result<Journey> journey = load_journey("files/v1/hotel-by-hand.journey.json");
    REQUIRE(journey);
    return *journey;
}

// The checksum as snapshots have it, to make bytes that pass it (FNV-1a, 64 bits).
void seal(std::string& bytes) {
    std::uint64_t hash = 14695981039346656037U;
    for (std::size_t i = 24; i < bytes.size(); ++i)
        hash = (hash ^ static_cast<unsigned char>(bytes[i])) * 1099511628211U;
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[8 + i] = static_cast<char>(((bytes.size() - 24) >> (8 * i)) & 255U);
        bytes[16 + i] = static_cast<char>((hash >> (8 * i)) & 255U);
    }
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
    const std::string bytes = to_bytes(hotel());
    int accepted = 0;
    for (std::size_t at = 24; at < bytes.size(); ++at) {
        for (const char value : {'\x00', '\x7f', '\xff'}) {
            std::string forged = bytes;
            forged[at] = value;
            seal(forged);
            accepted += from_bytes(forged) ? 1 : 0;
        }
        std::string cut = bytes.substr(0, at);
        seal(cut);
        CHECK_FALSE(from_bytes(cut));
    }
    CHECK(accepted > 0); // letters of texts may be any
}
