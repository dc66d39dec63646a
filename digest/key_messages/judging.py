"""What of a language model's answer can be shown: what its sources bear out, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from digest.key_messages.asking import LONGEST, MOST_SENTENCES, Source
from digest.key_messages.founding import unfounded
from digest.key_messages.messages import Dropped, Flaw, Judged, KeyMessage


class _Said(BaseModel):
    """A sentence as it should come."""

    model_config = ConfigDict(strict=True)

    text: str
    sources: list[str]


class _Answer(BaseModel):
    """All of it: a list whose items are looked at one by one."""

    messages: list[Any]


class NonsenseError(Exception):
    """The answer is nothing that was asked for."""


def judged(answer: str, given: Iterable[Source]) -> Judged:
    """Keep every sentence that its sources bear out. Raises NonsenseError where it has no list."""
    known = {one.id: one for one in given}
    kept: list[KeyMessage] = []
    dropped: list[Dropped] = []
    for raw in _sentences(answer):
        said = _read(raw)
        flaw = Flaw.MALFORMED if said is None else _flaw(said, known, kept)
        if said is not None and flaw is None:
            kept.append(KeyMessage(text=said.text, sources=tuple(dict.fromkeys(said.sources))))
        else:
            dropped.append(Dropped(text=said.text if said else "", flaw=flaw or Flaw.MALFORMED))
    return Judged(kept=tuple(kept), dropped=tuple(dropped))


def _sentences(answer: str) -> list[Any]:
    """What stands between the outermost braces: models put fences and greetings around it."""
    found = answer[answer.find("{") : answer.rfind("}") + 1]
    try:
        return _Answer.model_validate(from_json(found, allow_inf_nan=False)).messages
    except ValueError as error:
        raise NonsenseError from error


def _read(raw: Any) -> _Said | None:
    try:
        return _Said.model_validate(raw)
    except ValidationError:
        return None


def _flaw(said: _Said, known: Mapping[str, Source], kept: Sequence[KeyMessage]) -> Flaw | None:
    """The first thing that is wrong with a sentence."""
    if len(said.text) > LONGEST:
        return Flaw.TOO_LONG
    if len(kept) == MOST_SENTENCES:
        return Flaw.TOO_MANY
    if any(said.text == one.text for one in kept):
        return Flaw.REPEATED
    if not said.sources or not all(one in known for one in said.sources):
        return Flaw.NO_SOURCE
    return unfounded(said.text, [known[one] for one in said.sources])
