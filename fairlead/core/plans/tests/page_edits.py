"""An invented handbook page, and edits of it as histories hold them: each with the verdicts that are right."""

# ruff: noqa: E501 - an edit is read in one line

import re

PAGE = """---
title: Direction
layout: default
---
# Where Millbrook Dairy is going

## Mission
We make milk that people in the valley can trace to the cow. Everything else on this page follows from that.

## Strategy
Over the next five years we stay small on purpose. By 2028 every farm of the valley sells through us. We describe
how a farm joins in our [joining guide](../farms/joining.md).

- **Fewer products.** We drop yoghurt and keep milk, butter and cheese.
- **One price.** Every shop pays the same price, whatever its size.
- **Glass only.** All bottles come back to us within three weeks.

## Values
1. Say it at the gate: a farmer hears bad news from us in person.
2. Nobody works alone in the cold store.
3. We behave as if the neighbours watch, because they do.

## Goals for 2027

| what | how much | who |
| --- | --- | --- |
| farms that sell through us | 40 of 52 | Purchasing |
| bottles that come back | 92% | Logistics |

## Resources
- [Price list](prices.md)
- [Old strategy](archive/2021.md)
"""


def swapped(*pairs):
    """The page with texts put for others; each must be there."""
    page = PAGE
    for old, new in pairs:
        assert old in page, old
        page = page.replace(old, new)
    return page


def sections(page):
    head, *rest = re.split(r"(?m)^(?=## )", page)
    return head, rest


def _moved():
    head, rest = sections(PAGE)
    return head + "".join([rest[2], rest[0], rest[1], *rest[3:]])


BOILERPLATE = """
## Contributing
To change this page, open a pull request and ask a colleague for a review. Please keep lines short.

## License
This handbook is published under a free licence; see the file in the root folder for the full terms.
"""
OTHER = """# Direction
We are the platform for fresh food in the whole country. Restaurants order by midnight and cook at noon.

- Win two hundred restaurants in the capital.
- Build the app that chefs love.
- Hire engineers everywhere.
"""

COSMETIC = {
    "nothing": PAGE,
    "links repaired": swapped(("../farms/joining.md", "/content/joining-a-farm/index.md#top"), ("prices.md", "/prices/")),
    "a link taken away": swapped(("[joining guide](../farms/joining.md)", "joining guide")),
    "typos mended": swapped(("bottles come back", "botles come back"), ("neighbours", "neigbhours")),
    "American spelling": swapped(("neighbours", "neighbors"), ("yoghurt", "yogurt")),
    "list marks and bold": swapped(("- **", "* **"), ("**", "__"), ("1. Say", "- Say"), ("2. Nobody", "- Nobody"), ("3. We", "- We")),
    "lines folded anew": swapped(("Over the next five years we stay small on purpose. By", "Over the next five years\nwe stay small\non purpose. By")),
    "front matter": swapped(("layout: default", "layout: wide\npermalink: /direction/\nweight: 3")),
    "a section moved": _moved(),
    "headings one level down": PAGE.replace("\n#", "\n##"),
    "Windows line ends": PAGE.replace("\n", "\r\n"),
    "a comment and a film": swapped(("## Mission\n", '## Mission\n<!-- TODO: film -->\n<iframe src="https://films.example/7"></iframe>\n\n')),
    "a table drawn anew": swapped(("| --- | --- | --- |", "|:---|---:|:---|"), ("| Purchasing |", "|   Purchasing   |")),
    "boilerplate added": PAGE + BOILERPLATE,
    "resources changed": swapped(("- [Old strategy](archive/2021.md)", "- [Milk calendar](calendar.md)\n- [Herd book](herd.md)")),
    "a table of contents": swapped(("## Mission\n", "- [Mission](#mission)\n- [Strategy](#strategy)\n- [Values](#values)\n\n## Mission\n")),
    "a stamp": PAGE + "\nLast updated: 3 March 2026 by the office\n",
    "small words": swapped(("Every shop pays the same price, whatever its size.", "Each shop pays the same price, whatever the size.")),
    "a sentence split": swapped(("Say it at the gate: a farmer hears", "Say it at the gate. A farmer hears")),
    "entries become a paragraph": swapped(("- **Fewer products.** We", "We"), ("- **One price.** Every", "Every")).replace("We drop", "Fewer products. We drop").replace("Every shop", "\nOne price. Every shop"),
}  # fmt: skip
OF_SUBSTANCE = {
    "a target year": swapped(("By 2028", "By 2032")),
    "a target": swapped(("40 of 52", "30 of 52")),
    "an owner": swapped(("| Purchasing |", "| Sales |")),
    "a value added": swapped(("because they do.\n", "because they do.\n4. Children may always see the calves.\n")),
    "a priority dropped": swapped(("- **Glass only.** All bottles come back to us within three weeks.\n", "")),
    "the mission replaced": swapped(("We make milk that people in the valley can trace to the cow.", "We feed the schools of the county for less than they pay today.")),
    "a not": swapped(("Every shop pays", "Not every shop pays")),
    "turned round": swapped(("Fewer products", "More products")),
    "a word of the mission": swapped(("people in the valley can", "hotels in the valley can")),
    "a section dropped": "".join((sections(PAGE)[0], *sections(PAGE)[1][:2], *sections(PAGE)[1][3:])),
    "a condition": swapped(("whatever its size.", "unless it buys more than a hundred crates.")),
    "links repaired, and a target": swapped(("../farms/joining.md", "join.md"), ("92%", "85%")),
    "no longer done": swapped(("## Goals for 2027", "## What we will not do\n- Glass only.\n\n## Goals for 2027"), ("- **Glass only.** All", "- All")),
}  # fmt: skip
REWRITTEN = {
    "another firm": OTHER,
    "a stub": "# Direction\n\nTo be written by the new owners in the spring.\n",
}
