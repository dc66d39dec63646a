"""An agenda whose minutes were shared out anew: what is left of each block."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.plan import Block, Step
from facilitation.prompts import Opening, Prompt


@dataclass(frozen=True, slots=True)
class Slot:
    """When a prompt opens in its block, and for how many minutes."""

    opens: Opening
    minutes: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The time that a block has left; none leaves it out."""

    minutes: int
    prompts: Mapping[str, Slot]
    """By prompt id; who is missing here is left out."""


def cut_of(block: Block) -> Cut:
    """What to keep of a block that was given other minutes."""
    slots = {prompt.id: Slot(prompt.opens, prompt.minutes) for prompt in block.prompts}
    return Cut(block.minutes, slots)


def cut_to(block: Block, cut: Cut | None) -> Block:
    """A block of the plan with the time that it has left."""
    if cut is None:
        return block
    slots = cut.prompts
    prompts = [
        _with(prompt, slots[prompt.id].opens, slots[prompt.id].minutes)
        for prompt in block.prompts
        if prompt.id in slots
    ]
    return _lasting(block, cut.minutes, prompts)


def retimed(block: Block, minutes: int) -> Block:
    """A block in fewer minutes: whatever happens in it, happens at the same share of its time."""
    prompts = [_retimed(prompt, block.minutes, minutes) for prompt in block.prompts]
    return _lasting(block, minutes, prompts)


def left_out(block: Block) -> Block:
    """A block that the agenda passes by."""
    return _lasting(block, 0, [])


def frees(block: Block, prompt: Prompt) -> bool:
    """Whether a block gets shorter without a prompt: the clock opens it, and it alone then."""
    return prompt.opens != "facilitator" and all(
        other.opens != "facilitator" and (_ends(other) <= prompt.opens or _follows(other, prompt))
        for other in block.prompts
        if other.id != prompt.id
    )


def lent(block: Block, prompt: Prompt, minutes: int) -> Block:
    """A block whose prompt has fewer minutes, or none; what follows it comes earlier."""
    freed = prompt.minutes - minutes
    prompts = []
    for other in block.prompts:
        if other.id == prompt.id:
            prompts += [_with(prompt, prompt.opens, minutes)] if minutes else []
        elif _follows(other, prompt):
            prompts.append(_with(other, _start(other) - freed, other.minutes))
        else:
            prompts.append(other)
    return _lasting(block, block.minutes - freed, prompts)


def _retimed(prompt: Prompt, of: int, minutes: int) -> Prompt:
    if prompt.opens == "facilitator":
        return _with(prompt, prompt.opens, min(prompt.minutes, minutes))
    opens, closes = (_share(moment, of, minutes) for moment in (prompt.opens, _ends(prompt)))
    lasts = max(closes - opens, min(prompt.at_least or 1, minutes))
    return _with(prompt, min(opens, minutes - lasts), lasts)


def _share(moment: int, of: int, minutes: int) -> int:
    """The same share of a shorter time, to the nearest minute."""
    return (2 * moment * minutes + of) // (2 * of)


def _lasting(block: Block, minutes: int, prompts: list[Prompt]) -> Block:
    steps = [
        Step.model_construct(title=title, minutes=lasts)
        for title, lasts in _steps(block, minutes)
        if lasts
    ]
    changes = {"minutes": minutes, "prompts": tuple(prompts), "steps": tuple(steps)}
    return block.model_copy(update=changes)


def _steps(block: Block, minutes: int) -> list[tuple[str, int]]:
    shared, gone = [], 0
    for step in block.steps:
        opens, closes = (
            _share(moment, block.minutes, minutes) for moment in (gone, gone + step.minutes)
        )
        shared.append((step.title, closes - opens))
        gone += step.minutes
    return shared


def _with(prompt: Prompt, opens: Opening, minutes: int) -> Prompt:
    return prompt.model_copy(update={"opens": opens, "minutes": minutes})


def _start(prompt: Prompt) -> int:
    return 0 if prompt.opens == "facilitator" else prompt.opens


def _ends(prompt: Prompt) -> int:
    return _start(prompt) + prompt.minutes


def _follows(other: Prompt, prompt: Prompt) -> bool:
    """Whether the clock opens a prompt once another one is through."""
    return other.opens != "facilitator" and other.opens >= _ends(prompt)
