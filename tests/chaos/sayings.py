"""What was said in the chats, and what the outbox has of it, in the same words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitation.announcements import (
    ActAnnounced,
    BlockOpened,
    DigestSent,
    PromptBrokenOff,
    PromptClosed,
    PromptOpened,
    PromptReminded,
)
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import reading
from rehearsal.wire import Json
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from tests.chaos.company import refresh_of
from tests.chaos.oracle import Said
from tests.stage import Stage

ACTS = {
    "La sessione è in pausa": "act pause",
    "La sessione riprende": "act resume",
    "Più tempo": "act extend",
    "La sessione finisce qui": "act end",
    "Sessione conclusa": "ended",
}
"""What is said with no id on the card, by its heading."""

REFRESHED = ("welcome", "block", "prompt", "reminder", "control")
CLOSED = "✓ Chiuso"
BROKEN_OFF = "Questo sondaggio è stato interrotto"

_PART = re.compile(r"parte\s(\d+)\sdi\s\d+")

SaidOf = Mapping[str, Said]
"""By what was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """What the operator can read of what was to be said."""

    said: SaidOf
    unsaid: tuple[str, ...]
    """What still waits, or was given up."""


def seen_posts(stage: Stage) -> Counter[str]:
    """What the bot said, how often, in whichever chat."""
    alone = (stage.giulia, stage.marco, stage.francesca)
    owners = {person.personal.id: person.email for person in alone}
    posts = (
        sight
        for sight in stage.teams.ledger.sights
        if sight.what == "posted" and sight.author_id.startswith("28:")
    )
    found = (
        (_meant_by(card), owners.get(sight.chat_id))
        for sight in posts
        for card in cards_on(sight.shown)
    )
    return Counter(f"{meant} {owner}" if owner else meant for meant, owner in found if meant)


def outbox(parcels: Iterable[Parcel], headings: Mapping[str, str], seen: Counter[str]) -> Outbox:
    """What is recorded of everything that was to be said once, beside how often it was."""
    states: dict[str, Counter[ParcelState]] = {}
    for parcel in parcels:
        if not parcel.redraws:
            states.setdefault(_meant(parcel, headings), Counter())[parcel.state] += 1
    known = {
        what: Said(
            times=seen[what],
            delivered=found[ParcelState.DELIVERED],
            doubtful=found[ParcelState.DOUBTFUL],
        )
        for what, found in states.items()
    }
    said = {what: Said(times=times, delivered=0, doubtful=0) for what, times in seen.items()}
    lost = (ParcelState.WAITING, ParcelState.SENDING, ParcelState.UNDELIVERABLE)
    unsaid = [
        f"{what} is {state}"
        for what, found in states.items()
        for state, number in found.items()
        if state in lost and number
    ]
    return Outbox(said=said | known, unsaid=tuple(unsaid))


def _meant_by(card: Json) -> str | None:
    """What a posted card says, in the same words as `_meant`; None for a mere reply."""
    meant, words = refresh_of(card), words_of(card)
    if meant.get("card") in REFRESHED:
        thing = meant.get("thing")
        return f"{meant['card']} {thing}" if thing else str(meant["card"])
    if reading.offers(card, "sign"):
        return "to sign"
    for number, text in enumerate(words):
        if text.startswith(CLOSED):
            return f"closed {words[number + 1]}"
        if text.startswith(BROKEN_OFF):
            return f"broken off {words[number - 1]}"
        part = _PART.search(text)
        if part:
            return f"digest {part[1]}"
        for heading, act in ACTS.items():
            if text.startswith(heading):
                return act
    return None


def _meant(parcel: Parcel, headings: Mapping[str, str]) -> str:
    match parcel.announcement:
        case PromptOpened(run_id=run_id):
            what = f"prompt {run_id}"
        case PromptReminded(run_id=run_id):
            what = f"reminder {run_id}"
        case PromptClosed(run_id=run_id):
            what = f"closed {headings[run_id]}"
        case PromptBrokenOff(run_id=run_id):
            what = f"broken off {headings[run_id]}"
        case BlockOpened(block_id=block_id):
            what = f"block {block_id}"
        case ActAnnounced(act=act):
            what = f"act {act}"
        case DigestSent(part=part):
            what = f"digest {part + 1}"
        case other:
            what = KINDS.get(other.kind, other.kind)
    return what if parcel.recipient == ROOM else f"{what} {parcel.recipient}"


KINDS = {
    "control_shown": "control",
    "digest_to_sign": "to sign",
    "session_ended": "ended",
    "session_prepared": "welcome",
}
