"""What came of a prompt: whole figures, by role where that is safe, and why not where not."""

from microsoft_teams.cards import Action

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading
from bot.cards.frame import Json, card
from bot.cards.material import material_lines
from bot.cards.naming import place_name
from bot.cards.prompts.registry import called, kind_of, run_name
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import ResultView
from facilitation.prompts import Asking, ReadBack, Round
from facilitation.speaking_rounds import SpeakingRound


def result_card(view: ResultView, words: Words) -> Json:
    """A poll's result, or how much a round has collected; the same for everybody."""
    run = view.run
    name = called(run.prompt)
    where = place_name(words, view.place, view.block)
    what = run_name(words, run) if isinstance(run.prompt, ReadBack) else words(f"result_of_{name}")
    return card(
        words,
        header(
            words("where_what", where=where, what=what),
            words("closed_at", at=run.closed_at or run.closes_at),
        ),
        *material_lines(run.prompt, words),
        heading(run.prompt.heading),
        *kind_of(run.prompt).outcome(view, words),
        foot(*_foot(view, words)),
        speak=_speak(view, words),
        actions=_actions(view, words) if name == "round" else [],
    )


def _speak(view: ResultView, words: Words) -> str:
    if isinstance(view.run.prompt, ReadBack):
        answers = words("read_back_people", count=view.answered)
    elif isinstance(view.run.prompt, Asking):
        answers = words("answers_of", count=view.answered, asked=view.asked)
    else:
        is_round = isinstance(view.run.prompt, Round)
        answers = words("contributions_count" if is_round else "turns_count", count=view.answered)
    return words("result_speak", heading=view.run.prompt.heading, answers=answers)


def _foot(view: ResultView, words: Words) -> list[str]:
    run = view.run
    if isinstance(run.prompt, ReadBack):
        return [words("read_back_closed_foot")]
    if isinstance(run.prompt, SpeakingRound):
        return [words("speaking_closed_foot")]
    if not isinstance(run.prompt, Asking):
        return [words("round_kept")]
    answers = words("answers_of", count=view.answered, asked=view.asked)
    return [answers, words("link_destroyed" if run.is_anonymous else "names_kept_out")]


def _actions(view: ResultView, words: Words) -> list[Action]:
    tap = ShowTap(session=view.session.id, card=Card.OWN)
    return [execute(tap, title=words("own_button"))]
