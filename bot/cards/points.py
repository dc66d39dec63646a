"""The points of a session, section by section: each leads to its own card."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, ActionSet, CardElement, Choice, ChoiceSetInput

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import detail, foot, header, heading, name, note, own, paragraph, row
from bot.cards.frame import Json, card
from bot.cards.refusals import refusal_words
from bot.cards.taps.arranging import ArrangedTap, PointsTap, PointTap, UndoArrangingTap
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.signing import SigningTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.arranging import ArrangingView, PointsView
from digest.points.corrections import Act, Hide, Regroup, Rename
from digest.points.listing import Listed, listed

PAGE = 10
"""Points on one card."""


def points_card(view: PointsView, words: Words) -> Json:
    """What each point is about, how many stand behind it, and whether somebody confirmed it."""
    every = listed(view.section) if view.section else ()
    page = min(view.page, max(len(every) - 1, 0) // PAGE)
    shown = every[page * PAGE :][:PAGE]
    title = view.section.title if view.section else words("points_none")
    speak = words("points_in_all", count=len(every))
    return card(
        words,
        header(_where(view, words), _state(view, words)),
        heading(title),
        *problem(view, words),
        paragraph(_summary(every, page, words)),
        *[_row(view, one, words) for one in shown],
        *_sections(view, words),
        *undo_note(view, words),
        foot(*_hidden(view, words), words("points_live_foot" if view.is_live else "points_foot")),
        speak=words("contribution_speak", heading=title, state=speak),
        actions=list(_around(view, len(every), page, words)),
        wide=True,
    )


def point_name(point: Listed, words: Words) -> str:
    """What an organiser called it, or what it is about, or how it begins."""
    if point.point.name is not None:
        return point.point.name
    if len(point.citations) > 1 and point.point.keywords:
        return words("digest_point_about", names=point.point.keywords)
    return f"«{shortened(point.citations[0].quote.text)}»"


def point_counts(point: Listed, words: Words) -> str:
    """What it was meant as, how many contributions it has, and people where they are told."""
    told = [
        words(f"kind_{point.point.kind}"),
        words("digest_count_contributions", count=len(point.citations)),
    ]
    if point.point.people is not None:
        told.append(words("digest_people", count=point.point.people))
    return " · ".join(told)


def point_state(point: Listed, words: Words) -> str:
    """Whether somebody confirmed it."""
    return words("point_confirmed" if point.point.confirmed else "point_proposed")


def problem(view: ArrangingView, words: Words) -> list[CardElement]:
    """Why nothing was done."""
    if view.problem is None:
        return []
    so, safe, now = refusal_words(view.problem, view.session, words)
    return [own(name(f"{so}.", bold=True), note(f"{safe} {now}", "None"))]


def undo_action(view: ArrangingView, section: str, words: Words) -> list[Action]:
    """Takes back the last act that stands, and leads to the points of a section."""
    if view.last is None:
        return []
    tap = UndoArrangingTap(session=view.session.id, correction=view.last.id, section=section)
    return [execute(tap, title=words("undo_arranging_button"))]


def undo_note(view: ArrangingView, words: Words) -> list[CardElement]:
    """What that act was."""
    if view.last is None:
        return []
    what = words(f"arranged_{how_done(view.last.act)}")
    return [note(words("arranged_last", what=what, at=view.last.at))]


def how_done(act: Act) -> str:
    """What kind of act it was, as the catalogues' keys end."""
    match act:
        case Regroup(how=how):
            return how
        case Rename():
            return "rename"
        case Hide():
            return "hide"
        case _:
            return "recast"


def _where(view: PointsView, words: Words) -> str:
    key = view.section.key if view.section else None
    return words("points_of", key=key) if key else words("points_name")


def _state(view: PointsView, words: Words) -> str:
    if view.is_live:
        return words("points_live")
    return words("points_version", version=view.version)


def _summary(every: tuple[Listed, ...], page: int, words: Words) -> str:
    count = words("points_in_all", count=len(every))
    confirmed = words("points_confirmed", count=sum(one.point.confirmed for one in every))
    told = f"{count}, {confirmed}."
    if len(every) <= PAGE:
        return told
    pages = -(-len(every) // PAGE)
    return f"{told} {words('read_back_page', page=page + 1, pages=pages)}."


def _row(view: PointsView, point: Listed, words: Words) -> CardElement:
    tap = PointTap(session=view.session.id, point=point.point.point_id)
    return row(
        name(point_name(point, words)),
        detail(f"{point_counts(point, words)} · {point_state(point, words)}"),
        invitation=words("open_row"),
        action=execute(tap, title=words("open_point_title")),
    )


def _sections(view: PointsView, words: Words) -> list[CardElement]:
    """On to the points of another section."""
    others = [one for one in view.sections if one != view.section]
    if not others:
        return []
    return [
        ChoiceSetInput(
            id="elsewhere",
            label=words("points_elsewhere_label"),
            choices=[
                Choice(title=f"{one.key} {one.title} ({len(one.points)})", value=one.key)
                for one in others
            ],
            style="compact",
            value=others[0].key,
            spacing="Medium",
        ),
        ActionSet(
            actions=[
                execute(PointsTap(session=view.session.id), title=words("points_elsewhere_button"))
            ],
            spacing="Small",
        ),
    ]


def _hidden(view: PointsView, words: Words) -> list[str]:
    return [words("points_hidden", count=view.hidden)] if view.hidden else []


def _around(view: PointsView, count: int, page: int, words: Words) -> Iterator[Action]:
    """On to the other pages, back by an act, and back to where one came from."""
    key = view.section.key if view.section else ""

    def shown(number: int) -> PointsTap:
        return PointsTap(session=view.session.id, section=key, page=number)

    if count > (page + 1) * PAGE:
        yield execute(shown(page + 1), title=words("next_page_button"))
    if page:
        yield execute(shown(page - 1), title=words("page_before_button"))
    yield from undo_action(view, key, words)
    if view.acts:
        tap = ArrangedTap(session=view.session.id)
        yield execute(tap, title=words("arranged_button", count=view.acts))
    if view.is_live and view.has_control:
        control = ShowTap(session=view.session.id, card=Card.CONTROL)
        yield execute(control, title=words("back_to_control_button"))
    if view.signs and not view.is_live:
        yield execute(SigningTap(session=view.session.id), title=words("back_to_signing_button"))
