"""Supporting: points that may be one's own already, and the receipt of a "me too"."""

from microsoft_teams.cards import Action, Container

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import detail, foot, header, heading, note, own, row, subheading, written
from bot.cards.frame import Json, card
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import SupportTap, WithdrawContributionTap, WithdrawSupportTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PointView
from dialogs.views.writing import ContributionView, SupportView

SPOKEN = 60
"""Characters of a point that its row's title says."""


def near_card(view: ContributionView, words: Words) -> Json:
    """The receipt of a contribution, and what others have said that may be the same."""
    session, said = view.session.id, view.contribution
    title = words("near_heading")
    keep = ShowTap(session=session, card=Card.CONTRIBUTION, thing=said.id)
    edit = ShowTap(session=session, card=Card.CONTRIBUTION_FORM, thing=said.id)
    again = ShowTap(session=session, card=Card.PROMPT, thing=view.run.id)
    withdraw = WithdrawContributionTap(session=session, contribution=said.id)
    yours = words("near_yours", number=said.number, kind=words(f"kind_{said.kind}"))
    return card(
        words,
        header(words("only_you"), words("recorded_at", at=said.written_at)),
        heading(title),
        own(note(yours, "None"), *written(said.text, "None")),
        subheading(words("near_invitation")),
        *[_near_row(view, point, words) for point in view.near],
        foot(words("near_foot")),
        speak=words("contribution_speak", heading=title, state=words("near_foot")),
        actions=[
            execute(keep, title=words("near_keep_button"), style="positive"),
            execute(again, title=words("write_another_button")),
            execute(edit, title=words("edit_button")),
            execute(withdraw, title=words("withdraw_button")),
        ],
    )


def support_card(view: SupportView, words: Words) -> Json:
    """Somebody's point that the viewer supports, and how to take that back."""
    point = view.point
    title = words("support_heading" if point.is_supported else "support_none_heading")
    state = words("recorded_state" if point.is_supported else "support_withdrawn_state")
    about = about_point(point, words)
    return card(
        words,
        header(words("only_you"), state),
        heading(title),
        (own if point.is_supported else row)(*written(point.text, "None"), detail(about)),
        foot(words("support_foot")),
        speak=words("contribution_speak", heading=title, state=state),
        actions=_actions(view, words),
    )


def about_point(point: PointView, words: Words) -> str:
    """Its kind, whether it was reported, how many support it; never who wrote it, nor as what."""
    key = "supports_count" if point.supports else "supports_none"
    parts = [words(f"kind_{point.kind}"), *as_reported(point, words)]
    return " · ".join([*parts, words(key, count=point.supports)])


def as_reported(point: PointView, words: Words) -> list[str]:
    """That an observer wrote it for somebody else; for whom is not told."""
    return [words("reported_for_somebody")] if point.reported else []


def spoken(point: PointView) -> str:
    """The beginning of a point, for the title of its row."""
    return shortened(point.text)[:SPOKEN]


def _near_row(view: ContributionView, point: PointView, words: Words) -> Container:
    tap = SupportTap(
        session=view.session.id,
        contribution=point.contribution_id,
        instead_of=view.contribution.id,
    )
    return row(
        *written(point.text, "None"),
        detail(about_point(point, words)),
        invitation=words("me_too"),
        action=execute(tap, title=words("me_too_title", text=spoken(point))),
    )


def _actions(view: SupportView, words: Words) -> list[Action]:
    session, point = view.session.id, view.point
    actions: list[Action] = []
    if view.is_open:
        again = ShowTap(session=session, card=Card.PROMPT, thing=view.run.id)
        actions.append(execute(again, title=words("write_another_button")))
    if point.is_supported:
        back = WithdrawSupportTap(session=session, contribution=point.contribution_id)
        actions.append(execute(back, title=words("withdraw_support_button")))
    else:
        tap = SupportTap(session=session, contribution=point.contribution_id)
        actions.append(execute(tap, title=words("me_too")))
    everything = ShowTap(session=session, card=Card.OWN)
    return [*actions, execute(everything, title=words("own_button"))]
