"""Prompts that no plan foresaw: told like any other, save that they may name people."""

from dataclasses import replace

from digest.facts import RunFacts
from digest.masking import Mask
from facilitation.plan import Plan
from facilitation.prompts import Prompt, Round, SingleChoice


def is_planned(plan: Plan, one: RunFacts) -> bool:
    """Whether the plan has the prompt that was put."""
    return any(prompt.id == one.run.prompt.id for prompt in plan.prompts)


def without_names(one: RunFacts, plan: Plan, mask: Mask) -> RunFacts:
    """A run as it may be told: nobody has checked what was asked on the spot."""
    if is_planned(plan, one):
        return one
    return replace(one, run=replace(one.run, prompt=_masked(one.run.prompt, mask)))


def _masked(prompt: Prompt, mask: Mask) -> Prompt:
    match prompt:
        case SingleChoice():
            options = tuple(
                option.model_copy(update={"text": mask(option.text)}) for option in prompt.options
            )
            return prompt.model_copy(update={"question": mask(prompt.question), "options": options})
        case Round():
            return prompt.model_copy(update={"question": mask(prompt.question)})
    return prompt
