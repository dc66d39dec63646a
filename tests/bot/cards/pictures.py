"""Draws every sample card to look at: python -m tests.bot.cards.pictures OUT [--only 05].

Needs chromium, and once: npm install --prefix tests/bot/cards.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from bot.wording.words import Words
from tests.bot.cards.samples import PLAN, SAMPLES

HERE = Path(__file__).parent
SCRIPTS = (
    HERE / "node_modules/adaptivecards/dist/adaptivecards.min.js",
    HERE / "node_modules/markdown-it/dist/markdown-it.min.js",
)
THEMES = {"light": "#F5F5F5; color: #242424", "dark": "#1F1F1F; color: #FFFFFF"}
WIDTHS = (320, 480)
SHEET = 1800
"""The width of a sheet in pixels."""

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--virtual-time-budget=5000",
)

PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; font-family: 'Segoe UI', 'Open Sans', sans-serif }}
main {{ columns: {width}px; column-gap: 24px; padding: 24px }}
figure {{ break-inside: avoid; margin: 0 0 24px; width: {width}px }}
figcaption {{ font-size: 11px; color: #888; padding-bottom: 4px }}
figure > div {{ border: 1px solid #8884; border-radius: 4px }}
p {{ margin: 0 }}
button {{ font: inherit; padding: 6px 12px; border: 1px solid #888; border-radius: 4px;
  background: none; color: inherit }}
button.style-positive {{ background: #5B5FC7; color: white }}
button.style-destructive {{ background: #C4314B; color: white }}
.ac-actionSet {{ flex-wrap: wrap; row-gap: 8px }}
</style><main></main>{scripts}<script>
const markdown = markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {{
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
}};
for (const [name, json] of Object.entries({cards})) {{
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({host});
  card.parse(json);
  const figure = document.createElement("figure"), frame = document.createElement("div");
  figure.append(Object.assign(document.createElement("figcaption"), {{textContent: name}}), frame);
  frame.append(card.render());
  document.querySelector("main").append(figure);
}}
document.title = "height " + document.documentElement.scrollHeight;
</script>"""


def main() -> None:
    """Draw the sheets that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="how the wanted names begin, by commas")
    parser.add_argument("--language", default=PLAN.language, choices=("it", "en"))
    asked = parser.parse_args()
    missing = [str(path) for path in SCRIPTS if not path.exists()]
    if missing or not shutil.which("chromium"):
        sys.exit("Needs chromium and npm install --prefix tests/bot/cards")
    asked.out.mkdir(parents=True, exist_ok=True)
    words = Words(asked.language, PLAN.time_zone)
    only = tuple(asked.only.split(","))
    cards = {name: sample(words) for name, sample in SAMPLES.items() if name.startswith(only)}
    for theme, width in product(THEMES, WIDTHS):
        picture = asked.out / f"{asked.language}-{theme}-{width}.png"
        draw(page(cards, theme=theme, width=width), picture)
        sys.stdout.write(f"{picture}\n")


def page(cards: dict[str, Any], *, theme: str, width: int) -> str:
    """A page with all the cards on it."""
    host = (HERE / "hostconfig" / f"{theme}.json").read_text(encoding="utf-8")
    scripts = "".join(f'<script src="{path.as_uri()}"></script>' for path in SCRIPTS)
    # A closing tag inside the cards would end the script that holds them.
    embedded = json.dumps(dict(sorted(cards.items()))).replace("</", "<\\/")
    return PAGE.format(
        background=THEMES[theme], width=width, scripts=scripts, cards=embedded, host=host
    )


def draw(html: str, picture: Path) -> None:
    """Let the browser draw the page, as high as it turns out to be."""
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        url = Path(file.name).as_uri()
        drawn = browse("--dump-dom", f"--window-size={SHEET},800", url)
        height = re.search(r"<title>height (\d+)", drawn)
        if height is None:
            sys.exit(f"the cards do not render:\n{drawn[:2000]}")
        browse(f"--screenshot={picture}", f"--window-size={SHEET},{height.group(1)}", url)


def browse(*arguments: str) -> str:
    """Run the browser once and give what it prints."""
    done = subprocess.run(
        ["chromium", *QUIET, *arguments],  # noqa: S607 - wherever it is installed
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    main()
