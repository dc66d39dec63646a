"""What is left of a plan, and of what was noted down, where somebody is forgotten."""

from collections.abc import Collection, Mapping
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
        match noted:
            case str():
                return GONE if noted.casefold() in self.words else noted
            case Mapping():
                return {key: self.without(value) for key, value in noted.items()}
            case list() | tuple():
                return [self.without(value) for value in noted]
        return noted

    def out_of(self, plan: Plan) -> Plan:
        """The plan without the person."""
        people = tuple(one for one in plan.people if one.email.casefold() not in self.words)
        return plan.model_copy(update={"people": people})
