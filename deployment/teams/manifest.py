"""The app's manifest and its translations, filled in from the template beside this module."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.wording.words import LANGUAGES, Words

TEMPLATE = Path(__file__).with_name("manifest.json")
SETTING = re.compile(r"\$([A-Z_]+)")
WORD = re.compile(r"\$([a-z_]+)")

Json = dict[str, Any]


def manifest(settings: Mapping[str, str]) -> Json:
    """The manifest in our first language; in the template capitals name a setting."""
    words = Words(LANGUAGES[0], "UTC")

    def fill(text: str) -> str:
        said = WORD.sub(lambda place: words(place[1]), text)
        return SETTING.sub(lambda place: settings[place[1]], said)

    filled: Json = _filled(_template(), fill)
    return filled


def translation(language: str) -> Json:
    """What the manifest says in another language: the path of every text that has words."""
    words = Words(language, "UTC")
    template = _template()
    spoken = {
        path: WORD.sub(lambda place: words(place[1]), text)
        for path, text in _texts(template)
        if WORD.search(text)
    }
    schema = template["$schema"].replace("MicrosoftTeams.", "MicrosoftTeams.Localization.")
    return {"$schema": schema, **spoken}


def _template() -> Json:
    read: Json = json.loads(TEMPLATE.read_text(encoding="utf-8"))
    return read


def _filled(part: Any, fill: Callable[[str], str]) -> Any:
    match part:
        case dict():
            return {key: _filled(value, fill) for key, value in part.items()}
        case list():
            # An optional setting that is empty leaves its place in a list altogether.
            return [filled for each in part if (filled := _filled(each, fill)) != ""]
        case str():
            return fill(part)
    return part


def _texts(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its path, as `bots[0].commandLists[1].commands[2].title`."""
    match part:
        case dict():
            for key, value in part.items():
                yield from _texts(value, f"{path}.{key}" if path else key)
        case list():
            for index, value in enumerate(part):
                yield from _texts(value, f"{path}[{index}]")
        case str():
            yield path, part
