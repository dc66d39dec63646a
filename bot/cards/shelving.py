"""A plan that was sent: what is wrong with it, that it is kept, and each of its cards."""

from typing import Any

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import bullets, foot, header, heading, line, paragraph, subheading
from bot.cards.frame import Json, card
from bot.cards.taps.files import FetchDataTap
from bot.cards.taps.preparing import FetchPlanTap, PreviewTap
from bot.wording.findings_text import sentence
from bot.wording.words import Words
from dialogs.replies import FileLeft, PlanChecked, PlanFetched, PlanKept, PlanPreviewed

MOST_SHOWN = 12
"""Errors on one card; whoever mends these sees the others next."""


def checked_card(reply: PlanChecked, words: Words) -> Json:
    """Everything that is wrong, line by line, and how to mend it."""
    title = words("shelf_errors", count=len(reply.found))
    more = len(reply.found) - MOST_SHOWN
    return card(
        words,
        header(words("shelf_name")),
        heading(title),
        *[
            line(str(one.line), sentence(words, one.finding), width="32px")
            for one in reply.found[:MOST_SHOWN]
        ],
        foot(
            *([words("shelf_more_errors", count=more)] if more > 0 else []),
            words("shelf_errors_foot"),
        ),
        speak=title,
        wide=True,
    )


def kept_card(reply: PlanKept, words: Words) -> Json:
    """The plan is on the shelf: where to go on."""
    title = words("shelf_kept_again" if reply.again else "shelf_kept")
    plan = reply.plan
    return card(
        words,
        header(words("shelf_name"), words("recorded_state")),
        heading(title),
        paragraph(plan.title),
        paragraph(words("check_passed", blocks=len(plan.agenda), minutes=plan.minutes)),
        *_notes(reply, words),
        foot(words("shelf_kept_foot")),
        speak=title,
        actions=[
            execute(PreviewTap(plan=plan.id), title=words("shelf_preview_button")),
            _fetching(plan.id, words),
        ],
    )


def _notes(reply: PlanKept, words: Words) -> list[CardElement]:
    """What would do the plan good, if anything would."""
    if not reply.notes:
        return []
    said = [*bullets(sentence(words, one) for one in reply.notes[:MOST_SHOWN])]
    return [subheading(words("check_notes", count=len(reply.notes))), *said]


def fetched_card(reply: PlanFetched, words: Words) -> Json:
    """The file waits below for a yes."""
    title = words("shelf_fetched")
    return card(
        words,
        header(words("shelf_name")),
        heading(title),
        paragraph(reply.plan.title),
        foot(words("shelf_fetched_foot")),
        speak=title,
        actions=[execute(PreviewTap(plan=reply.plan.id), title=words("shelf_preview_button"))],
    )


def left_card(reply: FileLeft, words: Words) -> Json:
    """The file was not wanted, and can be had at any time."""
    title = words("shelf_left")
    return card(
        words,
        header(words("shelf_name" if reply.plan_id else "data_name")),
        heading(title),
        paragraph(words("shelf_left_text")),
        speak=title,
        actions=[
            _fetching(reply.plan_id, words)
            if reply.plan_id
            else execute(FetchDataTap(), title=words("data_again_button"))
        ],
    )


def _fetching(plan_id: str, words: Words) -> Action:
    return execute(FetchPlanTap(plan=plan_id), title=words("shelf_fetch_button"))


def previewed_card(reply: PlanPreviewed, inside: Json, words: Words) -> Json:
    """One card as it will look, with nothing in it that does anything."""
    where = words("shelf_page", number=reply.page + 1, of=reply.pages)
    top = header(words("shelf_preview_name"), where).model_dump(by_alias=True, exclude_none=True)
    body = [_still(part) for part in inside["body"] if part["type"] != "ActionSet"]
    return {
        **{key: value for key, value in inside.items() if key != "refresh"},
        "body": [top, *body],
        "actions": [
            action.model_dump(by_alias=True, exclude_none=True) for action in _turning(reply, words)
        ],
    }


def _turning(reply: PlanPreviewed, words: Words) -> list[Action]:
    pages: list[Action] = []
    if reply.page + 1 < reply.pages:
        tap = PreviewTap(plan=reply.plan_id, page=reply.page + 1)
        pages.append(execute(tap, title=words("shelf_next_button"), style="positive"))
    if reply.page:
        tap = PreviewTap(plan=reply.plan_id, page=reply.page - 1)
        pages.append(execute(tap, title=words("shelf_previous_button")))
    return [*pages, _fetching(reply.plan_id, words)]


def _still(part: Any) -> Any:
    """A part of a card without what can be tapped."""
    if isinstance(part, list):
        return [
            _still(one)
            for one in part
            if not (isinstance(one, dict) and one.get("type") == "ActionSet")
        ]
    if isinstance(part, dict):
        return {key: _still(value) for key, value in part.items() if key not in DOING}
    return part


DOING = frozenset({"selectAction", "inlineAction", "actions"})
