"""Every card as it is drawn: for every eye and every ear, and on the narrowest phone."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from bot.wording.words import LANGUAGES
from tests.bot.cards.browser import THEMES, WIDTHS, draw, open_page
from tests.bot.cards.drawn import drawn
from tests.bot.cards.samples.every import SAMPLES

NARROW = min(WIDTHS)

# Rules that a card alone cannot keep or break.
NOT_A_CARDS: Mapping[str, str] = {}

# What axe leaves to a person's judgment, and what a person found.
JUDGED: Mapping[tuple[str, str], str] = {
    ("color-contrast", "nonBmp"): "signs alone (✓, ●○) repeat what words beside them say",
    ("label-content-name-mismatch", ""): "“...”, which the renderer puts before more actions",
}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """One browser for all."""
    with open_page(NARROW) as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_to_mend(page: Page, language: str) -> None:
    draw(page, cards(language), theme="light", width=NARROW)

    found = examined(page, {"rules": {rule: {"enabled": False} for rule in NOT_A_CARDS}})

    assert found == []


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "light"])
def test_every_text_stands_out_in_every_theme(page: Page, theme: str) -> None:
    draw(page, cards("it"), theme=theme, width=NARROW)

    found = examined(page, {"runOnly": ["color-contrast"]})

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_clipped_or_leaves_the_card(page: Page, theme: str, language: str) -> None:
    draw(page, cards(language), theme=theme, width=NARROW)

    found = [one for width in WIDTHS for one in page.evaluate("misfits", width)]

    assert [f"{one['card']}: {one['html']}" for one in found] == []


def cards(language: str) -> dict[str, Any]:
    return {name: unfolded(drawn(name, language)) for name in SAMPLES}


def unfolded(node: Any) -> Any:
    """The same with everything shown that a button would show."""
    if isinstance(node, dict):
        return {key: unfolded(value) for key, value in node.items() if key != "isVisible"}
    return [unfolded(one) for one in node] if isinstance(node, list) else node


def examined(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe found, without what a person has judged already."""
    found = page.evaluate("examine", options)
    return [f"{one['card']}: {one['rule']}, {one['html']}" for one in found if not is_judged(one)]


def is_judged(finding: Mapping[str, Any]) -> bool:
    judged = ((finding["rule"], reason) in JUDGED for reason in finding["reasons"])
    return not finding["certain"] and all(judged)
