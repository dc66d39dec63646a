"""What a facilitator can do now, the likeliest first; the rest in the overflow menu."""

from collections.abc import Iterator
from dataclasses import dataclass

from microsoft_teams.cards import Action

from bot.cards.actions import execute
from bot.cards.prompts.registry import called
from bot.cards.taps.arranging import PointsTap
from bot.cards.taps.leading import ActTap
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import SpeakTap
from bot.wording.words import Words
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Move
from dialogs.views.leading import ControlView, OpenPrompt
from facilitation.prompts import Prompt
from facilitation.sessions import SessionState
from facilitation.sharing import LATE

PRIMARY = 4
"""So many buttons stand side by side; Teams allows six, a phone bears four."""
EXTENSION = 2
"""The minutes that one press adds."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One act on offer, in the order of likelihood."""

    tap: ActTap | ShowTap | SpeakTap | PointsTap
    title: str
    is_rare: bool = False
    """Whether it belongs in the overflow however much room there is."""


def control_actions(view: ControlView, words: Words) -> list[Action]:
    """The buttons of the control card."""
    # The likeliest first; the others keep their order.
    offers = sorted(_offers(view, words), key=lambda offer: not _is_likeliest(view, offer))
    usual = [offer for offer in offers if _is_likeliest(view, offer) or not offer.is_rare]
    shown = usual[:PRIMARY]
    hidden = [offer for offer in offers if offer not in shown]
    buttons = [
        execute(
            offer.tap,
            title=offer.title,
            style="positive" if _is_likeliest(view, offer) else None,
        )
        for offer in shown
    ]
    menu = [execute(offer.tap, title=offer.title, secondary=True) for offer in hidden]
    if view.session.state in {SessionState.RUNNING, SessionState.PAUSED}:
        grid = ShowTap(session=view.session.id, card=Card.COVERAGE, apart=True)
        menu.insert(0, execute(grid, title=words("coverage_button"), secondary=True))
    return [*buttons, *menu]


def _is_likeliest(view: ControlView, offer: Offer) -> bool:
    likeliest = view.likeliest
    if likeliest is None or not isinstance(offer.tap, ActTap):
        return False
    return offer.tap.act == likeliest.act and likeliest.thing_id in {
        None,
        offer.tap.run,
        offer.tap.prompt,
    }


def _offers(view: ControlView, words: Words) -> Iterator[Offer]:
    match view.session.state:
        case SessionState.PREPARED:
            yield _offer(view, words, Act.START)
            yield from _undoing(view, words)
        case SessionState.PAUSED:
            yield _offer(view, words, Act.RESUME)
            yield from _admitting(view, words)
            yield from _arranging(view, words)
            yield from _undoing(view, words)
            yield _offer(view, words, Act.END, is_rare=True)
        case SessionState.RUNNING:
            yield from _speaking(view, words)
            yield from _opening(view, words)
            yield from _admitting(view, words)
            if view.late_by_minutes >= LATE and view.next_block is not None:
                yield _offer(view, words, Act.SHARE)
            if view.next_block is not None:
                yield _offer(view, words, Act.NEXT)
            else:
                yield _offer(view, words, Act.END)
            yield from _arranging(view, words)
            yield from _extending(view, words)
            yield from _closing(view, words)
            yield _offer(view, words, Act.PAUSE)
            asking = ShowTap(session=view.session.id, card=Card.ASKING, apart=True)
            yield Offer(asking, words("ask_button"))
            yield from _undoing(view, words)
            yield from _rarely(view, words)
        case SessionState.ENDED:
            pass


def _offer(view: ControlView, words: Words, act: Act, *, is_rare: bool = False) -> Offer:
    return Offer(_act(view, act), words(f"act_{act}_button"), is_rare)


