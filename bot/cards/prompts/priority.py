"""A priority vote: a tap gives a dot; what does not fit one card comes in pages."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, CardElement, Container

from bot.cards.actions import execute
from bot.cards.elements import detail, measure, name, note, paragraph, row
from bot.cards.naming import option_name
from bot.cards.prompts.figures import outcomes
from bot.cards.prompts.kind import PromptKind
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PromptView, ResultView
from facilitation.counting import Placed, ranked, scores
from facilitation.priorities import PriorityQuestion
from facilitation.privacy import Counts
from facilitation.questions import Chosen, Option, Question

PAGE = 12
"""So many rows fit one card, with room to spare under 80 KB."""
MOST_BARS = 10
"""So many are told of a result; the digest has them all."""
FIRST = 3
"""So many places of each group are told in a line."""


def _question(view: PromptView) -> PriorityQuestion:
    return next(ask for ask in view.run.prompt.asks if isinstance(ask, PriorityQuestion))


def _mine(view: PromptView) -> Chosen:
    return view.mine.get(_question(view).id, ())


def _answering(view: PromptView, words: Words) -> list[CardElement]:
    question, mine = _question(view), _mine(view)
    left = words("dots_left", count=question.dots - len(mine), of=question.dots)
    each = words("dots_each", count=question.most_each)
    rows: list[CardElement] = [_row(view, words, option) for option in _on_page(view)]
    return [paragraph(f"{left} {each}"), *_which_page(view, words), *rows]


def _pages(view: PromptView) -> int:
    return -(-len(_question(view).options) // PAGE)


def _page(view: PromptView) -> int:
    """The page asked for, or the last one there is."""
    return max(0, min(view.page, _pages(view) - 1))


def _on_page(view: PromptView) -> tuple[Option, ...]:
    first = _page(view) * PAGE
    return _question(view).options[first : first + PAGE]


def _which_page(view: PromptView, words: Words) -> list[CardElement]:
    """Where one is among more than fit a card."""
    pages = _pages(view)
    if pages < 2:  # noqa: PLR2004 - one page needs no number
        return []
    number = len(_question(view).options)
    return [note(words("page_of", page=_page(view) + 1, of=pages, count=number))]


def _row(view: PromptView, words: Words, option: Option) -> CardElement:
    question, mine = _question(view), _mine(view)
    given = mine.count(option.id)
    text = option_name(words, question, option)
    about: list[CardElement] = [name(text, bold=given > 0)]
    if given:
        about.append(detail(words("dots_yours", count=given)))
    is_tappable = (
        len(mine) < question.dots
        and given < question.most_each
        and option.id not in question.withdrawn
    )
    tap = VoteTap(
        session=view.session.id,
        run=view.run.id,
        question=question.id,
        option=option.id,
        times=given + 1,
        page=_page(view),
    )
    action = execute(tap, title=words("give_dot_title", option=text)) if is_tappable else None
    dots = "●" * given + "○" * (question.most_each - given)
    return row(*about, invitation=dots, action=action, is_own=given > 0)


def _actions(view: PromptView, words: Words) -> list[Action]:
    return [*_taking_back(view, words), *_turning(view, words)]


def _taking_back(view: PromptView, words: Words) -> Iterator[Action]:
    mine, session, run = _mine(view), view.session.id, view.run.id
    if len(mine) > 1:
        fewer = VoteTap(
            session=session,
            run=run,
            question=_question(view).id,
            whole=mine[:-1],
            page=_page(view),
        )
        yield execute(fewer, title=words("take_dot_back_button"))
    if mine:
        again = WithdrawVoteTap(session=session, run=run)
        yield execute(again, title=words("start_over_button"))


def _turning(view: PromptView, words: Words) -> Iterator[Action]:
    page = _page(view)
    if page + 1 < _pages(view):
        yield execute(_show(view, page + 1), title=words("next_page_button"))
    if page:
        yield execute(_show(view, page - 1), title=words("page_before_button"))


def _show(view: PromptView, page: int) -> ShowTap:
    return ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id, page=page)


def _reading(view: PromptView, words: Words) -> list[CardElement]:
    """What is voted on, one's own dots beside it; where it is too much, where to find it."""
    question, mine = _question(view), _mine(view)
    rows: list[CardElement] = [
        row(
            name(option_name(words, question, option), bold=option.id in mine),
            invitation="●" * mine.count(option.id) or None,
        )
        for option in question.options[:PAGE]
    ]
    more = len(question.options) - PAGE
    return [*rows, note(words("more_options", count=more))] if more > 0 else rows


def _outcome(view: ResultView, words: Words) -> list[CardElement]:
    return outcomes(view, words, bars=_bars, figures=_figures)


def _bars(question: Question, total: Counts, words: Words) -> list[CardElement]:
    """The most wanted first, with dots and people; those with as many dots are tied."""
    in_order = [one for one in ranked(scores(question.slots, total.counts)) if one.score.points]
    most = in_order[0].score.points
    bars = [_bar(question, one, total, words, most=most) for one in in_order[:MOST_BARS]]
    more = len(in_order) - len(bars)
    none = len(question.choices) - len(in_order)
    return [
        *bars,
        *([note(words("dots_more", count=more), "Medium")] if more else []),
        *([note(words("dots_none", count=none), "Medium")] if none else []),
    ]


def _bar(question: Question, one: Placed, total: Counts, words: Words, *, most: int) -> CardElement:
    option = next(each for each in question.choices if each.id == one.score.option)
    what = Container(
        items=[
            name(option_name(words, question, option), bold=one.place == 1),
            detail(words("dots_from", count=one.score.people, of=total.answered)),
        ]
    )
    key = "points_tied" if one.is_tied else "points_count"
    return measure(
        what,
        words(key, count=one.score.points),
        value=one.score.points,
        most=most,
        mark=words("ordinal", place=one.place),
    )


def _figures(question: Question, words: Words, group: Counts) -> str:
    names = {option.id: option_name(words, question, option) for option in question.choices}
    return "; ".join(
        words("rank_of", place=one.place, option=names[one.score.option], count=one.score.points)
        for one in ranked(scores(question.slots, group.counts))
        if one.place <= FIRST and one.score.points
    )


KIND = PromptKind(
    answering=_answering,
    actions=_actions,
    changing="change_by_taking_back",
    reading=_reading,
    outcome=_outcome,
)
