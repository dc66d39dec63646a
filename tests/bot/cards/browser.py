"""Draws cards in a real browser, under what Teams' clients look like."""

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
SCRIPTS = (
    PACKAGES / "adaptivecards/dist/adaptivecards.min.js",
    PACKAGES / "markdown-it/dist/markdown-it.min.js",
    PACKAGES / "axe-core/axe.min.js",
    HERE / "page/draw.js",
    HERE / "page/examine.js",
)
WIDTHS = (320, 480)
"""A phone's card and a desktop's, in pixels."""

THEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "chat": "#F5F5F5",
        "text": "#242424",
        "line": "#616161",
        "field": "#FFFFFF",
        "positive": "#5B5FC7",
        "on-positive": "#FFFFFF",
        "destructive": "#B10E1C",
    },
    "dark": {
        "chat": "#1F1F1F",
        "text": "#FFFFFF",
        "line": "#ADADAD",
        "field": "#292929",
        "positive": "#5B5FC7",
        "on-positive": "#FFFFFF",
        "destructive": "#FF9AA2",
    },
    "contrast": {
        "chat": "#000000",
        "text": "#FFFFFF",
        "line": "#FFFFFF",
        "field": "#000000",
        "positive": "#1AEBFF",
        "on-positive": "#000000",
        "destructive": "#FFFF01",
    },
}
"""What surrounds a card in each theme, and the buttons, which a host configuration leaves out."""

# Nothing is fetched, and root may start it.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextlib.contextmanager
def open_page(width: int) -> Iterator[Page]:
    """Lend an empty page, so many pixels wide, that knows how to draw and examine cards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content((HERE / "page/page.html").read_text(encoding="utf-8"))
        for script in SCRIPTS:
            page.add_script_tag(path=script)
        yield page
        browser.close()


def draw(page: Page, cards: Mapping[str, Any], *, theme: str, width: int) -> None:
    """Lay the cards on the page, each below its name, in place of what was there."""
    page.evaluate(
        "draw",
        {
            "cards": dict(cards),
            "host": json.loads((HERE / f"hostconfig/{theme}.json").read_text(encoding="utf-8")),
            "colours": dict(THEMES[theme]),
            "width": width,
            "css": (HERE / "page/card.css").read_text(encoding="utf-8"),
        },
    )
