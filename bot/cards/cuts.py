"""What the public edition cuts: each stretch in its sentence, to be cut or let stand."""

from collections.abc import Iterator
from itertools import groupby

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    TextInput,
)

from bot.cards.actions import execute
from bot.cards.elements import (
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
from bot.cards.refusals import refusal_words
from bot.cards.stretch import brief, stretch_all, stretch_rows, stretch_title
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
from digest.rulings import Verdict
from facilitation.signing import DigestState

PAGE = 6
"""Sentences on one card, each with its buttons."""

FEWEST = 2
"""Of which it makes a difference to decide on all at once."""


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
        *_page(view, page, words),
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
            subheading(stretch_title(alike, words)),
            *(stretch_all(view, alike, page, words) if len(alike) > 1 else []),
            *(
                piece
                for number, one in several
                for piece in stretch_rows(view, one, page, number, words)
            ),
        )


def _page(view: CutsView, page: int, words: Words) -> list[CardElement]:
    """What is to be decided on this page, decided in one go once it is read."""
    shown = view.listed[page * PAGE :][:PAGE]
    if view.decided or len(shown) < FEWEST:
        return []
    together = ",".join(one.id for one in shown)
    actions: list[Action] = [
        execute(
            RuleTap(session=view.session.id, stretches=together, verdict=verdict, page=page),
            title=words(f"{verdict}_page_button", count=len(shown)),
        )
        for verdict in (Verdict.STANDS, Verdict.CUT)
    ]
    return [ActionSet(actions=actions, separator=True, spacing="Medium")]


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
    several = "_several" if len(view.last.words) > 1 else ""
    told = words(
        f"{view.last.verdict}_last{several}",
        words=brief(view.last.words[0]),
        count=view.last.passages,
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
    if others:
        yield execute(shown(0, decided=not view.decided), title=words(other, count=others))
    if view.last is not None:
        tap = UndoRulingTap(
            session=view.session.id, act=view.last.id, decided=view.decided, page=page
        )
        yield execute(tap, title=words("undo_arranging_button"))
    yield execute(SigningTap(session=view.session.id), title=words("back_to_signing_button"))
