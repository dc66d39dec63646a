"""A watcher who looks at every surface after every tap learns nothing of an anonymous prompt."""

import json
from collections.abc import Mapping
from itertools import pairwise

from bot.cards.render import VIEWS
from bot.wording.words import words_of
from dialogs.commands.leading import Act, AskCoverage, Nudge
from dialogs.commands.showing import Card
from dialogs.replies import ConfirmationNeeded
from dialogs.views.leading import ControlView, CoverageView
from dialogs.views.opening import SummaryView
from dialogs.views.prompts import PromptView, ResultView
from dialogs.views.view import View
from storage.outbox.parcels import ParcelState
from tests.dialogs.house import House, a_block, a_poll, view

NAMES = ("anna", "bice", "carla", "dario", "elio", "fabio", "gina")
SECRET = a_poll(anonymous=True, minutes=10)
NAMED = a_poll(minutes=10)

Surfaces = Mapping[str, str]


async def surfaces(house: House) -> Surfaces:
    """All that anybody but the voter can see now, as it is drawn, without the ids of this test."""
    run, session = await house.run(), await house.session()
    control = view(await house.status(), ControlView)
    coverage = view(await house.ask(AskCoverage(**house.who("marco"))), CoverageView)
    doubt = await house.act(Act.CLOSE)
    assert isinstance(doubt, ConfirmationNeeded)
    seen: dict[str, View] = {
        "control": control,
        "coverage": coverage,
        "onlooker": view(await house.show("onlooker", Card.PROMPT, run.id), PromptView),
        "reminder": view(await house.show("onlooker", Card.REMINDER, run.id), PromptView),
        # No client of ours asks for these before the end, but anybody's may.
        "result": view(await house.show("onlooker", Card.RESULT, run.id), ResultView),
        "summary": view(await house.show("onlooker", Card.SUMMARY), SummaryView),
    }
    words = words_of(session.plan)
    drawn = {name: json.dumps(VIEWS[type(one)](one, words)) for name, one in seen.items()}
    drawn["close?"] = f"{doubt.answered} of {doubt.asked}"
    drawn["edits"] = str(sorted(await edits(house)))
    return {
        name: text.replace(run.id, "RUN").replace(session.id, "SESSION")
        for name, text in drawn.items()
    }


async def edits(house: House) -> set[str]:
    """Which cards are edited in Teams since it was last asked: each edit is seen by everybody."""
    found = await house.redrawn()
    waiting = [one for one in await house.parcels() if one.state is ParcelState.WAITING]
    assert not [one for one in waiting if one.redraws]
    return found


async def watched(
    house: House, prompt: dict[str, object], answers: Mapping[str, str]
) -> list[Surfaces]:
    """What is seen before the first answer and after each of them."""
    await house.begin(a_block("one", prompt))
    await house.join_all(*NAMES, "onlooker", role="promoter")
    await edits(house)
    seen = [await surfaces(house)]
    for name, chosen in answers.items():
        await house.vote(name, chosen)
        seen.append(await surfaces(house))
    return seen


def moves(seen: list[Surfaces]) -> list[int]:
    """After which answers anything at all looked different, an edit apart from what it shows."""
    return [
        number
        for number, (before, after) in enumerate(pairwise(seen), 1)
        if {**before, "edits": "[]"} != after
    ]


async def test_nothing_moves_but_with_every_third_answer(house: House) -> None:
    answers = dict(zip(NAMES, "ABCABCA", strict=True))

    seen = await watched(house, SECRET, answers)

    assert moves(seen) == [3, 6]


async def test_who_watches_a_named_poll_does_see_each_answer(house: House) -> None:
    """The same watcher: it is not blind."""
    seen = await watched(house, NAMED, dict(zip(NAMES, "ABCABCA", strict=True)))

    assert moves(seen) == [1, 2, 3, 4, 5, 6, 7]


async def test_who_answers_what_and_in_which_order_changes_nothing_of_it(house: House) -> None:
    first = await watched(house, SECRET, dict(zip(NAMES, "AAAABBC", strict=True)))
    house.chat = "19:another@thread.v2"

    other = await watched(house, SECRET, dict(zip(reversed(NAMES), "CBBAAAA", strict=True)))

    assert other == first


async def test_to_change_an_answer_moves_nothing(house: House) -> None:
    await watched(house, SECRET, {"anna": "A", "bice": "A", "carla": "A"})
    before = await surfaces(house)

    await house.vote("anna", "B")
    after = await surfaces(house)

    assert after == before


async def test_whom_a_reminder_was_for_is_not_given_away_by_answering(house: House) -> None:
    await watched(house, SECRET, {"anna": "A"})
    await house.join("ugo", "host")
    run = await house.run()
    nudge = Nudge(**house.who("giulia"), session_id=run.session_id, run_id=run.id, role_id="host")
    await house.ask(nudge)
    await surfaces(house)
    before = await surfaces(house)

    await house.vote("ugo", "B")
    after = await surfaces(house)

    assert after == before


async def test_the_undoing_of_its_opening_is_offered_until_a_batch_has_answered(
    house: House,
) -> None:
    await house.begin(a_block("one"), a_block("two", SECRET))
    await house.join_all(*NAMES)
    house.now += (await house.session()).plan.agenda[0].lasts / 2
    await house.act(Act.NEXT)

    offered = []
    for name in NAMES[:3]:
        offered.append(view(await house.status(), ControlView).undoable)
        await house.vote(name, "A")
    offered.append(view(await house.status(), ControlView).undoable)

    assert offered == [True, True, True, False]


async def test_all_have_answered_only_where_a_batch_says_so(house: House) -> None:
    await house.begin(a_block("one", SECRET))
    await house.join_all(*NAMES[:4])
    for name in NAMES[:4]:
        await house.vote(name, "A")
    [uneven] = view(await house.status(), ControlView).open_prompts
    await house.join_all(*NAMES[4:6])
    for name in NAMES[4:6]:
        await house.vote(name, "A")
    [even] = view(await house.status(), ControlView).open_prompts

    assert (uneven.answered, uneven.is_answered_by_all) == (3, False)
    assert (even.answered, even.is_answered_by_all) == (6, True)
