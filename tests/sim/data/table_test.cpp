// Rows and cells of text, in and out.
#include <catch2/catch.hpp>

#include "data/table.h"
#include "support/random.h"

using namespace waymark;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const Table& table) {
    Cells cells;
    for (const TableRow& row : table.rows)
        cells.push_back(row.cells);
    return cells;
}

Cells read(std::string_view text) {
    const auto table = read_table(text);
    REQUIRE(table);
    return cells_of(*table);
}

std::string refusal(std::string_view text) {
    const auto table = read_table(text);
    REQUIRE_FALSE(table);
    return to_text(table.problems().front());
}

} // namespace

TEST_CASE("the separator is the one that gives rows of the same length") {
    const Cells wanted{{"Name", "Stage", "Effort"}, {"Search", "Before", "3"}};
    CHECK(read("Name,Stage,Effort\nSearch,Before,3\n") == wanted);
    CHECK(read("Name;Stage;Effort\nSearch;Before;3\n") == wanted);
    CHECK(read("Name\tStage\tEffort\nSearch\tBefore\t3\n") == wanted);
    CHECK(read("Name,Stage,Effort\r\nSearch,Before,3\r\n") == wanted);
    CHECK(read("Name,Stage,Effort\rSearch,Before,3") == wanted);
    const Cells with_commas{{"Name", "Score"}, {"Search", "3,5"}, {"Room", "7,25"}};
    CHECK(read("Name;Score\nSearch;3,5\nRoom;7,25\n") == with_commas);
}

TEST_CASE("a list of names with commas in some is one column") {
    CHECK(read("Check-in, desk\nRoom\nBreakfast, coffee\nCheck-out\n") ==
          Cells{{"Check-in, desk"}, {"Room"}, {"Breakfast, coffee"}, {"Check-out"}});
    CHECK(read("Search") == Cells{{"Search"}});
}

TEST_CASE("a separator that is said is taken, whatever the text looks like") {
    const auto table = read_table("a,b;c\nd,e;f\n", Separator::semicolon);
    REQUIRE(table);
    CHECK(cells_of(*table) == Cells{{"a,b", "c"}, {"d,e", "f"}});
    const auto whole = read_table("a,b\nc,d\n", Separator::none);
    REQUIRE(whole);
    CHECK(cells_of(*whole) == Cells{{"a,b"}, {"c,d"}});
}

TEST_CASE("cells in quotes hold separators, quotes and lines") {
    CHECK(read("Name,Pains\n\"Desk, \"\"front\"\"\",\"Queue\r\nNoise\"\n") ==
          Cells{{"Name", "Pains"}, {"Desk, \"front\"", "Queue\nNoise"}});
    CHECK(read("a,b\n  x  ,\"  y  \"\n") == Cells{{"a", "b"}, {"x", "  y  "}});
}

TEST_CASE("a row knows its number in the spreadsheet and its line in the text") {
    const auto table = read_table("Name,Pains\n\"A\",\"one\ntwo\"\n,\n\nB,three\n");
    REQUIRE(table);
    REQUIRE(table->rows.size() == 3);
    CHECK(table->rows[1].number == 2);
    CHECK(table->rows[1].line == 2);
    CHECK(table->rows[2].cells == std::vector<std::string>{"B", "three"});
    CHECK(table->rows[2].number == 5); // behind an empty row and an empty line
    CHECK(table->rows[2].line == 6);
}

TEST_CASE("any usual code of text becomes UTF-8") {
    CHECK(read("\xEF\xBB\xBFN\xC3\xA4he,b\nc,d\n") == Cells{{"Nähe", "b"}, {"c", "d"}});
    CHECK(read("N\xE4he;\x80\nc;d\n") == Cells{{"Nähe", "€"}, {"c", "d"}});
    CHECK(read("N\x81he;b\nc;d\n") == Cells{{"N\xC2\x81he", "b"}, {"c", "d"}});
    using namespace std::string_view_literals;
    CHECK(read("\xFF\xFE"
               "N\0\xE4\0\t\0b\0\r\0\n\0c\0\t\0d\0"sv) == Cells{{"Nä", "b"}, {"c", "d"}});
    CHECK(read("\xFE\xFF"
               "\0N\0\xE4\0\t\0b\0\n\0c\0\t\0d"sv) == Cells{{"Nä", "b"}, {"c", "d"}});
    CHECK(read_table("N\xE4he;b\nc;d\n")->code == TextCode::windows_1252);
}

