"""The roles as rows, and the card that asks for one while it keeps an answer safe."""

from microsoft_teams.cards import CardElement, Container

from bot.cards.actions import execute
from bot.cards.elements import (
    detail,
    foot,
    header,
    heading,
    name,
    note,
    own,
    row,
    subheading,
    written,
)
from bot.cards.frame import Json, card
from bot.cards.naming import answer_text, inner
from bot.cards.notice import notice_button
from bot.cards.taps.joining import JoinTap, KeptContribution, KeptVote
from bot.wording.words import Words
from dialogs.commands.taking_part import CastVote, Contribute
from dialogs.replies import RoleNeeded
from facilitation.plan import Role
from facilitation.sessions import Session


def role_needed_card(reply: RoleNeeded, words: Words) -> Json:
    """The answer is safe; a role is all it takes."""
    what = "vote" if isinstance(reply.kept, CastVote) else "contribution"
    kept = _kept(reply.kept)
    given = reply.given_role_id
    texts = [
        element
        for told in reply.kept_texts
        for element in written(answer_text(words, told), "None")
    ]
    return card(
        words,
        header(words("only_you"), words(f"kept_{what}_state")),
        heading(words("role_needed_heading")),
        own(note(words(f"kept_{what}")), *texts),
        subheading(words(f"role_needed_{what}")),
        *[
            _role_row(reply.session, role, words, kept=kept)
            for role in reply.session.plan.roles
            if given in {None, role.id}
        ],
        foot(words("role_needed_foot")),
        speak=words(f"role_needed_{what}"),
        actions=[notice_button(reply.session, words)],
    )


def role_rows(
    session: Session, given_role_id: str | None, words: Words, *, current: str | None
) -> list[CardElement]:
    """The roles to choose from, or the one that the plan gives."""
    plan = session.plan
    if given_role_id is not None:
        given = plan.role(given_role_id)
        return [subheading(words("role_given")), _role_row(session, given, words)]
    rows = [_role_row(session, role, words, is_own=role.id == current) for role in plan.roles]
    return [subheading(words("join_as")), *rows]


def _role_row(
    session: Session,
    role: Role,
    words: Words,
    *,
    kept: KeptVote | KeptContribution | None = None,
    is_own: bool = False,
) -> Container:
    about: list[CardElement] = [name(role.name, bold=is_own)]
    if is_own:
        return row(*about, detail(words("your_role")), mark="✓", is_own=True)
    if role.description:
        about.append(detail(role.description))
    tap = JoinTap(session=session.id, role=role.id, kept=kept)
    return row(
        *about,
        invitation=words("send_row" if kept else "enter_row"),
        action=execute(
            tap, title=words("send_as" if kept else "join_title", role=inner(role.name))
        ),
    )


def _kept(kept: CastVote | Contribute) -> KeptVote | KeptContribution:
    if isinstance(kept, CastVote):
        return KeptVote(run=kept.run_id, answers=dict(kept.answers))
    return KeptContribution(
        run=kept.run_id, kind=kept.kind, text=kept.text, objects_to=kept.objects_to
    )
