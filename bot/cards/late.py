"""Running late: two ways to finish on time, block for block, and a short silence."""

from collections.abc import Sequence

from microsoft_teams.cards import Action, ActionSet, CardElement

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, line, note, paragraph, section, subheading
from bot.cards.frame import Json, card
from bot.cards.taps.leading import ActTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.views.leading import LateView, Shared
from facilitation.plan import Block
from facilitation.sharing import SILENCE, Way


def late_card(view: LateView, words: Words) -> Json:
    """How late it is, and one tap for each thing that can be done about it."""
    title, text = _title(view, words), _text(view, words)
    return card(
        words,
        header(words("control_name"), words("clock", at=view.now)),
        heading(title),
        paragraph(text),
        *[section(*_way(view, shared, words)) for shared in view.ways],
        *([section(*_silence(view, view.silent, words))] if view.silent else []),
        *([foot(words("late_foot"))] if view.ways or view.silent else []),
        speak=f"{title}. {text}",
        actions=[
            execute(
                ShowTap(session=view.session.id, card=Card.CONTROL),
                title=words("back_to_control_button"),
            )
        ],
        refresh=ShowTap(session=view.session.id, card=Card.LATE),
        wide=True,
    )


def _title(view: LateView, words: Words) -> str:
    if view.ends_at is None or view.late_by_minutes <= 0:
        return words("late_not")
    return words("late_heading", count=view.late_by_minutes)


def _text(view: LateView, words: Words) -> str:
    if view.ends_at is None or view.late_by_minutes <= 0:
        return words("late_not_text")
    if view.left < 0:
        return words("late_over", at=view.ends_at)
    left = words("late_left", count=view.left, asked=view.left + view.late_by_minutes)
    return f"{left} {words('late_ways' if view.ways else 'late_no_way', at=view.ends_at)}"


def _way(view: LateView, shared: Shared, words: Words) -> list[CardElement]:
    name = words(f"late_{shared.way}")
    lines = [_line(before, after, words) for before, after in _stretches(shared.blocks)]
    return [
        subheading(name),
        note(words(f"late_{shared.way}_text"), "None"),
        *lines,
        _button(view, shared.way, words),
    ]


def _silence(view: LateView, question: str, words: Words) -> list[CardElement]:
    return [
        subheading(words("late_silent", count=SILENCE)),
        note(words("late_silent_text"), "None"),
        paragraph(question),
        _button(view, Way.SILENT, words),
    ]


def _button(view: LateView, way: Way, words: Words) -> CardElement:
    tap = ActTap(session=view.session.id, act=Act.SHARE, way=way, seen=view.session.acts)
    buttons: list[Action] = [execute(tap, title=words(f"late_{way}_button"))]
    return ActionSet(actions=buttons)


def _line(blocks: Sequence[Block], after: Block, words: Words) -> CardElement:
    """What becomes of a block, or of several in a row that are treated alike."""
    before = blocks[0]
    title = before.title if len(blocks) == 1 else words("late_areas", count=len(blocks))
    if not after.minutes:
        figure = words("late_dropped", before=before.minutes)
    elif after.minutes == before.minutes:
        figure = words("late_same", count=before.minutes)
    else:
        figure = words("late_shorter", before=before.minutes, count=after.minutes)
    return line("•", title, figure, width="12px")


def _stretches(blocks: Sequence[tuple[Block, Block]]) -> list[tuple[list[Block], Block]]:
    """Areas in a row that had the same minutes and get the same."""
    stretches: list[tuple[list[Block], Block]] = []
    for before, after in blocks:
        if stretches and _alike(*stretches[-1], before, after):
            stretches[-1][0].append(before)
        else:
            stretches.append(([before], after))
    return stretches


def _alike(befores: list[Block], after: Block, before: Block, now: Block) -> bool:
    areas = befores[0].area is not None and before.area is not None
    return areas and (befores[0].minutes, after.minutes) == (before.minutes, now.minutes)
