#include "panels/outline_checks.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>

#include "journey/lookup.h"
#include "journey/wording.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "session/checking.h"

namespace waymark {

namespace {

constexpr double margin = 8;
constexpr double heading_h = 28;
constexpr double foot = 8;
constexpr double largest_part = 0.4; // of the outline
constexpr std::string_view nothing_found = "Nothing found: no known mistake is on this map.";
constexpr std::string_view not_looked = "There was not enough memory to check the map.";

// The findings of one check; they stand one after the other.
using Group = std::span<const Finding>;

std::vector<Group> groups_of(const Findings& findings) {
    std::vector<Group> groups;
    for (std::size_t first = 0; first < findings.size();) {
        std::size_t end = first + 1;
        while (end < findings.size() && findings[end].code == findings[first].code)
            ++end;
        groups.emplace_back(findings.data() + first, end - first);
        first = end;
    }
    return groups;
}

const Findings* findings_of(const Session& session) {
    return session.checks.findings.get();
}

// What stands in place of a list; empty where there is one, and before the first look at a document.
std::string_view message_of(const Session& session) {
    if (session.checks.journey == nullptr) return "";
    const Findings* const findings = findings_of(session);
    if (findings == nullptr) return not_looked;
    return findings->empty() ? nothing_found : "";
}

struct SeverityLook {
    Icon icon;
    Color color;
};
SeverityLook look_of(const Theme& theme, Severity severity) {
    switch (severity) {
    case Severity::error: return {Icon::close, theme.bad};
    case Severity::warning: return {Icon::warning, theme.bad};
    case Severity::note: return {Icon::info, theme.text_2};
    }
    return {Icon::info, theme.text_2};
}

std::string counted(std::size_t count, Severity severity) {
    return std::to_string(count) + " " + std::string(to_word(severity)) + (count == 1 ? "" : "s");
}

// Sign and number of each severity that occurs, from the right; returns the width taken, in pixels.
double draw_counts(Ui& ui, const Rect& row, const Findings& findings) {
    double right = row.right();
    std::vector<std::string> words;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        const std::size_t count = count_of(findings, severity);
        if (count == 0) continue;
        const std::string number = std::to_string(count);
        const double w = std::ceil(text_width(ui, number, type::small));
        text(ui, {right - w, row.y, w + 1, row.h}, number, type::small, ui.theme().text_2);
        right -= w + ui.px(9);
        const SeverityLook look = look_of(ui.theme(), severity);
        icon(ui, look.icon, {right, row.center().y}, look.color, 12);
        right -= ui.px(12);
        words.insert(words.begin(), counted(count, severity));
    }
    const double taken = row.right() - right;
    if (taken > 0) {
        const std::string all = list_text(std::vector<std::string_view>(words.begin(), words.end()), "and");
        hint(ui, touch_by_mouse(ui, "counts", right_part(row, taken)), Hint{all, "", ""});
    }
    return taken;
}

void draw_heading(Ui& ui, Column& column, const Session& session, ChecksState& state) {
    const Rect row = inset(column.row(heading_h), ui.px(margin), 0);
    const Findings* const findings = findings_of(session);
    const double counts_w = findings == nullptr ? 0 : draw_counts(ui, row, *findings);
    section_header(ui, "heading", without_right(row, counts_w), "Checks", state.is_open);
}

Show show_of(Group findings) {
    Show show;
    for (const Finding& finding : findings) {
        for (Owner& owner : owners_of(finding)) {
            const bool is_new = std::ranges::find(show.owners, owner) == show.owners.end();
            if (is_new) show.owners.push_back(std::move(owner));
        }
        if (finding.scenario) show.scenario = finding.scenario;
    }
    return show;
}

// Fixes change the base map, whatever is being recorded.
void add_fix(Actions& actions, const Session& session, const Finding& finding) {
    if (session.recording) actions.push_back(SetRecording{});
    actions.push_back(Commit{finding.fix, "", {}});
}

constexpr double fix_w = 28, fix_h = 20;

// A row of one finding, the element's name on a line of its own below what is the matter with it; in a list
// of one check the name alone.
struct FindingRow {
    std::string_view label;
    RowLook look;
    bool has_fix;

