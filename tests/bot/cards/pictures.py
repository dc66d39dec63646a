"""Draws the sample cards to look at: python -m tests.bot.cards.pictures OUT [--only 05].

`make pictures` draws those in the README. Both need what `make test` installs.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from playwright.sync_api import Page

from bot.wording.words import LANGUAGES, Words
from tests.bot.cards.browser import THEMES, WIDTHS, draw, open_page
from tests.bot.cards.samples.every import SAMPLES
from tests.bot.cards.samples.stage import PLAN

README_WIDTH = 344
SHEET = 1800
"""The width of a sheet in pixels."""

README: Mapping[str, Mapping[str, str]] = {
    "chat": {
        "02 welcome": "Everybody: the notice, and one tap to join",
        "05 poll": "Everybody: a poll opens",
        "06 poll answered": "One person alone: the answer is on record",
    },
    "results": {
        "10 result": "Everybody: the result, no small group laid open",
        "11 round": "Everybody: a round of written contributions opens",
        "12 contribution": "One person alone: what they wrote",
    },
    "organisers": {
        "14 control": "Facilitators: where the session stands",
        "20 summary": "Everybody: what came of it",
        "21 digest": "Organisers, in a 1:1 chat: the digest",
    },
}
"""The README's pictures: which cards are on them, and who sees each."""


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", action="store_true", help="the pictures of the README")
    parser.add_argument("--only", default="", help="how the wanted names begin, by commas")
    parser.add_argument("--language", default=PLAN.language, choices=LANGUAGES)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    words = Words(asked.language, PLAN.time_zone)
    only = tuple(asked.only.split(","))
    pictures = readme_pictures if asked.readme else sheets
    for picture in pictures(asked.out, words, only):
        sys.stdout.write(f"{picture}\n")


def sheets(out: Path, words: Words, only: tuple[str, ...]) -> Iterator[Path]:
    """Every wanted card in every theme and width."""
    cards = {name: SAMPLES[name](words) for name in sorted(SAMPLES) if name.startswith(only)}
    with open_page(SHEET) as page:
        for theme, width in product(THEMES, WIDTHS):
            draw(page, cards, theme=theme, width=width)
            yield taken(page, out / f"{words.language}-{theme}-{width}.png")


def readme_pictures(out: Path, words: Words, _: tuple[str, ...]) -> Iterator[Path]:
    """The README's, three cards beside each other."""
    with open_page(3 * README_WIDTH + 4 * 24) as page:
        for name, shown in README.items():
            cards = {caption: SAMPLES[card](words) for card, caption in shown.items()}
            draw(page, cards, theme="light", width=README_WIDTH)
            yield taken(page, out / f"{name}.png")


def taken(page: Page, picture: Path) -> Path:
    """Save what is on the page."""
    page.locator("main").screenshot(path=picture)
    return picture


if __name__ == "__main__":
    main()
