"""Holds what people were told against what came of it; gives every way in which they differ."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tests.chaos.history import Deed, Event, History, Outcome
from tests.chaos.machines import Span

MAY_BE_LATE = 1.0
"""Seconds that a deadline may be met after it could have been."""

Register = tuple[str, str]
"""Whose, and of what: one value stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a poll came to; without counts where the group is too small to show them."""

    answered: int
    counts: Mapping[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How often something was said in the chats, and in which states the outbox has it."""

    times: int
    delivered: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Met:
    """When a deadline was due and when it was met, in seconds since 1970."""

    kind: str
    due: float
    at: float


def final_values(events: Iterable[Event]) -> dict[Register, frozenset[str | None]]:
    """What may stand in each register: the last that was confirmed, or a later unknown one."""
    may_stand: dict[Register, frozenset[str | None]] = defaultdict(lambda: frozenset({None}))
    for event in events:
        register = (event.who, event.what)
        if event.outcome is Outcome.OK:
            may_stand[register] = frozenset({event.value})
        elif event.outcome is Outcome.UNKNOWN:
            may_stand[register] |= {event.value}
    return dict(may_stand)


def votes(history: History, polls: Mapping[str, Counted]) -> Iterator[str]:
    """Every confirmed answer is counted, once and as it was last; none that was refused is."""
    by_run: dict[str, list[frozenset[str | None]]] = defaultdict(list)
    for (_, run), values in final_values(history.of(Deed.VOTE)).items():
        by_run[run].append(values)
    for run, people in by_run.items():
        poll = polls.get(run)
        if poll is None:
            if any(None not in values for values in people):
                yield f"poll {run}: answers were confirmed, and it has no result"
        elif not _explains(people, poll):
            sure = Counter(next(iter(values)) for values in people if len(values) == 1)
            yield (
                f"poll {run}: {dict(poll.counts or {})} of {poll.answered} do not follow from "
                f"{dict(sure)} and {sum(len(values) > 1 for values in people)} unknown"
            )
    for run, poll in polls.items():
        if run not in by_run and poll.answered:
            yield f"poll {run}: {poll.answered} answers that nobody gave"


def broken_off(headings: Sequence[str], *, crashes: int) -> Iterator[str]:
    """An anonymous poll is only broken off where a crash of PostgreSQL took its key."""
    if not crashes:
        for heading in headings:
            yield f"{heading} was broken off, and no database has crashed"


def reads(history: History) -> Iterator[str]:
    """Whoever looks sees the answer that was confirmed last, or one that may have been kept."""
    before: list[Event] = []
    for event in history.of(Deed.VOTE, Deed.READ):
        if event.deed is Deed.VOTE:
            before.append(event)
            continue
        mine = (each for each in before if (each.who, each.what) == (event.who, event.what))
        may_stand = final_values(mine).get((event.who, event.what), frozenset({None}))
        if event.value not in may_stand:
            yield f"{event.who} was shown {event.value} in {event.what}, not {set(may_stand)}"


def standing_words(history: History) -> dict[Register, frozenset[str | None]]:
    """What each contribution may say, by its author and first words; None where it may be gone."""
    return final_values(
        replace(event, value=event.what) if event.deed is Deed.WRITE else event
        for event in history.of(Deed.WRITE, Deed.MEND)
    )


def contributions(history: History, texts: Counter[str]) -> Iterator[str]:
    """Every confirmed contribution is there once and as it was confirmed last, and no other.

    What was withdrawn stays so, and nothing is there that was refused, or that nobody wrote.
    """
    written: set[str] = set()
    for (_, first), may_stand in standing_words(history).items():
        found = [text for text in may_stand if text is not None and texts[text]]
        written.update(found)
        if len(found) > 1:
            yield f"contribution there in {len(found)} wordings: {first}"
        if not found and None not in may_stand:
            yield f"contribution lost: {first}"
    for text, number in texts.items():
        if number > 1:
            yield f"contribution there {number} times: {text}"
        if text not in written:
            yield f"contribution that nobody was told of, that was refused or taken back: {text}"


