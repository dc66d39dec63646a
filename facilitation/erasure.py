"""What is left of a plan, and of what was noted down, where somebody is forgotten."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.plan import Plan

GONE = "—"
"""What stands where a name stood that nobody is to find any more."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything by which one person could be known: names, e-mail addresses, ids."""

    words: frozenset[str]

    @classmethod
    def of(cls, words: Collection[str | None]) -> "Traces":
        """The traces that are words at all, however their letters are cased."""
        return cls(frozenset(word.casefold() for word in words if word))

    def without(self, noted: Any) -> Any:
        """The same JSON value with none of the traces, wherever one stood as a whole text."""
        return _said_anew(noted, lambda text: GONE if text.casefold() in self.words else text)

    def out_of(self, plan: Plan) -> Plan:
        """The plan without the person."""
        people = tuple(one for one in plan.people if one.email.casefold() not in self.words)
        return plan.model_copy(update={"people": people})


def without_any(noted: Any) -> Any:
    """The same JSON value with no text in it."""
    return _said_anew(noted, lambda _: GONE)


def _said_anew(noted: Any, say: Callable[[str], str]) -> Any:
    match noted:
        case str():
            return say(noted)
        case Mapping():
            return {key: _said_anew(value, say) for key, value in noted.items()}
        case list() | tuple():
            return [_said_anew(value, say) for value in noted]
    return noted
