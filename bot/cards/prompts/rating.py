"""A poll on a scale: a row for each step, every step with its name."""

from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.tapping import option_rows, withdrawal

KIND = PromptKind(
    answering=option_rows,
    actions=withdrawal,
    changing="change_by_row",
)
