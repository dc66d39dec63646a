"""A prompt's card, for the room and for one person, and the reminder of it."""

from dataclasses import dataclass, field
from functools import lru_cache

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, note, paragraph
from bot.cards.frame import Json, card
from bot.cards.material import material_actions, material_lines
from bot.cards.naming import place_name, role_names
from bot.cards.plain import plain
from bot.cards.prompts.registry import kind_of, run_name
from bot.cards.reports import report_actions
from bot.cards.taps.showing import ShowTap
from bot.cards.turnout import turnout
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PromptView
from facilitation.prompts import Asking, Prompt, ReadBack, Round
from facilitation.sessions import SessionState
from facilitation.speaking_rounds import SpeakingRound

KEPT_COUNTS = 16
"""Counts kept worded: all answers that are recorded together show the same one."""

KEPT_DRAWINGS = 1024
"""Cards kept drawn: a handful of open prompts, each with every answer it can have."""


def prompt_card(view: PromptView, words: Words) -> Json:
    """A prompt's card; its count, where it has one, is filled in anew each time.

    An answer's receipt is the same card for everybody who gave that answer: drawn once, it
    costs next to nothing however many answer at the same moment.
    """
    asks = view.run.prompt.asks
    if not asks or not all(question.choices for question in asks):
        return _draw(view, words)
    drawn = _drawn(_Drawing(_looks(view, words), view, words))
    if view.reminder or not view.run.prompt.is_one_tap:
        return drawn
    *body, last = drawn["body"]
    text = f"{_count(view, words)} {last['text']}"
    return {**drawn, "body": [*body, {**last, "text": text}]}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What a card is drawn from, equal where the drawings would be."""

    looks: tuple[object, ...]
    view: PromptView = field(compare=False)
    words: Words = field(compare=False)


def _looks(view: PromptView, words: Words) -> tuple[object, ...]:
    """All that a prompt's look depends on, but for the number of answers."""
    return (
        view.run.id,
        view.run.closes_at,
        view.run.closed_at,
        view.session.id,
        view.session.state,
        view.is_open,
        view.role_id,
        tuple(view.mine.items()),
        view.recorded,
        view.withdrawn,
        view.reminder,
        view.so_far,
        view.page,
        tuple(
            (ask.id, option.id, option.text)
            for ask in view.run.prompt.asks
            for option in ask.choices
        ),
        words.language,
    )


def _count(view: PromptView, words: Words) -> str:
    plan, run = view.session.plan, view.run
    if run.is_anonymous:
        return plain(turnout(plan, run, words, answered=view.answered, asked=view.asked))
    return _answers_of(words, view.answered, view.asked)


@lru_cache(maxsize=KEPT_COUNTS)
def _answers_of(words: Words, answered: int, asked: int) -> str:
    return plain(words("answers_of", count=answered, asked=asked))


@lru_cache(maxsize=KEPT_DRAWINGS)
def _drawn(drawing: _Drawing) -> Json:
    return _draw(drawing.view, drawing.words)


def _draw(view: PromptView, words: Words) -> Json:
    run = view.run
    where = place_name(words, view.place, view.block)
    called = run_name(words, run)
    asked = _question(run.prompt, view.role_id)
    top: list[CardElement] = [
        header(words("where_what", where=where, what=called), _state(view, words))
    ]
    top += material_lines(run.prompt, words)
    if view.reminder:
        top += [heading(words("closes_at_heading", at=run.closes_at)), paragraph(asked)]
    else:
        top.append(heading(asked))
    spoken = words("prompt_speak", what=called, state=_state(view, words), heading=asked)
    return card(
        words,
        *top,
        *_answering(view, words),
        *_notes(view, words),
        foot(*_foot(view, words)),
        speak=" ".join([spoken, *kind_of(run.prompt).aloud(view, words)]),
        actions=[*_actions(view, words), *material_actions(run.prompt, words)],
        refresh=ShowTap(
            session=view.session.id,
            card=Card.REMINDER if view.reminder else Card.PROMPT,
            thing=run.id,
        ),
    )


def _question(prompt: Prompt, role_id: str | None) -> str:
    return prompt.question_for(role_id) if isinstance(prompt, Round) else prompt.heading


def _state(view: PromptView, words: Words) -> str:
    if not view.is_open:
        return words("closed_at", at=view.run.closed_at or view.run.closes_at)
    # Whoever acts gets their receipt first, also in a pause.
    if view.withdrawn:
        return words("withdrawn_state")
    if view.session.state is SessionState.PAUSED:
        return words("paused_state")
    if view.recorded and _stands(view) and not view.run.prompt.is_one_tap:
        return words("recorded_state")
    if view.reminder:
        return words("reminder_state")
    return words("until", at=view.run.closes_at)


def _stands(view: PromptView) -> bool:
    """Whether the viewer has an answer that counts already."""
    asks = view.run.prompt.asks
    return any(ask.id in view.mine and ask.is_whole(view.mine[ask.id]) for ask in asks)


def _may_answer(view: PromptView) -> bool:
    """Whether the viewer is asked; who has no role yet is asked for it when they answer."""
    asked = view.session.plan.asked(view.run.prompt)
    is_asked = view.role_id is None or view.role_id in asked
    return view.is_open and (is_asked or kind_of(view.run.prompt).is_for_all)


def _answering(view: PromptView, words: Words) -> list[CardElement]:
    kind = kind_of(view.run.prompt)
    if not _may_answer(view):
        return kind.reading(view, words)
    if view.reminder and not view.run.prompt.is_one_tap:
        return []
    return kind.answering(view, words)


def _actions(view: PromptView, words: Words) -> list[Action]:
    kind, reporting = kind_of(view.run.prompt), report_actions(view, words)
    if not _may_answer(view):
        return reporting
    if view.reminder and not view.run.prompt.is_one_tap:
        tap = ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id)
        return [execute(tap, title=words("open_prompt_button")), *reporting]
    return [*kind.actions(view, words), *reporting]


def _notes(view: PromptView, words: Words) -> list[CardElement]:
    """The receipt: what stands, and how it is changed."""
    changing = kind_of(view.run.prompt).changing
    if changing is None or not _stands(view) or not _may_answer(view):
        return []
    return [note(words("answer_stands", how=words(changing)), "Medium")]


def _foot(view: PromptView, words: Words) -> list[str]:
    plan, prompt = view.session.plan, view.run.prompt
    if view.is_open and not _may_answer(view):
        return [words("asked_of", roles=role_names(plan, plan.asked(prompt)))]
    if isinstance(prompt, ReadBack):
        supports = words("read_back_people", count=view.answered)
        return [supports, words("read_back_closed_foot")]
    if isinstance(prompt, SpeakingRound):
        key = "speaking_foot" if view.is_open else "speaking_closed_foot"
        return [words(key, count=prompt.seconds)]
    if not isinstance(prompt, Asking):
        return [words("round_foot") if view.is_open else words("round_closed_foot")]
    if view.reminder:
        return [words("reminder_foot")]
    if view.is_open and prompt.anonymous:
        return [words(_visibility(prompt, is_open=True)), words("anonymity_promise")]
    if view.mine and view.is_open and prompt.is_one_tap:
        return [words("only_you_see_it")]
    return [words(_visibility(prompt, is_open=view.is_open))]


def _visibility(prompt: Asking, *, is_open: bool) -> str:
    """The key of the sentence that says who will see what came of it."""
    if prompt.results == "never":
        return "results_never"
    if not is_open:
        return "results_are_out"
    return f"results_{prompt.results}" if prompt.anonymous else f"results_{prompt.results}_named"
