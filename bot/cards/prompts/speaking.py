"""A speaking round: who has the floor and who follows; one tap to pass, to end, to add."""

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import detail, line, name, note, own, paragraph, row
from bot.cards.naming import role_name
from bot.cards.prompts.kind import PromptKind
from bot.cards.taps.writing import SpeakTap
from bot.wording.words import Words
from dialogs.commands.taking_part import Move
from dialogs.views.prompts import FloorView, PromptView, ResultView, Seat
from facilitation.sessions import Session, SessionState


def floor_lines(session: Session, floor: FloorView, words: Words) -> list[CardElement]:
    """The speaker, then those who follow."""
    waits = [note(words("you_wait"), "Medium")] if floor.may_withdraw else []
    return [*_speaker(session, floor, words), *_following(session, floor, words), *waits]


def _speaker(session: Session, floor: FloorView, words: Words) -> list[CardElement]:
    if floor.speaker is None:
        return [row(name(_now(session, floor, words), bold=True))]
    title = _now(session, floor, words)
    facts = [role_name(session.plan, floor.speaker.role_id)] if floor.speaker.name else []
    facts += _time(session, floor, words)
    below = [detail(", ".join(facts))] if facts else []
    return [
        row(
            name(title, bold=True), *below, mark="✓" if floor.is_mine else "→", is_own=floor.is_mine
        )
    ]


def _now(session: Session, floor: FloorView, words: Words) -> str:
    if floor.speaker is None:
        return words("nobody_speaks")
    if floor.is_mine:
        return words("you_speak")
    return words("speaks_now", name=_who(session, floor.speaker, words))


def _time(session: Session, floor: FloorView, words: Words) -> list[str]:
    """Until when; nothing while the session, or the turn's own clock, stands still."""
    if floor.is_held:
        return [words("turn_is_held")]
    if floor.ends_at is None or session.state is SessionState.PAUSED:
        return []
    return [words("turn_ends", at=floor.ends_at)]


def _following(session: Session, floor: FloorView, words: Words) -> list[CardElement]:
    if not floor.following:
        return []
    lines: list[CardElement] = [
        line(str(number), _who(session, seat, words), _role(session, seat))
        for number, seat in enumerate(floor.following, 1)
    ]
    more = floor.waiting - len(floor.following)
    rest = [note(words("more_wait", count=more))] if more else []
    return [note(words("speaks_next"), "Medium"), *lines, *rest]


def _who(session: Session, seat: Seat, words: Words) -> str:
    plan = session.plan
    return seat.name or words("somebody_of", role=plan.role(seat.role_id).plural)


def _role(session: Session, seat: Seat) -> str | None:
    return role_name(session.plan, seat.role_id) if seat.name else None


def _round(view: PromptView, words: Words) -> list[CardElement]:
    if view.floor is None:
        return []
    return [*floor_lines(view.session, view.floor, words), *_writing(view, words)]


def _writing(view: PromptView, words: Words) -> list[CardElement]:
    """The receipt of who would rather write, and where to."""
    if view.writing is None:
        return []
    run = view.writing.run
    if run is None:
        return [own(name(words("rather_write"), bold=True), detail(words("rather_write_later")))]
    asked = run.round.question_for(view.role_id)
    where = words("rather_write_where", question=asked, until=run.closes_at)
    return [own(name(words("rather_write"), bold=True), detail(where))]


def _aloud(view: PromptView, words: Words) -> list[str]:
    """Who has the floor, and who is next."""
    if view.floor is None or not view.is_open:
        return []
    now = _now(view.session, view.floor, words)
    if not view.floor.following:
        return [words("floor_speak_last", now=now)]
    following = _who(view.session, view.floor.following[0], words)
    return [words("floor_speak", now=now, name=following)]


def _moves(view: PromptView, words: Words) -> list[Action]:
    """What the viewer may do; on the card that all share, what anybody may try."""
    floor = view.floor
    if floor is None:
        return []
    moves: list[Move] = []
    if floor.is_mine or (view.role_id is None and floor.speaker):
        moves += [Move.DONE, Move.PASS]
    if floor.may_withdraw:
        moves.append(Move.WITHDRAW)
    elif not (floor.is_mine or floor.is_waiting or floor.has_added):
        moves.append(Move.ADD)
    if Move.PASS in moves or floor.is_waiting:
        moves.append(Move.WRITE)
    return [
        execute(
            SpeakTap(session=view.session.id, run=view.run.id, move=move, turn=floor.turn),
            title=words(f"speak_{move}_button"),
        )
        for move in moves
    ]


def _turns(view: ResultView, words: Words) -> list[CardElement]:
    """How many turns there were, never whose."""
    return [paragraph(words("turns_count", count=view.answered))]


KIND = PromptKind(
    answering=_round,
    actions=_moves,
    changing=None,
    outcome=_turns,
    aloud=_aloud,
    is_for_all=True,
)