TEST_CASE("rows of another length are made even and reported where they stand") {
    const auto table = read_table("Name,Stage,Effort\nSearch,Before\nBook,Before,3,late\nStay,During,2,\n");
    REQUIRE(table);
    CHECK(cells_of(*table) == Cells{{"Name", "Stage", "Effort"},
                                    {"Search", "Before", ""},
                                    {"Book", "Before", "3"},
                                    {"Stay", "During", "2"}});
    REQUIRE(table->problems.size() == 2);
    CHECK(to_text(table->problems[0]) ==
          "Row 2: has 2 cells where the first row has 3. What is missing is read as empty.");
    CHECK(table->problems[1].place == "Row 3");
}

TEST_CASE("what is no table is refused with a way out") {
    CHECK(refusal("") == "the table is empty. It needs at least one row with a name.");
    CHECK(refusal(" \n,,\n\n") == "the table is empty. It needs at least one row with a name.");
    CHECK(refusal("Name,Stage\nA,B\nC,\"D\nE,F\n").starts_with("Line 3: a quote is opened here"));
    CHECK(refusal("PK\x03\x04 workbook").starts_with("this is a workbook rather than a text"));
    using namespace std::string_view_literals;
    CHECK(refusal("a\0b"sv).starts_with("this is no text"));
    std::string many;
    for (std::size_t i = 0; i <= most_table_rows; ++i)
        many += "x\n";
    CHECK(refusal(many) == "the table has more than 2000 rows. Keep the rows that are touchpoints.");
    CHECK(refusal("a" + std::string(most_table_columns, '\t') + "b")
              .starts_with("the table has more than 200"));
}

TEST_CASE("text is a table where it has several columns or rows") {
    CHECK(is_table("a\tb"));
    CHECK(is_table("a\nb\n"));
    CHECK_FALSE(is_table("Just a sentence, with a comma."));
    CHECK_FALSE(is_table(""));
}

TEST_CASE("what was written reads back the same, whatever stands in the cells") {
    Random random(20);
    constexpr std::string_view characters = "ab \"\n\t,;'\\é";
    for (int round = 0; round < 500; ++round) {
        const int width = random.integer(1, 5), height = random.integer(1, 6);
        Cells rows(static_cast<std::size_t>(height));
        for (auto& row : rows) {
            for (int i = 0; i < width; ++i) {
                std::string cell = i == 0 ? "x" : "";
                for (int k = random.integer(0, 6); k > 0; --k)
                    cell += characters[static_cast<std::size_t>(random.integer(0, 9))];
                row.push_back(cell);
            }
        }
        for (const Separator separator : {Separator::tab, Separator::semicolon, Separator::comma}) {
            const auto table = read_table(table_text(rows, separator), separator);
            REQUIRE(table);
            REQUIRE(cells_of(*table) == rows);
            CHECK(table->problems.empty());
        }
    }
}

TEST_CASE("the cells of a table say whether its decimals stand behind a comma") {
    CHECK(decimal_mark(*read_table("a;b\n3,5;x\n")) == ',');
    CHECK(decimal_mark(*read_table("a;b\n3.5;x\n")) == '.');
    CHECK(decimal_mark(*read_table("a\tb\n1,234\tx\n")) == '.');
    CHECK(decimal_mark(*read_table("a\tb\n1,234\t0,5\n")) == ',');
    CHECK(decimal_mark(*read_table("a;b\n1.234;x\n")) == ',');
}
