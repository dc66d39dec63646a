"""An answer as its author reads it, where the catalogues have the words for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """An option known by a word, and what it was said of where that is not plain."""

    word: str
    about: str = ""
