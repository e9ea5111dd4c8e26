#!/usr/bin/env python3
"""Makes the two bundled fonts from Inter: tabular digits frozen in, no kerning, only the characters we promise.

    make_fonts.py [FOLDER WITH Inter-Regular.otf AND Inter-SemiBold.otf]

Needs python3-fonttools and fonts-inter (Debian and Ubuntu packages). The same input gives the same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Waymark Sans"
WEIGHTS = {"Regular": 400, "SemiBold": 600}

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0180, 0x024F),  # Latin Extended-B
    (0x02B0, 0x02FF),  # modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese and others
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x214F),  # letterlike: numero, trade mark
    (0x2150, 0x218F),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x23CE, 0x23CE),  # return
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),  # stars, warning
    (0x2700, 0x27BF),  # check, cross
]


def freeze_tabular_digits(font):
    """Every character that the tnum feature would replace shows its tabular form from the start."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    tabular = {}
    for index in sorted(lookups):
        for table in gsub.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            table.cmap[code] = tabular.get(glyph, glyph)
    even_out_digits(font)


def even_out_digits(font):
    """Inter's interpolated weights have tabular digits that differ by a unit; a column of figures must not."""
    widths = font["hmtx"].metrics
    digits = [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]
    width = max(widths[glyph][0] for glyph in digits)
    for glyph in digits:
        widths[glyph] = (width, widths[glyph][1])


def show_unknown_as_a_box(font):
    """The replacement character gets the empty square, so that painters can draw it for what is missing."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xFFFD] = table.cmap[0x25A1]


def rename(font, weight):
    full = f"{FAMILY} {weight}"
    postscript = full.replace(" ", "", 1).replace(" ", "-")
    copyright_notice = font["name"].getDebugName(0)
    font["name"].names = []
    plain = weight == "Regular"
    names = {
        0: copyright_notice,
        1: FAMILY if plain else full,
        2: "Regular",
        3: f"{postscript}:1.0",
        4: FAMILY if plain else full,
        5: "Version 1.0; a subset of Inter 3.019 with tabular digits",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    if not plain:
        names |= {16: FAMILY, 17: weight}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top.topDictIndex[0].FullName = full
    top.topDictIndex[0].FamilyName = FAMILY
    top.topDictIndex[0].Weight = weight
    font["OS/2"].usWeightClass = WEIGHTS[weight]


def make(source, target, weight):
    font = TTFont(source, recalcTimestamp=False)
    freeze_tabular_digits(font)
    show_unknown_as_a_box(font)
    rename(font, weight)
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    codes = {code for first, last in RANGES for code in range(first, last + 1)} | {0xFFFD}
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


def main():
    sources = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
    here = Path(__file__).resolve().parent
    for weight in WEIGHTS:
        make(sources / f"Inter-{weight}.otf", here / f"WaymarkSans-{weight}.otf", weight)


if __name__ == "__main__":
    main()
