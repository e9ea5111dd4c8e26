#include "file/snapshot.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <sstream>

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>

#include "file/description.h"
#include "journey/fields.h"

namespace waymark {

namespace {

using Output = cereal::PortableBinaryOutputArchive;
using Input = cereal::PortableBinaryInputArchive;

constexpr std::string_view magic = "WAYMARK\x01";
constexpr std::size_t header_size = 8 + 8 + 8; // magic, length, checksum

// FNV-1a, 64 bits: finds damage, not malice, which the bounded reading below stands.
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3U;
    }
    return hash;
}

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>((number >> shift) & 0xFFU);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return number;
}

// Sizes come from the bytes, so nothing is reserved for them: what is not there ends the reading by an
// exception.
void load_bounded(Input& archive, std::string& text) {
    cereal::size_type size = 0;
    archive(cereal::make_size_tag(size));
    std::array<char, 4096> block{};
    text.clear();
    while (size > 0) {
        const auto part = std::min<cereal::size_type>(size, block.size());
        archive(cereal::binary_data(block.data(), static_cast<std::size_t>(part)));
        text.append(block.data(), static_cast<std::size_t>(part));
        size -= part;
    }
}

// A bool that holds neither 0 nor 1 is undefined behaviour.
void load_bounded(Input& archive, bool& value) {
    std::uint8_t byte = 0;
    archive(byte);
    if (byte > 1) throw cereal::Exception("no truth value");
    value = byte == 1;
}

template <class T>
void load_bounded(Input& archive, T& value) {
    archive(value);
    if constexpr (std::is_enum_v<T>) {
        const auto index = static_cast<std::int64_t>(value);
        if (index < 0 || index >= static_cast<std::int64_t>(words<T>().size())) {
            throw cereal::Exception("no such word");
        }
    }
}

template <class T>
void load_bounded(Input& archive, std::vector<T>& list) {
    cereal::size_type size = 0;
    archive(cereal::make_size_tag(size));
    list.clear();
    for (; size > 0; --size) {
        T item{};
        load_bounded(archive, item);
        list.push_back(std::move(item));
    }
}

Problem damaged() {
    return {"", "this is no journey snapshot, or it is damaged", "Use another copy."};
}

} // namespace

template <class T>
void save(Output& archive, const Field<T>& field) {
    archive(field.value);
}
template <class T>
void load(Input& archive, Field<T>& field) {
    load_bounded(archive, field.value);
}
void save(Output& /*archive*/, const Tag& /*tag*/) {}
void load(Input& /*archive*/, Tag& /*tag*/) {}

std::string to_bytes(const Journey& journey) {
    std::ostringstream stream;
    {
        Output archive(stream);
        archive(journey);
    }
    const std::string content = std::move(stream).str();
    std::string bytes(magic);
    append(bytes, content.size());
    append(bytes, checksum(content));
    return bytes + content;
}

Result<Journey> from_bytes(std::string_view bytes) {
    if (bytes.size() < header_size || !bytes.starts_with(magic)) return damaged();
    const std::string_view content = bytes.substr(header_size);
    if (number_at(bytes, 8) != content.size() || number_at(bytes, 16) != checksum(content)) return damaged();
    std::istringstream stream{std::string(content)};
    try {
        Journey journey;
        Input archive(stream);
        archive(journey);
        if (stream.peek() != std::istringstream::traits_type::eof()) return damaged();
        return journey;
    } catch (const cereal::Exception&) {
        return damaged();
    }
}

} // namespace waymark
