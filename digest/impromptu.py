"""What no plan foresaw of prompts: told like any other, save that it may name people."""

from collections.abc import Callable
from dataclasses import replace

from digest.facts import RunFacts
from digest.masking import Mask
from facilitation.plan import Plan
from facilitation.prompts import Prompt, Round, SingleChoice
from facilitation.statements import Statements


def is_planned(plan: Plan, prompt: Prompt) -> bool:
    """Whether the plan has the prompt that was put."""
    return any(one.id == prompt.id for one in plan.prompts)


def without_names(one: RunFacts, plan: Plan, mask: Mask) -> RunFacts:
    """A run as it may be told: nobody has checked what was asked on the spot."""
    return replace(one, run=replace(one.run, prompt=reworded(plan, one.run.prompt, mask)))


def reworded(plan: Plan, prompt: Prompt, say: Callable[[str], str]) -> Prompt:
    """The prompt with what the plan does not have of it said otherwise."""
    match prompt:
        case Statements(statements=statements):
            told = tuple(
                one.model_copy(update={"question": say(one.question)}) if one.proposed else one
                for one in statements
            )
            return prompt.model_copy(update={"statements": told})
        case SingleChoice(options=options) if not is_planned(plan, prompt):
            choices = tuple(
                option.model_copy(update={"text": say(option.text)}) for option in options
            )
            return prompt.model_copy(update={"question": say(prompt.question), "options": choices})
        case Round() if not is_planned(plan, prompt):
            return prompt.model_copy(update={"question": say(prompt.question)})
    return prompt
