"""What is wrong with a plan: where, what, and the facts that its sentence needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Place = tuple[str | int, ...]
"""The way into a plan: keys and positions, as in ("agenda", 2, "minutes")."""

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a plan."""

    place: Place
    code: str
    """The key of its sentence in the catalogues."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence is filled with."""

    @classmethod
    def at(cls, place: Place, code: str, /, **values: Value) -> "Finding":
        """Write down what is wrong at a place."""
        return cls(place, code, values)


def repeated(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each text that came before, with its position; upper and lower case are alike."""
    seen: set[str] = set()
    for position, text in enumerate(texts):
        if text.casefold() in seen:
            yield position, text
        seen.add(text.casefold())


def too_long(place: Place, text: str, longest: int) -> Iterator[Finding]:
    """Find a text with more than `longest` characters."""
    if len(text) > longest:
        start = f"{text[:40]}…"
        yield Finding.at(
            place, "finding_text_too_long", text=start, length=len(text), longest=longest
        )


def too_many(place: Place, number: int, most: int, code: str) -> Iterator[Finding]:
    """Find a list with more than `most` entries."""
    if number > most:
        yield Finding.at(place, code, number=number, most=most)
