"""The end: what the room has done, in numbers, and what each may still do."""

from microsoft_teams.cards import CardElement

from bot.cards.actions import execute
from bot.cards.elements import (
    foot,
    header,
    heading,
    line,
    measure,
    name,
    paragraph,
    section,
    subheading,
)
from bot.cards.frame import Json, card
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.opening import SummaryView


def summary_card(view: SummaryView, words: Words) -> Json:
    """The summary for the room."""
    session = view.session
    people = words("participants_count", count=view.participants)
    mine = ShowTap(session=session.id, card=Card.OWN)
    ended = words("clock", at=session.ended_at) if session.ended_at else None
    return card(
        words,
        header(words("session_ended"), ended),
        heading(session.plan.title),
        paragraph(words("summary_thanks")),
        *_numbers(view, words),
        *_areas(view, words),
        *_check(view, words),
        foot(words("kept_until", until=view.keep_until)),
        speak=words(
            "summary_speak",
            people=people,
            contributions=words("contributions_count", count=view.contributions),
        ),
        actions=[execute(mine, title=words("own_button"), style="positive")],
    )


def _check(view: SummaryView, words: Words) -> list[CardElement]:
    """Until when all can check how their words are used."""
    if view.check_until is None:
        return []
    return [paragraph(words("summary_check", until=view.check_until))]


def _numbers(view: SummaryView, words: Words) -> list[CardElement]:
    people = str(view.participants)
    if view.observers:
        people = words("people_and_observers", count=view.observers, people=view.participants)
    facts = [
        (words("participants_label"), people),
        (words("contributions_label"), words("number", number=view.contributions)),
        (words("polls_label"), words("polls_answers", count=view.answers, polls=view.polls)),
    ]
    return [line("•", label, value, width="12px") for label, value in facts]


def _areas(view: SummaryView, words: Words) -> list[CardElement]:
    if not view.areas:
        return []
    most = max(count for _, count in view.areas)
    measures: list[CardElement] = [
        measure(
            name(view.session.plan.area(area_id).title),
            words("number", number=count),
            value=count,
            most=most,
        )
        for area_id, count in view.areas
    ]
    return [section(subheading(words("contributions_by_area")), *measures)]
