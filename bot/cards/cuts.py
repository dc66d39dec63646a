"""What the public edition cuts: each stretch in its sentence, to be cut or let stand."""

from collections.abc import Iterator
from itertools import groupby

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Column,
    ColumnSet,
    RichTextBlock,
    TextInput,
    TextRun,
)

from bot.cards.actions import execute
from bot.cards.elements import (
    detail,
    foot,
    header,
    heading,
    name,
    note,
    own,
    paragraph,
    section,
    subheading,
)
from bot.cards.frame import Json, card
from bot.cards.plain import guarded
from bot.cards.refusals import refusal_words
from bot.cards.taps.ruling import (
    LONGEST_REFERENCE,
    LONGEST_WORDS,
    CutsTap,
    CutWordsTap,
    RuleTap,
    UndoRulingTap,
)
from bot.cards.taps.signing import SigningTap
from bot.wording.words import Words
from dialogs.views.ruling import CutsView
from digest.passages import PassageKind
from digest.rulings import Verdict
from digest.stretches import Stretch
from facilitation.signing import DigestState

PAGE = 6
"""Sentences on one card, each with its buttons."""

SHORT = 40
"""Characters of the words themselves in a heading."""

SHORTEST = 10
"""Characters of them on a button."""

MOST = 300
"""Characters of a stretch in its sentence: who writes all in capitals is one long stretch."""


def cuts_card(view: CutsView, words: Words) -> Json:
    """One list at a time: what is to be decided, or what was."""
    listed = view.listed
    page = min(view.page, max(len(listed) - 1, 0) // PAGE)
    title = words("cuts_heading")
    state = words("cuts_decided" if view.decided else "cuts_open", count=len(listed))
    return card(
        words,
        header(words("for_organisers"), words("points_version", version=view.version)),
        heading(title),
        *_problem(view, words),
        paragraph(_about(view, page, words)),
        *_groups(view, page, words),
        *_more(view, page, words),
        *_last(view, words),
        foot(*_foot(view, words)),
        speak=words("contribution_speak", heading=title, state=state),
        actions=list(_around(view, page, words)),
        wide=True,
    )


def _problem(view: CutsView, words: Words) -> list[CardElement]:
    """Why nothing was done."""
    if view.problem is None:
        return []
    so, safe, now = refusal_words(view.problem, view.session, words)
    return [own(name(f"{so}.", bold=True), note(f"{safe} {now}", "None"))]


def _about(view: CutsView, page: int, words: Words) -> str:
    count = len(view.listed)
    if view.decided:
        told = words("cuts_decided_text", count=count) if count else words("cuts_none_decided")
    else:
        told = words("cuts_open_text", count=count) if count else words("cuts_all_decided")
    if count <= PAGE:
        return told
    pages = -(-count // PAGE)
    return f"{told} {words('read_back_page', page=page + 1, pages=pages)}."


def _groups(view: CutsView, page: int, words: Words) -> Iterator[CardElement]:
    """The same words together, as far as they are on this page."""
    shown = enumerate(view.listed[page * PAGE :][:PAGE], 1)
    for folded, several in groupby(shown, key=lambda one: one[1].words.casefold()):
        alike = [one for one in view.listed if one.words.casefold() == folded]
        yield section(
            subheading(_title(alike, words)),
            *(_all_of(view, alike, page, words) if len(alike) > 1 else []),
            *(
                piece
                for number, one in several
                for piece in _stretch(view, one, page, number, words)
            ),
        )


def _title(alike: list[Stretch], words: Words) -> str:
    """The words, why they are here, and in how many texts."""
    told = [f"«{_short(alike[0].words)}»", words(f"cut_why_{alike[0].why or 'other'}")]
    if len(alike) > 1:
        told.append(words("cut_texts", count=len(alike)))
    return " · ".join(told)


def _all_of(view: CutsView, alike: list[Stretch], page: int, words: Words) -> list[CardElement]:
    """What is decided for all of them at once."""
    title = _short(alike[0].words, SHORTEST)
    actions: list[Action] = [
        execute(
            _tap(view, alike[0], verdict, page, everywhere=True),
            title=words(f"{verdict}_all_button", words=title),
        )
        for verdict in _open_to(*alike)
    ]
    return [ActionSet(actions=actions, spacing="Small")]


def _stretch(
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
        text=guarded(f"[{_line(written)}]"), weight="Bolder", underline=True, color="Accent"
    )
    around = (
        TextRun(text=guarded(_line(one.before))),
        stretch,
        TextRun(text=guarded(_line(one.after))),
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
        stretch=one.id,
        verdict=verdict,
        everywhere=everywhere,
        decided=view.decided,
        page=page,
    )


def _more(view: CutsView, page: int, words: Words) -> list[CardElement]:
    """To cut what nobody flagged."""
    tap = CutWordsTap(
        session=view.session.id, version=view.version, decided=view.decided, page=page
    )
    return [
        subheading(words("cut_more_heading"), separator=True),
        TextInput(
            id="words",
            label=words("cut_more_label"),
            max_length=LONGEST_WORDS,
            value=view.draft.typed or None if view.draft else None,
            spacing="Small",
        ),
        TextInput(
            id="reference",
            label=words("cut_more_where_label"),
            placeholder=words("cut_more_where_placeholder"),
            max_length=LONGEST_REFERENCE,
            value=view.draft.reference or None if view.draft else None,
            spacing="Small",
        ),
        ActionSet(actions=[execute(tap, title=words("cut_more_button"))], spacing="Small"),
    ]


def _last(view: CutsView, words: Words) -> list[CardElement]:
    """What was decided last, and by whom."""
    if view.last is None:
        return []
    told = words(
        f"{view.last.verdict}_last",
        words=_short(view.last.words),
        count=view.last.texts,
        name=view.last.by or words("cut_by_somebody"),
        at=view.last.at,
    )
    return [note(told)]


def _foot(view: CutsView, words: Words) -> Iterator[str]:
    if view.state is not DigestState.DRAFT:
        yield words("cuts_foot_signed")
    yield words("cuts_foot")


def _around(view: CutsView, page: int, words: Words) -> Iterator[Action]:
    """On to the other pages and the other list, back by an act, and back to signing."""

    def shown(number: int, *, decided: bool = view.decided) -> CutsTap:
        return CutsTap(session=view.session.id, decided=decided, page=number)

    if len(view.listed) > (page + 1) * PAGE:
        yield execute(shown(page + 1), title=words("next_page_button"))
    if page:
        yield execute(shown(page - 1), title=words("page_before_button"))
    others = len(view.stretches) - len(view.listed)
    other = "cuts_open_button" if view.decided else "cuts_decided_button"
    if others or view.decided:
        yield execute(shown(0, decided=not view.decided), title=words(other, count=others))
    if view.last is not None:
        tap = UndoRulingTap(
            session=view.session.id, act=view.last.id, decided=view.decided, page=page
        )
        yield execute(tap, title=words("undo_arranging_button"))
    yield execute(SigningTap(session=view.session.id), title=words("back_to_signing_button"))


def _line(text: str) -> str:
    """In one line; a gap at either end is one to be seen."""
    edges = (text[:1].isspace() and " ", text[-1:].isspace() and " ")
    return "".join((edges[0] or "", " ".join(text.split()), edges[1] or ""))


def _short(text: str, most: int = SHORT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