def _act(
    view: ControlView,
    act: Act,
    *,
    minutes: int | None = None,
    run: str | None = None,
    prompt: str | None = None,
) -> ActTap:
    return ActTap(
        session=view.session.id,
        act=act,
        minutes=minutes,
        run=run,
        prompt=prompt,
        seen=view.session.acts,
        apart=True,
    )


def _speaking(view: ControlView, words: Words) -> Iterator[Offer]:
    """What is done most in a speaking round, then the rest of it."""
    for one in view.open_prompts:
        if one.floor is not None and one.floor.speaker is not None:
            yield _move(view, one, Move.NEXT, words)
            clock = Move.RELEASE if one.floor.is_held else Move.HOLD
            yield _move(view, one, clock, words, is_rare=True)
            yield _move(view, one, Move.ABSENT, words, is_rare=True)


def _move(
    view: ControlView, one: OpenPrompt, move: Move, words: Words, *, is_rare: bool = False
) -> Offer:
    turn = one.floor.turn if one.floor else None
    tap = SpeakTap(session=view.session.id, run=one.run.id, move=move, turn=turn)
    return Offer(tap, words(f"speak_{move}_button"), is_rare)


def _opening(view: ControlView, words: Words) -> Iterator[Offer]:
    for number, prompt in enumerate(view.waiting, 1):
        tap = _act(view, Act.OPEN, prompt=prompt.id)
        several = len(view.waiting) > 1
        title = words("open_number_button", number=number) if several else _open(prompt, words)
        yield Offer(tap, title, is_rare=number > 1)


def _admitting(view: ControlView, words: Words) -> Iterator[Offer]:
    """Participants' statements are seen by nobody else until they are admitted."""
    if view.proposals:
        tap = ShowTap(session=view.session.id, card=Card.PROPOSALS, apart=True)
        yield Offer(tap, words("proposals_button", count=view.proposals))


def _arranging(view: ControlView, words: Words) -> Iterator[Offer]:
    """The points so far: at hand while they are still to be read back."""
    if view.has_points:
        tap = PointsTap(session=view.session.id, apart=True)
        yield Offer(tap, words("points_button"), is_rare=not view.reads_back)


def _open(prompt: Prompt, words: Words) -> str:
    return words(f"open_{called(prompt)}_button")


def _extending(view: ControlView, words: Words) -> Iterator[Offer]:
    """More time for what is open, or for the block where nothing is."""
    if len(view.open_prompts) < 2:  # noqa: PLR2004 - one thing needs no number
        run = view.open_prompts[0].run.id if view.open_prompts else None
        yield _extension(view, run, words("extend_button", count=EXTENSION))
        return
    for number, one in enumerate(view.open_prompts, 1):
        title = words("extend_number_button", count=EXTENSION, number=number)
        yield _extension(view, one.run.id, title, is_rare=number > 1)


def _extension(
    view: ControlView, run_id: str | None, title: str, *, is_rare: bool = False
) -> Offer:
    tap = _act(view, Act.EXTEND, minutes=EXTENSION, run=run_id)
    return Offer(tap, title, is_rare)


def _closing(view: ControlView, words: Words) -> Iterator[Offer]:
    for number, one in enumerate(view.open_prompts, 1):
        tap = _act(view, Act.CLOSE, run=one.run.id)
        if len(view.open_prompts) > 1:
            title = words("close_number_button", number=number)
        else:
            title = words(f"close_{called(one.run.prompt)}_button")
        yield Offer(tap, title, is_rare=number > 1)


def _undoing(view: ControlView, words: Words) -> Iterator[Offer]:
    if view.undoable:
        yield _offer(view, words, Act.UNDO, is_rare=True)


def _rarely(view: ControlView, words: Words) -> Iterator[Offer]:
    yield _offer(view, words, Act.HAND, is_rare=True)
    if view.reopenable is not None:
        yield _offer(view, words, Act.REOPEN, is_rare=True)
    if view.next_block is not None:
        yield _offer(view, words, Act.SKIP, is_rare=True)
        yield _offer(view, words, Act.END, is_rare=True)
