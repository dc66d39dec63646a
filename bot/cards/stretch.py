"""A stretch that the public edition cuts, in its sentence, and what can be decided about it."""

import re

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Column,
    ColumnSet,
    RichTextBlock,
    TextRun,
)

from bot.cards.actions import execute
from bot.cards.elements import detail, name
from bot.cards.plain import guarded
from bot.cards.taps.ruling import RuleTap
from bot.wording.words import Words
from dialogs.views.ruling import CutsView
from digest.passages import PassageKind
from digest.rulings import Verdict
from digest.stretches import Stretch

SHORT = 40
"""Characters of the words themselves in a heading."""

SHORTEST = 10
"""Characters of them on a button."""

MOST = 300
"""Characters of a stretch in its sentence: who writes all in capitals is one long stretch."""


def brief(text: str, most: int = SHORT) -> str:
    """The beginning of words, in one line."""
    line = _in_line(text).strip()
    return line if len(line) <= most else f"{line[:most]}…"


def stretch_title(alike: list[Stretch], words: Words) -> str:
    """The words, why they are here, and in how many texts."""
    named = words("digest_quote", text=brief(alike[0].words))
    told = [named, words(f"cut_why_{alike[0].why or 'other'}")]
    if len(alike) > 1:
        told.append(words("cut_texts", count=len(alike)))
    return " · ".join(told)


def stretch_all(view: CutsView, alike: list[Stretch], page: int, words: Words) -> list[CardElement]:
    """What is decided for all of them at once."""
    title = brief(alike[0].words, SHORTEST)
    actions: list[Action] = [
        execute(
            _tap(view, alike[0], verdict, page, everywhere=True),
            title=words(f"{verdict}_all_button", words=title),
        )
        for verdict in _open_to(*alike)
    ]
    return [ActionSet(actions=actions, spacing="Small")]


def stretch_rows(
    view: CutsView, one: Stretch, page: int, number: int, words: Words
) -> list[CardElement]:
    """The sentence, what is done with the stretch in it, and what can be."""
    said = [
        RichTextBlock(inlines=_sentence(one), spacing="None"),
        detail(f"{_where(one, words)} · {_state(one, words)}"),
    ]
    actions: list[Action] = [
        execute(_tap(view, one, verdict, page), title=words(f"{verdict}_button", number=number))
        for verdict in _open_to(one)
    ]
    return [
        ColumnSet(
            columns=[
                Column(width="24px", items=[name(str(number), bold=True)]),
                Column(width="stretch", items=said),
            ],
            spacing="Medium",
        ),
        ActionSet(actions=actions, spacing="Small"),
    ]


def _sentence(one: Stretch) -> list[CardElement]:
    """The stretch is bold, underlined and in brackets: nobody has to see a colour."""
    written = one.words if len(one.words) <= MOST else f"{one.words[:MOST]}…"
    stretch = TextRun(
        text=guarded(f"[{_in_line(written)}]"), weight="Bolder", underline=True, color="Accent"
    )
    around = (
        TextRun(text=guarded(_in_line(one.before))),
        stretch,
        TextRun(text=guarded(_in_line(one.after))),
    )
    return [run for run in around if run.text]


def _where(one: Stretch, words: Words) -> str:
    """Readers know a quote by its reference; other texts have none that they know."""
    if one.passage.kind is PassageKind.QUOTE:
        return one.passage.reference
    return words(f"cut_in_{one.passage.kind}")


def _state(one: Stretch, words: Words) -> str:
    if one.ruling is None:
        return words("cut_unread")
    key = "cut_by" if one.ruling.verdict is Verdict.CUT else "stands_by"
    return words(key, name=one.ruling.by or words("cut_by_somebody"))


def _open_to(*several: Stretch) -> list[Verdict]:
    """What is not decided of all of them already; what may be read first."""
    return [
        verdict
        for verdict in (Verdict.STANDS, Verdict.CUT)
        if any(one.ruling is None or one.ruling.verdict is not verdict for one in several)
    ]


def _tap(
    view: CutsView, one: Stretch, verdict: Verdict, page: int, *, everywhere: bool = False
) -> RuleTap:
    return RuleTap(
        session=view.session.id,
        stretches=one.id,
        verdict=verdict,
        everywhere=everywhere,
        decided=view.decided,
        page=page,
    )


def _in_line(text: str) -> str:
    return " ".join(re.split(r"\s+", text))
