#include "scene/icons.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace waymark {

namespace {

struct Rule {
    Icon icon;
    std::string_view words; // separated by spaces
};

// The first rule with a word in the channel's name decides, so what is more telling comes first: "mobile app"
// is an app, "online chat" a chat, "phone shop" a shop only if nothing before it speaks.
constexpr std::array rules{
    Rule{Icon::app, "app apps in-app"},
    Rule{Icon::chat,
         "chat messenger messaging whatsapp wechat bot chatbot webchat livechat message forum community"},
    Rule{Icon::video, "video videocall camera zoom"},
    Rule{Icon::mail, "mail email mailing newsletter letter post postal inbox"},
    Rule{Icon::share, "social instagram facebook linkedin tiktok twitter youtube referral recommend"},
    Rule{Icon::mobile, "mobile sms text smartphone push notification"},
    Rule{Icon::headset, "helpdesk callcenter contact support"},
    Rule{Icon::phone, "phone call calls hotline ivr telephone telefon"},
    Rule{Icon::megaphone, "advert ad ads tv radio billboard campaign media poster cinema banner"},
    Rule{Icon::globe, "web website webshop webpage homepage site online portal browser internet search "
                      "e-commerce ecommerce page self-service"},
    Rule{Icon::bank, "bank branch atm"},
    Rule{Icon::store, "store shop retail kiosk outlet showroom mall boutique till"},
    Rule{Icon::truck, "delivery courier shipping shipment logistics truck driver"},
    Rule{Icon::parcel, "parcel package box product device machine equipment room"},
    Rule{Icon::invoice, "invoice bill receipt payment statement"},
    Rule{Icon::document,
         "document contract paper print form brochure leaflet report file pdf catalogue catalog survey"},
    Rule{Icon::car, "car taxi vehicle transport shuttle drive train bus flight"},
    Rule{Icon::calendar, "calendar appointment event meeting workshop webinar conference"},
    Rule{Icon::people, "team group family peers friends colleagues word-of-mouth"},
    Rule{Icon::person,
         "person personal in-person face staff desk reception counter visit technician advisor agent "
         "consultant sales "
         "onsite on-site restaurant service front home premises physical field waiter host doctor nurse"},
};

// Lower case, with everything but letters, digits and hyphens turned into spaces.
std::string plain(std::string_view text) {
    std::string lower;
    for (const char c : text) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                             (static_cast<unsigned char>(c) & 0x80) != 0;
        lower += is_upper ? static_cast<char>(c - 'A' + 'a') : is_kept ? c : ' ';
    }
    return lower;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// Plurals count, and longer words are found inside others too: "phone" in "smartphone-only", but not "form"
// in "platform".
bool speaks_of(std::span<const std::string_view> channel_words, std::string_view word) {
    return std::any_of(channel_words.begin(), channel_words.end(), [&](std::string_view said) {
        const bool is_plural = said.size() == word.size() + 1 && said.starts_with(word) && said.back() == 's';
        return said == word || is_plural || (word.size() >= 5 && said.find(word) != std::string_view::npos);
    });
}

} // namespace

Icon icon_for_channel(std::string_view channel) {
    const std::string lower = plain(channel);
    // Hyphenated words are known both whole and in parts: "in-person", "e-mail".
    auto said = split(lower, " ");
    const auto parts = split(lower, " -");
    said.insert(said.end(), parts.begin(), parts.end());
    for (const Rule& rule : rules)
        for (const std::string_view word : split(rule.words, " "))
            if (speaks_of(said, word)) return rule.icon;
    return Icon::dot;
}

} // namespace waymark
