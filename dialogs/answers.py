"""What an answer comes to: cleaned, put together with what stands, told in words."""

from collections.abc import Mapping

from dialogs.commands.taking_part import CastVote
from facilitation.contributions import clean
from facilitation.prompts import Asking
from facilitation.questions import Chosen, Question, TextQuestion
from facilitation.runs import check_answers
from facilitation.told import Worded

Answers = Mapping[str, Chosen]
"""By question id."""


def given(prompt: Asking, command: CastVote, standing: Answers) -> Answers:
    """The answers as they will be kept, if the prompt takes them."""
    questions = {question.id: question for question in prompt.asks}
    answers: dict[str, Chosen] = {}
    for question_id, chosen in command.answers.items():
        typed = isinstance(questions.get(question_id), TextQuestion)
        answers[question_id] = tuple(clean(one) for one in chosen) if typed else chosen
    for question_id, written in command.numbers.items():
        asked = questions.get(question_id)
        answers[question_id] = asked.numbered(written) if asked else ()
    # Checked before anything is added to, so that nothing of what stands is to blame.
    check_answers(prompt, answers)
    if command.adds and prompt.is_built_up:
        added = {
            question_id: questions[question_id].tapped(standing.get(question_id, ()), chosen)
            for question_id, chosen in answers.items()
        }
        answers = {**standing, **added}
        check_answers(prompt, answers)
    return answers


def that_count(prompt: Asking, answers: Answers) -> Answers:
    """The answers that are whole."""
    questions = {question.id: question for question in prompt.asks}
    return {
        question_id: chosen
        for question_id, chosen in answers.items()
        if questions[question_id].is_whole(chosen)
    }


def in_words(prompt: Asking, answers: Answers) -> tuple[str | Worded, ...]:
    """Answers as their author reads them: the options' texts, or their own words."""
    questions = {question.id: question for question in prompt.asks}
    return tuple(
        _told(questions[question_id], one, is_alone=len(questions) == 1)
        for question_id, chosen in answers.items()
        for one in chosen
    )


def _told(question: Question, one: str, *, is_alone: bool) -> str | Worded:
    if one in question.worded:
        return Worded(word=question.worded[one], about="" if is_alone else question.question)
    return {option.id: option.text for option in question.choices}.get(one, one)
