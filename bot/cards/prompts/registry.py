"""Which kind of card each prompt has: a new kind of prompt adds its file and a line here."""

from bot.cards.prompts import (
    multiple_choice,
    priority,
    questionnaire,
    ranking,
    rating,
    read_back,
    rounds,
    single_choice,
    speaking,
    statements,
)
from bot.cards.prompts.kind import PromptKind
from bot.wording.words import Words
from facilitation.priorities import PriorityVote
from facilitation.prompts import (
    Asking,
    MultipleChoice,
    Prompt,
    Questionnaire,
    Rating,
    ReadBack,
    Round,
    SingleChoice,
)
from facilitation.rankings import Ranking
from facilitation.runs import PromptRun
from facilitation.speaking_rounds import SpeakingRound
from facilitation.statements import Statements

KINDS: dict[type[Prompt], PromptKind] = {
    SingleChoice: single_choice.KIND,
    MultipleChoice: multiple_choice.KIND,
    Rating: rating.KIND,
    Ranking: ranking.KIND,
    Statements: statements.KIND,
    PriorityVote: priority.KIND,
    Questionnaire: questionnaire.KIND,
    Round: rounds.KIND,
    ReadBack: read_back.KIND,
    SpeakingRound: speaking.KIND,
}


def kind_of(prompt: Prompt) -> PromptKind:
    """How a prompt is answered."""
    return KINDS[type(prompt)]


def called(prompt: Prompt) -> str:
    """What the keys of its buttons call it: a poll, a speaking round, or else a round."""
    if isinstance(prompt, Asking):
        return "poll"
    return prompt.called if isinstance(prompt, SpeakingRound) else "round"


def run_name(words: Words, run: PromptRun) -> str:
    """What kind of thing is asked: "Sondaggio anonimo"."""
    name = run.prompt.called
    return words(f"prompt_{name}_anonymous" if run.is_anonymous else f"prompt_{name}")
