"""Words of the field that mean the same, by language; a plan adds its own and puts these right.

A line is one meaning of all its words, an indented line goes on with it; a word with a star begins
longer ones. A word stands on every line whose meaning it can have.
"""

from collections.abc import Mapping
from itertools import chain

from facilitation.meanings.english import lives, paths
from facilitation.meanings.italian import (
    attesting,
    everyday,
    hosting,
    leaving,
    managing,
    orienting,
    scouting,
)


def _lines(*texts: str) -> tuple[str, ...]:
    joined = (text.replace("\n    ", " ").strip().splitlines() for text in texts)
    return tuple(chain.from_iterable(joined))


KNOWN: Mapping[str, tuple[str, ...]] = {
    "it": _lines(
        managing.MEANINGS,
        orienting.MEANINGS,
        scouting.MEANINGS,
        attesting.MEANINGS,
        leaving.MEANINGS,
        hosting.MEANINGS,
        everyday.MEANINGS,
    ),
    "en": _lines(paths.MEANINGS, lives.MEANINGS),
}
"""By the language of a plan."""
