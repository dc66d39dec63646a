"""Statements: under each one three things to tap; the result tells where roles diverge."""

from microsoft_teams.cards import CardElement, Column, ColumnSet, Container, TextBlock

from bot.cards.actions import execute
from bot.cards.elements import detail, measure, name, note, paragraph, row
from bot.cards.naming import option_name, role_names
from bot.cards.plain import plain
from bot.cards.prompts.figures import withheld
from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.tapping import withdrawal
from bot.cards.taps.voting import VoteTap
from bot.wording.words import Words
from dialogs.views.prompts import PromptView, ResultView
from facilitation.counting import leaders
from facilitation.privacy import Counts, QuestionResult
from facilitation.questions import Option, Question


def _answering(view: PromptView, words: Words) -> list[CardElement]:
    asks = view.run.prompt.asks
    told = words("statements_how", count=len(asks) - len(view.mine), of=len(asks))
    return [paragraph(told), *(_statement(view, words, ask) for ask in asks)]


def _statement(view: PromptView, words: Words, ask: Question) -> CardElement:
    columns = [_choice(view, words, ask, option) for option in ask.choices]
    so_far = [
        detail(_so_far(words, one))
        for one in view.so_far
        if one.question_id == ask.id and one.total.counts
    ]
    items = [
        name(ask.question, bold=True),
        *_proposed(words, ask),
        *so_far,
        ColumnSet(columns=columns, spacing="Small"),
    ]
    return Container(items=items, spacing="Medium")


def _proposed(words: Words, ask: Question) -> list[CardElement]:
    return [detail(words("statement_proposed"))] if ask.is_proposed else []


def _choice(view: PromptView, words: Words, ask: Question, option: Option) -> Column:
    text, is_own = option_name(words, ask, option), option.id in view.mine.get(ask.id, ())
    tap = VoteTap(session=view.session.id, run=view.run.id, question=ask.id, option=option.id)
    title = words("statement_title", option=text, statement=ask.question)
    return Column(
        width="stretch",
        style="accent" if is_own else "emphasis",
        min_height="44px",
        vertical_content_alignment="Center",
        items=[_centred(one) for one in (["✓", text] if is_own else [text])],
        select_action=None if is_own else execute(tap, title=title),
    )


def _centred(text: str) -> TextBlock:
    # Three stand side by side on a phone: a mark before a word would break the word.
    return TextBlock(
        text=plain(text), wrap=True, size="Small", horizontal_alignment="Center", spacing="None"
    )


def _so_far(words: Words, result: QuestionResult) -> str:
    counts = dict(result.total.counts)
    return words(
        "statement_counts",
        agree=counts["agree"],
        disagree=counts["disagree"],
        passed=counts["pass"],
    )


def _reading(view: PromptView, words: Words) -> list[CardElement]:
    """The statements, each with the viewer's own answer."""
    return [
        row(
            name(ask.question),
            *_proposed(words, ask),
            *[
                detail(f"✓ {option_name(words, ask, option)}")
                for option in ask.choices
                if option.id in view.mine.get(ask.id, ())
            ],
        )
        for ask in view.run.prompt.asks
    ]


def _outcome(view: ResultView, words: Words) -> list[CardElement]:
    """The statements, those most agreed with first; too few answers come last."""
    asking = view.run.asking
    if asking.results == "never":
        return [paragraph(words("results_kept"))]
    by_id = {result.question_id: result for result in view.run.results}
    told = [(ask, by_id[ask.id]) for ask in asking.asks if ask.id in by_id]
    in_order = sorted(told, key=lambda one: -_agreement(one[1].total))
    return [
        Container(items=_told(view, words, ask, result), spacing="Medium", separator=True)
        for ask, result in in_order
    ]


def _agreement(total: Counts) -> float:
    """From 1, all agree, to -1, all disagree; less where too few answered to tell."""
    counts = dict(total.counts)
    if not counts:
        return -2.0
    return (counts["agree"] - counts["disagree"]) / total.answered


def _told(
    view: ResultView, words: Words, ask: Question, result: QuestionResult
) -> list[CardElement]:
    why_not = withheld(view, ask, result, words)
    if why_not:
        return [name(ask.question, bold=True), *_proposed(words, ask), *why_not]
    agree = dict(result.total.counts)["agree"]
    return [
        measure(
            name(ask.question, bold=True),
            words("count_of", count=agree, most=result.total.answered),
            value=agree,
            most=result.total.answered,
        ),
        *_proposed(words, ask),
        detail(_so_far(words, result)),
        *_diverging(view, words, ask, result),
    ]


def _diverging(
    view: ResultView, words: Words, ask: Question, result: QuestionResult
) -> list[CardElement]:
    """Which group says what first, where no answer comes first in all of them."""
    first = [leaders(ask.slots, group.counts) for group in result.groups]
    if not first or set.intersection(*first):
        return []
    said = [
        words(
            "statement_group",
            roles=role_names(view.session.plan, group.roles),
            options=[
                _within(option_name(words, ask, option))
                for option in ask.choices
                if option.id in leading
            ],
        )
        for group, leading in zip(result.groups, first, strict=True)
    ]
    return [note(words("statement_diverging", groups="; ".join(said)))]


def _within(text: str) -> str:
    return text[:1].lower() + text[1:]


KIND = PromptKind(
    answering=_answering,
    actions=withdrawal,
    changing="change_by_tap",
    reading=_reading,
    outcome=_outcome,
)
