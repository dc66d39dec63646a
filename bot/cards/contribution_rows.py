"""One's own contributions as rows; each leads to what can be done to it."""

from microsoft_teams.cards import Container

from bot.cards.actions import execute
from bot.cards.elements import detail, name, row, written
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from digest.citing import Citation
from facilitation.contributions import Contribution

SHORT = 160
"""Characters of a contribution that its row shows; its card shows all."""


def contribution_row(
    words: Words,
    contribution: Contribution,
    *,
    leads_on: bool = True,
    cited: Citation | None = None,
) -> Container:
    """The row that leads to one's own contribution; a withdrawn one leads nowhere."""
    if contribution.withdrawn_at is not None:
        return _withdrawn(contribution, words)
    kind = words(f"kind_{contribution.kind}")
    text = shortened(contribution.text)
    about = words("contribution_about", kind=kind, number=contribution.number)
    state = [] if (told := checked_state(contribution, words)) is None else [told]
    below = " · ".join([*state, about, *reported(contribution, words)])
    used = [] if cited is None else [detail(where_cited(cited, words))]
    if not leads_on:
        return row(*written(text, "None"), detail(below), *used, mark="✓", is_own=True)
    tap = ShowTap(session=contribution.session_id, card=Card.CONTRIBUTION, thing=contribution.id)
    return row(
        *written(text, "None"),
        detail(below),
        *used,
        invitation=words("open_row"),
        action=execute(tap, title=words("open_contribution_title", number=contribution.number)),
        is_own=True,
    )


def _withdrawn(contribution: Contribution, words: Words) -> Container:
    """That there was one: its words are kept nowhere."""
    kind = words(f"kind_{contribution.kind}")
    about = words("withdrawn_about", kind=kind, at=contribution.withdrawn_at)
    return row(name(words("withdrawn_heading", number=contribution.number)), detail(about))


def checked_state(contribution: Contribution, words: Words) -> str | None:
    """What its author made of it in the check after the end, if anything."""
    if contribution.confirmed_at is not None:
        return words("check_confirmed_at", at=contribution.confirmed_at)
    if contribution.first_text is not None:
        return words("check_corrected_at", at=contribution.edited_at)
    return None


def where_cited(cited: Citation, words: Words) -> str:
    """Where the digest uses it, and with how many others."""
    place = words("check_cited", reference=cited.reference, title=cited.title)
    if not cited.others:
        return place
    point = words("check_point_about", names=cited.keywords) if cited.keywords else None
    name = cited.name or point
    if name is None:
        return words("check_cited_with", count=cited.others, place=place)
    return words("check_cited_in", count=cited.others, place=place, name=name)


def reported(contribution: Contribution, words: Words) -> list[str]:
    """That an observer wrote it for somebody else, and for whom."""
    if contribution.code is not None:
        return [words("reported_for", code=contribution.code)]
    return [words("reported_for_somebody")] if contribution.reported else []


def shortened(text: str) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line
    return line[:SHORT].rsplit(" ", 1)[0] + " […]"
