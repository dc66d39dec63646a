"""What came of a prompt: whole figures, by role where that is safe, and why not where not."""

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import (
    detail,
    foot,
    header,
    heading,
    measure,
    name,
    note,
    paragraph,
    section,
    subheading,
)
from bot.cards.frame import Json, card
from bot.cards.naming import inner, option_mark, place_name, role_names
from bot.cards.taps import ShowTap
from bot.wording.words import Words
from dialogs.commands import Card
from dialogs.views import ResultView
from facilitation.privacy import Counts, QuestionResult
from facilitation.prompts import Asking
from facilitation.questions import Question


def result_card(view: ResultView, words: Words) -> Json:
    """A poll's result, or how much a round has collected; the same for everybody."""
    run = view.run
    is_round = not isinstance(run.prompt, Asking)
    where = place_name(words, view.place, view.block)
    what = words("result_of_round" if is_round else "result_of_poll")
    return card(
        words,
        header(
            words("where_what", where=where, what=what),
            words("closed_at", at=run.closed_at or run.closes_at),
        ),
        heading(run.prompt.heading),
        *(_collected(view, words) if is_round else _questions(view, words)),
        foot(*_foot(view, words)),
        speak=_speak(view, words),
        actions=_actions(view, words) if is_round else [],
    )


def _speak(view: ResultView, words: Words) -> str:
    if isinstance(view.run.prompt, Asking):
        answers = words("answers_of", count=view.answered, asked=view.asked)
    else:
        answers = words("contributions_count", count=view.answered)
    return words("result_speak", heading=view.run.prompt.heading, answers=answers)


def _questions(view: ResultView, words: Words) -> list[CardElement]:
    asking = view.run.asking
    if asking.results == "never":
        return [paragraph(words("results_kept"))]
    by_id = {result.question_id: result for result in view.run.results}
    asked = [(question, by_id[question.id]) for question in asking.asks if question.id in by_id]
    elements: list[CardElement] = []
    for question, result in asked:
        if len(asking.asks) > 1:
            elements.append(subheading(question.question))
        elements += _question(view, question, result, words)
    return elements


def _question(
    view: ResultView, question: Question, result: QuestionResult, words: Words
) -> list[CardElement]:
    threshold = view.session.plan.digest.threshold
    if not result.total.answered:
        return [paragraph(words("nobody_answered"))]
    if not question.choices:
        return [paragraph(words("texts_kept", count=result.total.answered))]
    if result.is_withheld:
        return [paragraph(words("result_withheld", threshold=threshold))]
    return [*_bars(question, result.total, words), *_by_role(view, question, result, words)]


def _bars(question: Question, total: Counts, words: Words) -> list[CardElement]:
    counts = dict(total.counts)
    highest = max(counts.values(), default=0)
    return [
        measure(
            name(option.text, bold=counts[option.id] == highest),
            words("count_of", count=counts[option.id], most=total.answered),
            value=counts[option.id],
            most=total.answered,
            mark=option_mark(question, option),
        )
        for option in question.choices
    ]


def _by_role(
    view: ResultView, question: Question, result: QuestionResult, words: Words
) -> list[CardElement]:
    """A line for each published group; words for why there is none."""
    if len(result.total.roles) == 1:
        return []
    threshold = view.session.plan.digest.threshold
    if not result.groups:
        return [note(words("roles_withheld", threshold=threshold), "Medium")]
    lines: list[CardElement] = [
        part for group in result.groups for part in _group(view, question, group, words)
    ]
    if any(len(group.roles) > 1 for group in result.groups):
        lines.append(note(words("roles_merged", threshold=threshold)))
    return [section(subheading(words("by_role")), *lines)]


def _group(view: ResultView, question: Question, group: Counts, words: Words) -> list[CardElement]:
    roles = words("roles_list", roles=role_names(view.session.plan, group.roles))
    counts = dict(group.counts)
    figures = " · ".join(
        words("option_count", mark=option_mark(question, option), count=counts[option.id])
        for option in question.choices
    )
    return [
        name(words("group_answers", roles=roles[:1].upper() + roles[1:], count=group.answered)),
        detail(figures),
    ]


def _collected(view: ResultView, words: Words) -> list[CardElement]:
    plan = view.session.plan
    lines: list[CardElement] = [
        measure(
            name(plan.role(role_id).plural),
            words("contributions_count", count=count),
            value=count,
            most=view.answered,
        )
        for role_id, count in view.contributions_by_role
    ]
    silent = [
        inner(plan.role(role_id).plural)
        for role_id in plan.asked(view.run.prompt)
        if not dict(view.contributions_by_role).get(role_id)
    ]
    if silent and view.answered:
        lines.append(note(words("roles_silent", roles=silent), "Medium"))
    return lines or [paragraph(words("nobody_wrote"))]


def _foot(view: ResultView, words: Words) -> list[str]:
    run = view.run
    if not isinstance(run.prompt, Asking):
        return [words("contributions_count_sentence", count=view.answered), words("round_kept")]
    answers = words("answers_of", count=view.answered, asked=view.asked)
    return [answers, words("link_destroyed" if run.is_anonymous else "names_kept_out")]


def _actions(view: ResultView, words: Words) -> list[Action]:
    tap = ShowTap(session=view.session.id, card=Card.OWN)
    return [execute(tap, title=words("own_button"))]
