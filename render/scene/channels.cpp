#include "scene/icons.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
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

// The rules' words, looked up instead of walked: every word with its plural, and the longer ones, which are
// found inside others too: "phone" in "smartphone-only", but not "form" in "platform".
struct Vocabulary {
    std::unordered_map<std::string, std::size_t> rule_of;
    std::vector<std::pair<std::string_view, std::size_t>> long_words;

    Vocabulary() {
        constexpr std::size_t least_long_word = 5;
        for (std::size_t rule = 0; rule < rules.size(); ++rule)
            for (const std::string_view word : split(rules[rule].words, " ")) {
                rule_of.emplace(word, rule);
                rule_of.emplace(std::string(word) + 's', rule);
                if (word.size() >= least_long_word) long_words.emplace_back(word, rule);
            }
    }
};

// The first rule with a word that is said; the number of rules where there is none.
std::size_t rule_for(const Vocabulary& known, std::string_view said) {
    const auto exact = known.rule_of.find(std::string(said));
    std::size_t first = exact == known.rule_of.end() ? rules.size() : exact->second;
    for (const auto& [word, rule] : known.long_words)
        if (rule < first && said.size() > word.size() && said.find(word) != std::string_view::npos)
            first = rule;
    return first;
}

} // namespace

Icon icon_for_channel(std::string_view channel) {
    static const Vocabulary known;
    const std::string lower = plain(channel);
    std::size_t first = rules.size();
    // Hyphenated words are known both whole and in parts: "in-person", "e-mail".
    for (const std::string_view separators : {" ", " -"})
        for (const std::string_view said : split(lower, separators))
            first = std::min(first, rule_for(known, said));
    return first < rules.size() ? rules[first].icon : Icon::dot;
}

} // namespace waymark
