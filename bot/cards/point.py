"""A point with its contributions, and what can be put right in it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Choice,
    ChoiceSetInput,
    ExecuteAction,
    TextInput,
)

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import foot, header, heading, note, paragraph, subheading
from bot.cards.frame import Json, card
from bot.cards.plain import guarded
from bot.cards.points import (
    point_counts,
    point_name,
    point_state,
    problem,
    undo_action,
    undo_note,
)
from bot.cards.taps.arranging import (
    LONGEST_NAME,
    LONGEST_REASON,
    ArrangeTap,
    PointsTap,
    PointTap,
)
from bot.wording.words import Words
from dialogs.commands.arranging import Arranging
from dialogs.views.arranging import PointView
from digest.documents.phrases import said_by
from digest.points.listing import Citation, nearest
from facilitation.contributions import ContributionKind

PAGE = 8
"""Contributions on one card: in full they must fit it."""
MOST_OTHERS = 60
"""Other points to choose from, the nearest."""


def point_card(view: PointView, words: Words) -> Json:
    """Everybody's words, and below them what can be done with those chosen, or with all."""
    citations = view.point.citations
    page = min(view.page, (len(citations) - 1) // PAGE)
    title = point_name(view.point, words)
    state = point_state(view.point, words)
    return card(
        words,
        header(words("points_of", key=view.point.section.key), state),
        heading(title),
        *problem(view, words),
        paragraph(point_counts(view.point, words)),
        *_confirm(view, page, words),
        *_contributions(view, page, words),
        *_apart(view, page, words),
        *_other(view, page, words),
        *_name(view, page, words),
        *_meant(view, page, words),
        *undo_note(view, words),
        foot(words("point_foot")),
        speak=words("contribution_speak", heading=title, state=state),
        actions=list(_around(view, page, words)),
        wide=True,
    )


def _act(view: PointView, how: Arranging, page: int, words: Words) -> ExecuteAction:
    tap = ArrangeTap(
        session=view.session.id,
        how=how,
        point=view.point.point.point_id,
        section=view.point.section.key,
        seen=view.seen,
        size=len(view.point.citations),
        page=page,
    )
    style: Literal["positive"] | None = "positive" if how is Arranging.CONFIRM else None
    return execute(tap, title=words(f"arrange_{how}_button"), style=style)


def _acts(view: PointView, page: int, words: Words, *several: Arranging) -> ActionSet:
    return ActionSet(actions=[_act(view, how, page, words) for how in several], spacing="Small")


def _confirm(view: PointView, page: int, words: Words) -> list[CardElement]:
    return [] if view.point.point.confirmed else [_acts(view, page, words, Arranging.CONFIRM)]


def _contributions(view: PointView, page: int, words: Words) -> list[CardElement]:
    """A box for each, with all its words and whose they are."""
    citations = view.point.citations
    shown = citations[page * PAGE :][:PAGE]
    label = words("point_contributions_label")
    if len(citations) > PAGE:
        pages = -(-len(citations) // PAGE)
        label = f"{label} {words('read_back_page', page=page + 1, pages=pages)}"
    return [
        ChoiceSetInput(
            id="chosen",
            label=label,
            choices=[
                Choice(title=_said(view, one, words), value=one.quote.contribution_id)
                for one in shown
            ],
            is_multi_select=True,
            style="expanded",
            wrap=True,
            value=",".join(view.draft.chosen) or None if view.draft else None,
            spacing="Medium",
        )
    ]


def _said(view: PointView, one: Citation, words: Words) -> str:
    """The words, and whose they are once nobody can watch them come in one by one."""
    said = [] if view.is_live else [said_by(view.header, one.voice, one.quote, words)]
    kind = [] if one.kind is view.point.point.kind else [words(f"kind_{one.kind}")]
    text = guarded(" ".join(one.quote.text.split()))
    return " · ".join([f"«{text}»", *kind, *said])


def _apart(view: PointView, page: int, words: Words) -> list[CardElement]:
    """What takes the chosen ones out of the point."""
    split = [Arranging.SPLIT] if len(view.point.citations) > 1 else []
    return [
        *([_acts(view, page, words, *split)] if split else []),
        TextInput(
            id="reason",
            label=words("point_reason_label"),
            max_length=LONGEST_REASON,
            value=view.draft.reason or None if view.draft else None,
            spacing="Medium",
        ),
        _acts(view, page, words, Arranging.HIDE),
    ]


def _other(view: PointView, page: int, words: Words) -> list[CardElement]:
    """To be one with another point, or to give it some."""
    others = nearest(view.point)
    if not others:
        return []
    choices = [
        Choice(
            title=f"{shortened(point_name(one, words))} ({len(one.citations)})",
            value=one.point.point_id,
        )
        for one in others[:MOST_OTHERS]
    ]
    fewer = [note(words("point_others_shown", count=MOST_OTHERS))]
    return [
        subheading(words("point_other_heading"), separator=True),
        _choice(
            "other",
            words("point_other_label"),
            choices,
            view.draft.other_id if view.draft else "",
            words,
        ),
        *(fewer if len(others) > MOST_OTHERS else []),
        _acts(view, page, words, Arranging.MERGE, Arranging.MOVE),
    ]


def _name(view: PointView, page: int, words: Words) -> list[CardElement]:
    called = view.draft.name if view.draft else view.point.point.name
    return [
        subheading(words("point_name_heading"), separator=True),
        TextInput(
            id="name",
            label=words("point_name_label"),
            max_length=LONGEST_NAME,
            value=called or None,
            spacing="Small",
        ),
        _acts(view, page, words, Arranging.RENAME),
    ]


def _meant(view: PointView, page: int, words: Words) -> list[CardElement]:
    """Another kind or area, for the chosen ones or for all."""
    kinds = [Choice(title=words(f"kind_{one}"), value=one) for one in ContributionKind]
    areas = [Choice(title=one.title, value=one.id) for one in view.session.plan.areas]
    kind, area = (view.draft.kind or "", view.draft.area_id) if view.draft else ("", "")
    return [
        subheading(words("point_meant_heading"), separator=True),
        _choice("kind", words("point_kind_label"), kinds, kind, words),
        *([_choice("area", words("point_area_label"), areas, area, words)] if areas else []),
        _acts(view, page, words, Arranging.RECAST),
    ]


def _choice(
    name: str, label: str, choices: Sequence[Choice], value: str, words: Words
) -> CardElement:
    return ChoiceSetInput(
        id=name,
        label=label,
        choices=list(choices),
        style="compact",
        placeholder=words("choose_placeholder"),
        value=value or None,
        spacing="Small",
    )


def _around(view: PointView, page: int, words: Words) -> Iterator[Action]:
    """On to the other pages, back by an act, and back to the section's points."""

    def shown(number: int) -> PointTap:
        return PointTap(session=view.session.id, point=view.point.point.point_id, page=number)

    if len(view.point.citations) > (page + 1) * PAGE:
        yield execute(shown(page + 1), title=words("next_page_button"))
    if page:
        yield execute(shown(page - 1), title=words("page_before_button"))
    key = view.point.section.key
    yield from undo_action(view, key, words)
    back = PointsTap(session=view.session.id, section=key)
    yield execute(back, title=words("back_to_points_button"))
