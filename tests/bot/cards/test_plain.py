"""What people write stays text, in every client."""

import re

import pytest

from bot.cards.elements import written
from bot.cards.plain import BREAK, guarded, plain

INJECTIONS = [
    "[clicca qui](https://example.org)",
    "![](https://example.org/pixel.png)",
    "[rif]: https://example.org",
    "https://example.org e http://www.example.org",
    "www.example.org",
    "<https://example.org>",
    "<at>Giulia Romano</at>",
    "<script>alert(1)</script>",
    "**grassetto** e __grassetto__",
    "*corsivo* e _corsivo_",
    "~~barrato~~ e `codice`",
    "- uno\n- due",
    "* uno\n+ due",
    "1. uno\n2) due",
    "# titolo\n> citazione",
    "---\n***",
    "```\ncodice\n```",
    "| a | b |\n|---|---|",
    "{{DATE(2020-11-24T13:00:00Z, SHORT)}}",
    "&lt;b&gt; &#42;",
    "\\*non corsivo\\*",
]

# What Markdown, Teams or Adaptive Cards would make something of.
LIVELY = re.compile(
    r"""
    \]\( | \]: | <[\w/!?] | :// | www\. | \{\{ | &\#?\w+;    # links, tags, dates, entities
    | ^[ ]*([-+*>#=|~`]|\d+[.)](?!\S))                           # lists, titles, quotations, rules
    | (?<!\\)[*`~] | (?<![\\\w])_\w                        # emphasis
    """,
    re.VERBOSE | re.MULTILINE,
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_that_people_write_comes_to_life(text: str) -> None:
    shown = plain(text)

    assert not LIVELY.search(shown)


@pytest.mark.parametrize("text", INJECTIONS)
def test_it_still_reads_letter_for_letter(text: str) -> None:
    shown = plain(text)

    read = re.sub(r"\\([^\w\s]|_)", r"\1", shown.replace(BREAK, ""))
    assert read == text


@pytest.mark.parametrize(
    "text",
    [
        "Che cosa convince di più un’impresa a ospitare un tirocinio?",
        "C’è un’area 3 (Scouting): 9 risposte su 16.",
        "snake_case, 3-4 giorni, 5 > 4, a & b, 1 < 2",
        "«Sì», disse; «no».",
        "1.000 risposte, 3.5 in media",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    shown = plain(text)

    assert shown == text


@pytest.mark.parametrize("text", INJECTIONS)
def test_contributions_stand_where_no_markdown_is_read(text: str) -> None:
    blocks = [one.model_dump(by_alias=True, exclude_none=True) for one in written(text)]

    runs = [run["text"] for block in blocks for run in block["inlines"]]

    assert {block["type"] for block in blocks} == {"RichTextBlock"}
    assert "\n".join(runs).replace(BREAK, "") == text
    assert not re.search(r"\{\{|://|<[\w/!?]", guarded(text))
