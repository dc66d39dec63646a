"""Why nothing is decided so about what the public edition cuts."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class NoSuchStretch(Refusal):
    """Its text says something else by now, or is gone."""


@dataclass
class NoSuchWords(Refusal):
    """The text that was named, or any at all, lacks the words that are to be cut."""


@dataclass
class RulingsAreNewer(Refusal):
    """Somebody decided since the card was drawn."""
