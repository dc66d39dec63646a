"""A poll with one choice: a row for each option."""

from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.tapping import option_rows, withdrawal

KIND = PromptKind(
    answering=option_rows,
    actions=withdrawal,
    changing="change_by_row",
)