def questions(history: History, headings: Counter[str]) -> Iterator[str]:
    """Every question that a facilitator was told is put was put once, and no refused one."""
    for event in history.of(Deed.ASK):
        least = event.outcome is Outcome.OK
        most = event.outcome is not Outcome.FAIL
        if not least <= headings[event.what] <= most:
            yield f"{event.what} was put {headings[event.what]} times, and is {event.outcome}"


def supports(
    history: History, found: Mapping[str, int], gone: Collection[str] = ()
) -> Iterator[str]:
    """Every confirmed support is counted once, but for those of points that may be `gone`."""
    least: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for (_, point), values in final_values(history.of(Deed.SUPPORT)).items():
        least[point] += values == {"yes"} and point not in gone
        most[point] += "yes" in values
    for point in {*most, *found}:
        number = found.get(point, 0)
        if not least[point] <= number <= most[point]:
            yield f"supports of {point}: {number}, not {least[point]} to {most[point]}"


def announcements(said: Mapping[str, Said]) -> Iterator[str]:
    """What is recorded as said was said once, and what is in doubt at most once."""
    for what, each in said.items():
        if not each.delivered <= each.times <= each.delivered + each.doubtful:
            yield (
                f"{what} was said {each.times} times; "
                f"{each.delivered} recorded, {each.doubtful} in doubt"
            )


def acts(history: History, said: Mapping[str, Said]) -> Iterator[str]:
    """Every act that was confirmed is told to the room, or is recorded as in doubt."""
    for act in sorted({event.what for event in history.of(Deed.LEAD)}):
        outcomes = Counter(event.outcome for event in history.of(Deed.LEAD, what=act))
        each = said.get(f"act {act}")
        recorded = each.delivered + each.doubtful if each else 0
        most = outcomes[Outcome.OK] + outcomes[Outcome.UNKNOWN]
        if not outcomes[Outcome.OK] <= recorded <= most:
            yield f"act {act}: {recorded} announced, {dict(outcomes)} done"


def shown_counts(history: History, shown: Sequence[tuple[float, str, int]]) -> Iterator[str]:
    """No card ever counts more answers than people had given; by moment, run and number."""
    began: dict[str, dict[str, float]] = defaultdict(dict)
    for event in history.of(Deed.VOTE):
        if event.outcome is not Outcome.FAIL and event.value is not None:
            first = began[event.what]
            first[event.who] = min(event.began, first.get(event.who, event.began))
    for at, run, number in shown:
        most = sum(start <= at for start in began[run].values())
        if number > most:
            yield f"a card of {run} counted {number} when {most} had answered"


def lateness(
    met: Iterable[Met],
    served: Sequence[Sequence[Span]],
    away: Sequence[Span],
    *,
    may_be_late: float = MAY_BE_LATE,
) -> Iterator[str]:
    """Every deadline is met within a second in which somebody served and the database was there."""
    for one in met:
        longest = max(
            (
                longest_free(max(span.begin, one.due), min(span.end, one.at), away)
                for spans in served
                for span in spans
            ),
            default=0.0,
        )
        if longest > may_be_late:
            late = one.at - one.due
            yield f"{one.kind} was met {late:.1f} s late, {longest:.1f} s of it in peace"


def longest_free(begin: float, end: float, away: Iterable[Span]) -> float:
    """How long the longest stretch between two moments is in which the database was there."""
    longest, since = 0.0, begin
    for gone in sorted(away, key=lambda span: span.begin):
        longest = max(longest, min(gone.begin, end) - since)
        since = max(since, gone.end)
    return max(longest, end - since)


def _explains(people: Sequence[frozenset[str | None]], poll: Counted) -> bool:
    """Whether each may have answered one of theirs, so that it comes to what was counted."""
    least = sum(None not in values for values in people)
    most = sum(values != {None} for values in people)
    if poll.counts is None:
        return least <= poll.answered <= most
    options = sorted(poll.counts)
    if sum(poll.counts.values()) != poll.answered:
        return False

    @cache
    def fits(number: int, left: tuple[int, ...]) -> bool:
        if number == len(people):
            return not any(left)
        for value in people[number]:
            if value is None:
                if fits(number + 1, left):
                    return True
                continue
            if value not in options:
                continue
            place = options.index(value)
            if left[place] and fits(
                number + 1, (*left[:place], left[place] - 1, *left[place + 1 :])
            ):
                return True
        return False

    return fits(0, tuple(poll.counts[option] for option in options))
