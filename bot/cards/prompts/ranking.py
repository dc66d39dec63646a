"""A ranking: rows to tap in order, or a number to write beside each."""

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Container,
    NumberInput,
)

from bot.cards.actions import execute, toggle
from bot.cards.elements import detail, measure, name, note, paragraph, row, subheading
from bot.cards.prompts.figures import outcomes
from bot.cards.prompts.kind import PromptKind
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.wire import NUMBER_INPUT
from bot.wording.words import Words
from dialogs.views.prompts import PromptView, ResultView
from facilitation.counting import ranked, scores
from facilitation.privacy import Counts
from facilitation.questions import Chosen, Option, Question
from facilitation.rankings import RankingQuestion

BY_TAPS, BY_NUMBERS = "by_taps", "by_numbers"
FIRST = 3
"""So many places of each group are told in a line."""


def _question(view: PromptView) -> RankingQuestion:
    return next(ask for ask in view.run.prompt.asks if isinstance(ask, RankingQuestion))


def _answering(view: PromptView, words: Words) -> list[CardElement]:
    """The rows, and hidden behind a button the numbers."""
    return [
        Container(id=BY_TAPS, items=_rows(view, words)),
        Container(id=BY_NUMBERS, is_visible=False, items=_numbers(view, words)),
    ]


def _rows(view: PromptView, words: Words) -> list[CardElement]:
    question, mine = _question(view), _mine(view)
    placed = [_placed(words, question, option_id, mine) for option_id in mine]
    if len(mine) >= question.filled:
        return [*placed, *_left_out(question, mine)]
    place = len(mine) + 1
    ask = words("rank_next", place=place) if mine else words("rank_how")
    tappable = [
        _tappable(view, words, option, place)
        for option in question.choices
        if option.id not in mine
    ]
    return [*placed, subheading(ask), *tappable, _progress(question, mine, words)]


def _mine(view: PromptView) -> Chosen:
    return view.mine.get(_question(view).id, ())


def _placed(words: Words, question: Question, option_id: str, mine: Chosen) -> CardElement:
    text = next(option.text for option in question.choices if option.id == option_id)
    return row(
        name(text, bold=True),
        detail(words("your_choice")),
        mark=words("ordinal", place=mine.index(option_id) + 1),
        is_own=True,
    )


def _left_out(question: Question, mine: Chosen) -> list[CardElement]:
    return [
        row(name(option.text), mark="–") for option in question.choices if option.id not in mine
    ]


def _tappable(view: PromptView, words: Words, option: Option, place: int) -> CardElement:
    tap = VoteTap(
        session=view.session.id,
        run=view.run.id,
        question=_question(view).id,
        option=option.id,
    )
    title = words("rank_title", place=place, option=option.text)
    return row(
        name(option.text), mark=words("ordinal", place=place), action=execute(tap, title=title)
    )


def _progress(question: RankingQuestion, mine: Chosen, words: Words) -> CardElement:
    """How far one is, and from where on it counts."""
    said = words("rank_progress", count=len(mine), of=question.filled)
    counts = words("rank_counts_from", place=question.enough)
    return note(f"{said} {counts}" if len(mine) < question.enough else said, "Medium")


def _numbers(view: PromptView, words: Words) -> list[CardElement]:
    question, mine = _question(view), _mine(view)
    inputs = [
        NumberInput(
            id=f"{NUMBER_INPUT}{question.id}:{option.id}",
            label=option.text,
            min=1,
            max=question.filled,
            value=mine.index(option.id) + 1 if option.id in mine else None,
            spacing="Small",
        )
        for option in question.choices
    ]
    tap = VoteTap(session=view.session.id, run=view.run.id, question=question.id)
    send = execute(tap, title=words("send_order_button"), style="positive")
    how = words("rank_numbers", count=question.filled)
    return [paragraph(how), *inputs, ActionSet(actions=[send])]


def _actions(view: PromptView, words: Words) -> list[Action]:
    mine = _mine(view)
    numbers = toggle(BY_TAPS, BY_NUMBERS, title=words("toggle_numbers_button"))
    if not mine:
        return [numbers]
    session, run = view.session.id, view.run.id
    start_over = WithdrawVoteTap(session=session, run=run)
    again = execute(start_over, title=words("start_over_button"))
    if len(mine) == 1:
        return [again, numbers]
    shorter = VoteTap(session=session, run=run, question=_question(view).id, whole=mine[:-1])
    return [execute(shorter, title=words("undo_last_button")), again, numbers]


def _reading(view: PromptView, words: Words) -> list[CardElement]:
    """The options, one's own places before them."""
    mine = _mine(view)
    return [
        row(
            name(option.text, bold=option.id in mine),
            mark=words("ordinal", place=mine.index(option.id) + 1) if option.id in mine else "–",
        )
        for option in _question(view).choices
    ]


def _outcome(view: ResultView, words: Words) -> list[CardElement]:
    return outcomes(view, words, bars=_bars, figures=_figures)


def _bars(question: Question, total: Counts, words: Words) -> list[CardElement]:
    """The order, with its points; those with equal points have the same place."""
    most = max(slot.points for slot in question.slots)
    in_order = ranked(scores(question.slots, total.counts))
    texts = {option.id: option.text for option in question.choices}
    bars: list[CardElement] = [
        measure(
            name(texts[score.option], bold=place == 1),
            words("points_tied" if is_tied else "points_count", count=score.points),
            value=score.points,
            most=most * total.answered,
            mark=words("ordinal", place=place),
        )
        for place, is_tied, score in in_order
    ]
    return [*bars, note(words("rank_points_how", most=most), "Medium")]


def _figures(question: Question, words: Words, group: Counts) -> str:
    texts = {option.id: option.text for option in question.choices}
    return "; ".join(
        words("rank_of", place=place, option=texts[score.option], count=score.points)
        for place, _, score in ranked(scores(question.slots, group.counts))
        if place <= FIRST and score.points
    )


KIND = PromptKind(
    answering=_answering,
    actions=_actions,
    changing="change_by_starting_over",
    reading=_reading,
    outcome=_outcome,
)