    [[nodiscard]] double words_width(const Ui& ui, double width) const {
        return width - (has_fix ? ui.px(fix_w + 2) : 0);
    }
    [[nodiscard]] double height(const Ui& ui, double width) const {
        return tree_row_height(ui, words_width(ui, width), label, look);
    }
};

// A row with its "Fix" at the right where there is one.
RowTouch draw_finding(Ui& ui, const std::string& name, const Rect& rect, const FindingRow& row,
                      const Session& session, const Finding& finding, Actions& actions) {
    const RowTouch on = tree_row(ui, name, left_part(rect, row.words_width(ui, rect.w)), row.label, row.look);
    if (!row.has_fix) return on;
    const Rect fix = middle(right_part(rect, ui.px(fix_w)), ui.px(fix_w), ui.px(fix_h));
    const bool fits = is_checked(session) && !session.preview;
    const std::string about = std::string(info(finding.code).fix) + ".";
    if (button(ui, name + ".fix", fix, "Fix", {.enabled = fits ? Enabled::yes : Enabled::no, .hint = about}))
        add_fix(actions, session, finding);
    return on;
}

Icon icon_of(const Journey& journey, const Element& element) {
    if (element.kind == ElementKind::touchpoint) {
        const Touchpoint* const touchpoint = find_touchpoint(journey, element.id);
        return icon_for_channel(touchpoint == nullptr ? "" : touchpoint->channel);
    }
    if (element.kind == ElementKind::persona) return Icon::person;
    if (element.kind == ElementKind::stage) return Icon::stage_columns;
    return Icon::scenario;
}

// Ends at the first difference, so that long lists cost nothing while something else is selected.
bool is_selection(const Session& session, Group findings) {
    std::size_t position = 0;
    for (const Finding& finding : findings) {
        for (const Owner& owner : owners_of(finding)) {
            const bool is_known = position < session.selection.size();
            if (!is_known || session.selection[position] != owner) return false;
            ++position;
        }
    }
    return position > 0 && position == session.selection.size();
}

FindingRow row_of_single(const Theme& theme, const Finding& finding) {
    const CheckInfo& check = info(finding.code);
    const SeverityLook sign = look_of(theme, check.severity);
    return {check.title,
            {.indent_units = 14, .icon = sign.icon, .second_line = finding.subject, .icon_color = sign.color},
            !finding.fix.empty()};
}

FindingRow row_in_list(const Journey& journey, const Finding& finding) {
    return {finding.subject,
            {.indent_units = 34, .icon = icon_of(journey, finding.elements.front())},
            !finding.fix.empty()};
}

void draw_single(Ui& ui, const Session& session, Column& column, const std::string& name,
                 const Finding& finding, FindingRow row, Actions& actions) {
    const CheckInfo& check = info(finding.code);
    const Group alone{&finding, 1};
    const double height = row.height(ui, column.width() - 2 * ui.px(4));
    row.look.is_selected = is_selection(session, alone);
    row.look.hint = {finding.subject.empty() ? std::string(check.title)
                                             : std::string(check.title) + ": " + finding.subject,
                     sentence_of(finding), std::string(check.meaning)};
    const Rect rect = inset(column.row_px(height), ui.px(4), 0);
    if (draw_finding(ui, name, rect, row, session, finding, actions).touch.clicked)
        actions.push_back(show_of(alone));
}

void draw_group(Ui& ui, const Session& session, ChecksState& state, Column& column, Group group,
                Actions& actions) {
    const CheckInfo& check = info(group.front().code);
    const std::string name(check.name);
    const SeverityLook sign = look_of(ui.theme(), check.severity);
    if (group.size() == 1) {
        draw_single(ui, session, column, name, group.front(), row_of_single(ui.theme(), group.front()),
                    actions);
        return;
    }
    const bool is_unfolded = state.unfolded.contains(check.code);
    const std::string count = std::to_string(group.size());
    const Rect rect = inset(column.row(size::tree_row_h), ui.px(4), 0);
    const RowTouch on =
        tree_row(ui, name, rect, check.title,
                 {.icon = sign.icon,
                  .is_selected = is_selection(session, group),
                  .is_open = is_unfolded,
                  .detail = count,
                  .icon_color = sign.color,
                  .hint = {std::string(check.title) + ": " + count, std::string(check.meaning),
                           "Click to select them all · the arrow lists them"}});
    if (on.toggled) {
        if (is_unfolded) {
            state.unfolded.erase(check.code);
        } else {
            state.unfolded.insert(check.code);
        }
    } else if (on.touch.clicked) {
        actions.push_back(show_of(group));
    }
    if (!is_unfolded) return;
    for (std::size_t i = 0; i < group.size(); ++i) {
        draw_single(ui, session, column, name + "." + std::to_string(i), group[i],
                    row_in_list(shown_journey(session), group[i]), actions);
    }
}

double rows_height(const Ui& ui, const Session& session, const ChecksState& state, double width) {
    double height = 0;
    for (const Group& group : groups_of(*findings_of(session))) {
        if (group.size() == 1) {
            height += row_of_single(ui.theme(), group.front()).height(ui, width);
            continue;
        }
        height += ui.px(size::tree_row_h);
        if (!state.unfolded.contains(group.front().code)) continue;
        for (const Finding& finding : group)
            height += row_in_list(shown_journey(session), finding).height(ui, width);
    }
    return height;
}

} // namespace

double checks_height(const Ui& ui, const Session& session, const ChecksState& state, const Rect& outline) {
    double height = ui.px(heading_h + 5);
    if (!state.is_open) return height;
    const std::string_view message = message_of(session);
    const Findings* const findings = findings_of(session);
    if (!message.empty()) {
        const double w = outline.w - ui.px(2 * margin + 1);
        height += paragraph_height(ui, w, message, type::small) + ui.px(foot);
    } else if (findings != nullptr) {
        height += rows_height(ui, session, state, outline.w - ui.px(1 + 2 * 4)) + ui.px(foot);
    }
    return std::min(height, std::max(ui.px(heading_h + 5), std::round(outline.h * largest_part)));
}

Actions draw_checks(Ui& ui, const Session& session, ChecksState& state, const Rect& area) {
    const Theme& look = ui.theme();
    Actions actions;
    PanelWindow window(ui, "checks", area, look.panel, Scrolls::yes);
    vertical_line(ui, area.right() - ui.px(1), area.y, area.h, look.line);
    Column column(ui, window.origin(), area.w - ui.px(1));
    column.divider(0);
    column.space(4);
    draw_heading(ui, column, session, state);
    if (state.is_open) {
        const std::string_view message = message_of(session);
        if (!message.empty()) {
            const Point at{column.at().x + ui.px(margin), column.y()};
            const double w = column.width() - ui.px(2 * margin);
            column.row_px(paragraph(ui, at, w, message, type::small, look.text_2));
        } else if (const Findings* const findings = findings_of(session)) {
            for (const Group& group : groups_of(*findings))
                draw_group(ui, session, state, column, group, actions);
        }
        column.space(foot);
    }
    window.reach(column.y());
    return actions;
}

} // namespace waymark
