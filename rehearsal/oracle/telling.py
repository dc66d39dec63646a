"""Announcements and replies: told once, and in time."""

from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import reading
from rehearsal.cast.nudging import HEADING
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Sight
from rehearsal.oracle.logs import lines_of
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

SPOKEN_TO = (
    "Una risposta per",
    "Chiudere e mostrare i risultati?",
    "Terminare la sessione?",
    "Quale piano seguiamo?",
    "Giro è nella riunione",
)
"""Headings of what answers somebody's words, and so is nobody's announcement."""

QUICK = 10.0
"""Seconds within which Teams wants an invoke answered."""

IN_TIME = 2.0
"""Real seconds that a deadline may be met late, on a machine that also plays thirty people."""


def announcements(scene: Scene, outbox: dict[str, int]) -> Iterator[Row]:
    """Every announcement of the outbox was posted once; `outbox` counts its parcels by state."""
    posts = [sight for sight in scene.posts() if not _gist(sight).startswith(SPOKEN_TO)]
    due = sum(number for state, number in outbox.items() if state != "superseded")
    found = len(posts) + len(_personal_posts(scene))
    yield Row(
        claim="announcements due / delivered",
        told=str(due),
        found=f"{found}, {outbox.get('doubtful', 0)} of them in doubt",
        holds=due == found and not outbox.get("waiting") and not outbox.get("sending"),
        detail=str(outbox),
    )
    # A role may be reminded twice in the same words, which has a row of its own.
    once = [sight for sight in posts if not _gist(sight).startswith(HEADING)]
    twice = [text for text, number in Counter(map(_text, once)).items() if number > 1]
    yield Row(
        claim="announcements doubled",
        told="0",
        found=str(len(twice)),
        holds=not twice,
        detail="; ".join(text[:60] for text in twice),
    )


def punctuality(log: Path) -> Iterator[Row]:
    """Deadlines were met when they were due, by the bot's own log; a killed bot catches up."""
    met = sorted(
        float(line["late_seconds"]) for line in lines_of(log) if line.get("event") == "deadline_met"
    )
    median = met[len(met) // 2] if met else 0.0
    late = [seconds for seconds in met if seconds > IN_TIME]
    yield Row(
        claim="deadlines' lateness, real milliseconds",
        told=f"{len(met)} deadlines",
        found=f"median {median * 1000:.0f}, most {max(met, default=0) * 1000:.0f}",
        holds=bool(met) and len(late) <= len(met) // 10,
        detail=f"{len(late)} over {IN_TIME:.0f} s",
    )


def replies(scene: Scene) -> Iterator[Row]:
    """Every tap got its card, quickly; what failed was done again until it did."""
    taps = [
        delivery
        for delivery in scene.teams.ledger.deliveries
        if delivery.activity.get("type") == "invoke" and delivery.status
    ]
    seconds = sorted(delivery.seconds for delivery in taps)
    bad = [delivery.status for delivery in taps if delivery.status != HTTPStatus.OK]
    slow = [each for each in seconds if each > QUICK]
    yield Row(
        claim="taps and refreshes answered",
        told=str(len(taps)),
        found=f"{len(taps) - len(bad)}, p50 {_at(seconds, 0.5)} ms, p99 {_at(seconds, 0.99)} ms",
        holds=not bad and not slow and bool(taps),
        detail=str(bad or slow),
    )
    complaints = scene.books.complaints
    yield Row(
        claim="what players had to complain about",
        told="0",
        found=str(len(complaints)),
        holds=not complaints,
        detail="; ".join(complaints[:5]),
    )
    yield Row(
        claim="refused, kindly and alone",
        told=str(len(scene.books.refusals)),
        found=str(sum(bool(told) for _, _, told in scene.books.refusals)),
        holds=all(told for _, _, told in scene.books.refusals),
    )


def _personal_posts(scene: Scene) -> list[Sight]:
    """The parts of the digest, in whichever 1:1 they stand."""
    return [
        sight
        for sight in scene.teams.ledger.sights
        if sight.what == "posted"
        and sight.chat_id != scene.chat.id
        and "Per chi organizza" in _words(sight)
    ]


def _cards(sight: Sight) -> list[Json]:
    return cards_on(sight.shown)


def _words(sight: Sight) -> list[str]:
    return [text for card in _cards(sight) for text in words_of(card)]


def _text(sight: Sight) -> str:
    return " / ".join(_words(sight))


def _gist(sight: Sight) -> str:
    cards = _cards(sight)
    return reading.gist(cards[0]) if cards else ""


def _at(seconds: list[float], share: float) -> str:
    return f"{seconds[int(len(seconds) * share)] * 1000:.0f}" if seconds else "–"
