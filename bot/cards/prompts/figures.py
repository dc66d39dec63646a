"""What came of a counted prompt: whole figures, by role where that is safe."""

from collections.abc import Callable
from functools import partial

from microsoft_teams.cards import CardElement

from bot.cards.elements import detail, measure, name, note, paragraph, section, subheading
from bot.cards.naming import option_mark, role_names
from bot.wording.words import Words
from dialogs.views.prompts import ResultView
from facilitation.counting import leaders
from facilitation.privacy import Counts, QuestionResult
from facilitation.questions import Question

Bars = Callable[[Question, Counts, Words], list[CardElement]]
"""A measure for each option."""
Figures = Callable[[Question, Words, Counts], str]
"""One group's figures in a line."""


def counted(view: ResultView, words: Words) -> list[CardElement]:
    """How many chose each option."""
    return outcomes(view, words, bars=_bars, figures=_figures)


def outcomes(view: ResultView, words: Words, *, bars: Bars, figures: Figures) -> list[CardElement]:
    """What came of each question, measured as its kind has it."""
    asking = view.run.asking
    if asking.results == "never":
        return [paragraph(words("results_kept"))]
    by_id = {result.question_id: result for result in view.run.results}
    asked = [(question, by_id[question.id]) for question in asking.asks if question.id in by_id]
    elements: list[CardElement] = []
    for question, result in asked:
        if len(asking.asks) > 1:
            elements.append(subheading(question.question))
        why_not = withheld(view, question, result, words)
        elements += why_not or [
            *bars(question, result.total, words),
            *by_role(view, result, words, figures=partial(figures, question, words)),
        ]
    return elements


def withheld(
    view: ResultView, question: Question, result: QuestionResult, words: Words
) -> list[CardElement]:
    """Why there are no figures, if there are none."""
    if not result.total.answered:
        return [paragraph(words("nobody_answered"))]
    if not question.choices:
        return [paragraph(words("texts_kept", count=result.total.answered))]
    threshold = view.session.plan.digest.threshold
    if result.total.answered < threshold:
        return [paragraph(words("result_withheld", threshold=threshold))]
    if result.is_withheld:
        return [paragraph(words("result_alike"))]
    return []


def _bars(question: Question, total: Counts, words: Words) -> list[CardElement]:
    counts, first = dict(total.counts), leaders(question.slots, total.counts)
    return [
        measure(
            name(option.text, bold=option.id in first),
            words("count_of", count=counts[option.id], most=total.answered),
            value=counts[option.id],
            most=total.answered,
            mark=option_mark(question, option),
        )
        for option in question.choices
    ]


def by_role(
    view: ResultView, result: QuestionResult, words: Words, *, figures: Callable[[Counts], str]
) -> list[CardElement]:
    """A line for each published group; words for why there is none."""
    if len(result.total.roles) == 1:
        return []
    threshold = view.session.plan.digest.threshold
    if not result.groups:
        return [note(words("roles_withheld", threshold=threshold), "Medium")]
    lines: list[CardElement] = [
        part for group in result.groups for part in _group(view, group, figures(group), words)
    ]
    if any(len(group.roles) > 1 for group in result.groups):
        lines.append(note(words("roles_merged", threshold=threshold)))
    return [section(subheading(words("by_role")), *lines)]


def _figures(question: Question, words: Words, group: Counts) -> str:
    counts = dict(group.counts)
    return " · ".join(
        words("option_count", mark=option_mark(question, option), count=counts[option.id])
        for option in question.choices
    )


def _group(view: ResultView, group: Counts, figures: str, words: Words) -> list[CardElement]:
    roles = words("roles_list", roles=role_names(view.session.plan, group.roles))
    return [
        name(words("group_answers", roles=roles[:1].upper() + roles[1:], count=group.answered)),
        detail(figures),
    ]
