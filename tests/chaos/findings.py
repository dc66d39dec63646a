"""What can be seen when all is over: on the wire, in the digest, in the logs, in the database."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest.audit import audit
from digest.compose import compose
from digest.digest import Digest, Quote
from facilitation.announcements import (
    ActAnnounced,
    BlockOpened,
    DigestSent,
    PromptBrokenOff,
    PromptClosed,
    PromptOpened,
    PromptReminded,
)
from facilitation.prompts import Asking
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import reading
from rehearsal.ledger import Sight
from rehearsal.oracle.logs import lines_of
from rehearsal.wire import Json
from storage.deadlines import Due
from storage.facts import facts_of
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Work
from tests.chaos.oracle import Counted, Met, Said
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

_ANSWERS = re.compile(r"^(\d+) rispost[ae] su")
_PART = re.compile(r"parte\s(\d+)\sdi\s\d+")

OUTAGES = ("DatabaseIsAwayError", "bot.teams.room.")
"""In the stack of a fault that came from outside."""

FAULTS = (
    "deadline_failed",
    "delivery_failed",
    "parcel_unwritten",
    "request_failed",
    "turn_failed",
)


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


def polls_of(digest: Digest) -> dict[str, Counted]:
    """What each poll came to, by its run."""
    found = {}
    for section in digest.sections:
        for poll in section.polls:
            [question] = poll.questions
            options = {slot.id: 0 for slot in question.slots}
            shown = question.counts or not poll.answered
            counts = options | dict(question.counts) if shown else None
            found[poll.run_id] = Counted(answered=poll.answered, counts=counts)
    return found


def quotes_of(digest: Digest) -> Iterator[Quote]:
    """Every contribution that the digest has."""
    for section in digest.sections:
        for voice in section.voices:
            for cell in voice.cells:
                yield from cell.quotes


def shown_counts(sights: Iterable[Sight]) -> Iterator[tuple[float, str, int]]:
    """How many answers the cards of a prompt told of, and when."""
    for sight in sights:
        cards = [sight.shown] if sight.what == "own view" else cards_on(sight.shown)
        for card in cards:
            run = _refresh_of(card).get("thing")
            for words in words_of(card):
                number = _ANSWERS.match(words)
                if run and number:
                    yield sight.at.timestamp(), run, int(number[1])


def met_deadlines(logs: Iterable[Path]) -> Iterator[Met]:
    """What was due and when it was done, by the bot's logs.

    That traces could not be wiped while somebody was reading them is no fault: they are again.
    """
    for log in logs:
        for line in lines_of(log):
            if line["event"] == "deadline_met" and line["deadline"] != Due.TRACES_ARE_WIPED:
                at = datetime.fromisoformat(line["at"]).timestamp()
                yield Met(line["deadline"], at - line["late_seconds"], at)


def faults_of_ours(logs: Iterable[Path]) -> Iterator[str]:
    """What failed for no reason that lies outside."""
    for log in logs:
        for line in lines_of(log):
            stack = str(line.get("stack", ""))
            if line["event"] in FAULTS and not any(outage in stack for outage in OUTAGES):
                yield f"{line['event']}: {stack[-300:]}"


async def digest_faults(work: Work, session_id: str) -> list[str]:
    """What is wrong with the digest, and whether it is another than the ledger's today."""
    session = await work.sessions.get(session_id)
    facts, kept = await facts_of(work, session), await work.digests.get(session_id)
    found = [f"digest: {fault}" for fault in audit(facts, kept)]
    return found if compose(facts) == kept else [*found, "digest: composed anew it is another"]


async def traces_left(work: Work, session_id: str) -> list[str]:
    """What of anonymous answers still leads to people."""
    every = await work.runs.of(session_id)
    runs = [one.id for one in every if isinstance(one.prompt, Asking) and one.prompt.anonymous]
    left = {*await work.keys.of(runs), *+Counter(await work.ballots.counts(runs))}
    return [f"anonymous {run}: something is left" for run in left]


def _meant_by(card: Json) -> str | None:
    """What a posted card says, in the same words as `_meant`; None for a mere reply."""
    meant, words = _refresh_of(card), words_of(card)
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


def _refresh_of(card: Json) -> Json:
    found: Json = card.get("refresh", {}).get("action", {}).get("data", {})
    return found
