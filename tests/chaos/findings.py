"""What can be seen when all is over: on the wire, in the digest, in the logs, in the database."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from digest.audit import audit
from digest.compose import compose
from digest.digest import Digest
from digest.quotes import Quote
from facilitation.prompts import Asking
from rehearsal.card_reading import cards_on, words_of
from rehearsal.ledger import Sight
from rehearsal.oracle.logs import lines_of
from storage.deadlines import Due
from storage.facts import facts_of
from storage.work import Work
from tests.chaos.company import refresh_of
from tests.chaos.oracle import Counted, Met

_ANSWERS = re.compile(r"^(\d+) rispost[ae] su")

OUTAGES = ("DatabaseIsAwayError", "bot.teams.room.")
"""In the stack of a fault that came from outside."""

FAULTS = (
    "deadline_failed",
    "delivery_failed",
    "parcel_unwritten",
    "request_failed",
    "turn_failed",
)


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
            run = refresh_of(card).get("thing")
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
