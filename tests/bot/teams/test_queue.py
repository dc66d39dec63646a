"""Who goes next: what is urgent, what has waited; all of it, in the end, and within the limits."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.teams.limits import Limits, Purpose
from bot.teams.queue import BEHIND, PATIENCE, Asker, Look, Queue
from bot.teams.room import Place

LONGEST = 300.0
PATIENT = (Purpose.TELLING, Purpose.REDRAWING)

asked = st.lists(
    st.tuples(
        st.floats(0, 20),
        st.sampled_from(range(12)),
        st.sampled_from(Purpose),
    ),
    max_size=150,
)
"""When, in which of a few chats, what for."""

Asked = Sequence[tuple[float, int, Purpose]]
Admitted = list[tuple[float, Asker]]


def chat(number: int) -> Place:
    return Place("https://teams.example/", f"19:{number}", "tenant")


class QuickQueue(Queue):
    """Whoever is let go makes their request at once."""

    def __init__(self) -> None:
        self.limits = Limits()
        super().__init__(self.limits)

    def look(self, at: float) -> Look:
        look = super().look(at)
        for asker in look.admitted:
            self.limits.record(asker.place, asker.purpose, at)
            self.limits.give_back(asker.place, asker.purpose)
        return look


def played(comings: Asked) -> tuple[Admitted, list[Asker]]:
    """Let them come, and look whenever something may have changed; who goes when, who gives up."""
    queue, at, again_at = QuickQueue(), 0.0, None
    admitted: Admitted = []
    given_up: list[Asker] = []
    coming = sorted(comings, key=lambda one: one[0])
    while coming or again_at is not None:
        next_comes = [coming[0][0]] if coming else []
        at = min(next_comes if again_at is None else [again_at, *next_comes])
        while coming and coming[0][0] <= at:
            _, number, purpose = coming.pop(0)
            queue.join(chat(number), purpose, at)
        look = queue.look(at)
        admitted += [(at, asker) for asker in look.admitted]
        given_up += [asker for asker, _ in look.given_up]
        again_at = look.again_at
        assert again_at is None or again_at > at
    return admitted, given_up


@given(asked)
def test_everybody_goes_in_the_end_or_gives_up_in_time(comings: Asked) -> None:
    admitted, given_up = played(comings)

    assert len(admitted) + len(given_up) == len(comings)
    assert not [asker for asker in given_up if asker.purpose in PATIENT]
    assert all(
        at - asker.since <= PATIENCE.total_seconds()
        for at, asker in admitted
        if asker.purpose not in PATIENT
    )


@given(asked)
def test_nobody_goes_beyond_what_teams_bears(comings: Asked) -> None:
    admitted, _ = played(comings)

    for count, seconds, moments in [
        (30, 1, [at for at, _ in admitted]),
        *(
            (count, seconds, [at for at, one in admitted if _sends_to(one, number)])
            for number in range(12)
            for count, seconds in ((7, 1), (8, 2), (60, 30))
        ),
    ]:
        spans = [later - first for first, later in zip(moments, moments[count:], strict=False)]
        assert all(span > seconds for span in spans)


def _sends_to(asker: Asker, number: int) -> bool:
    return asker.place == chat(number) and asker.purpose is not Purpose.READING


@given(asked)
def test_nobody_goes_before_who_is_more_urgent_and_came_first(comings: Asked) -> None:
    admitted, _ = played(comings)
    gone = {asker: at for at, asker in admitted}

    for before, at in gone.items():
        for after, later in gone.items():
            if before.place == after.place and _goes_behind(before, after):
                assert not after.since <= at < later


def _goes_behind(one: Asker, other: Asker) -> bool:
    """Whether one is of those kinds that what is sent elsewhere may go before, and came later."""
    sends = Purpose.READING not in (one.purpose, other.purpose)
    return sends and one.comes > other.comes and BEHIND[one.purpose] >= BEHIND[other.purpose]


def test_what_is_said_goes_before_what_is_redrawn_and_readers_before_both() -> None:
    queue = QuickQueue()
    for number in range(30):
        queue.join(chat(number), Purpose.READING, 0)
    assert len(queue.look(0).admitted) == 30
    for purpose in (Purpose.REDRAWING, Purpose.TELLING, Purpose.ANSWERING):
        for number in range(30):
            queue.join(chat(100 + number), purpose, 0.1)

    order: list[Purpose] = []
    again_at = queue.look(0.1).again_at
    while again_at is not None:
        look = queue.look(again_at)
        order += [asker.purpose for asker in look.admitted]
        again_at = look.again_at

    assert order == [
        *[Purpose.ANSWERING] * 30,
        *[Purpose.TELLING] * 30,
        *[Purpose.REDRAWING] * 30,
    ]


def test_a_full_chat_holds_up_no_other() -> None:
    queue = QuickQueue()
    for _ in range(20):
        queue.join(chat(1), Purpose.TELLING, 0)
    queue.join(chat(2), Purpose.REDRAWING, 0)

    gone = Counter(asker.place.conversation_id for asker in queue.look(0).admitted)

    assert gone == {"19:1": 7, "19:2": 1}


def test_meetings_take_turns_whichever_has_more_to_say() -> None:
    queue, at = QuickQueue(), 0.0
    left = {number: 12 if number == 0 else 3 for number in range(40)}
    waits: dict[int, float] = dict.fromkeys(left, 0)
    for number in left:
        queue.join(chat(number), Purpose.TELLING, at)
    while any(left.values()) and at < LONGEST:
        for asker in queue.look(at).admitted:
            number = int(asker.place.conversation_id.removeprefix("19:"))
            waits[number] = max(waits[number], at - asker.since)
            left[number] -= 1
            if left[number]:
                queue.join(asker.place, Purpose.TELLING, at)
        at += 0.05

    assert not any(left.values())
    quiet = [wait for number, wait in waits.items() if number > 0]
    assert max(quiet) - min(quiet) <= 1.1


def test_redraws_do_not_starve_under_a_flood_of_what_is_said() -> None:
    queue, at, drawn_at = QuickQueue(), 0.0, None
    queue.join(chat(999), Purpose.REDRAWING, at)
    for number in range(29):
        queue.join(chat(number), Purpose.READING, at)
    while drawn_at is None and at < LONGEST:
        for number in range(6):
            queue.join(chat(round(at * 5) % 7 * 6 + number), Purpose.TELLING, at)
        look = queue.look(at)
        if any(asker.purpose is Purpose.REDRAWING for asker in look.admitted):
            drawn_at = at
        at += 0.2

    behind = BEHIND[Purpose.REDRAWING] - BEHIND[Purpose.TELLING]
    assert drawn_at is not None
    assert drawn_at < 1.5 * behind.total_seconds()
