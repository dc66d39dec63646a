"""The wire: the actions that cards carry, and the reading of what comes back."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from microsoft_teams.cards import ExecuteAction, SubmitAction, ToggleVisibilityAction
from pydantic import ValidationError

from bot.cards.taps.tap import Tap
from bot.cards.taps.wire import Wire
from facilitation.refusals.unknown import CommandIsUnknown

TAPS: Mapping[str, type[Tap]] = {tap.verb: tap for tap in get_args(Tap)}


def execute(
    tap: Wire,
    *,
    title: str,
    style: Literal["positive", "destructive"] | None = None,
    secondary: bool = False,
) -> ExecuteAction:
    """The action that sends a tap; clients that do not know Action.Execute send a message."""
    return ExecuteAction(
        title=title,
        verb=tap.verb,
        data=tap.data,
        style=style,
        mode="secondary" if secondary else None,
        fallback=SubmitAction(title=title, data={"verb": tap.verb, **tap.data}),
    )


def toggle(*shown_or_hidden: str, title: str) -> ToggleVisibilityAction:
    """The action that shows what is hidden and hides what is shown, without asking us."""
    return ToggleVisibilityAction(title=title, target_elements=list(shown_or_hidden))


def read_tap(sent: Mapping[str, Any], verb: str | None = None) -> Tap:
    """Read what a card sent; older clients put the verb among the data.

    Raises CommandIsUnknown where it is nothing that our cards send.
    """
    named = verb or sent.get("verb")
    tap = TAPS.get(named) if isinstance(named, str) else None
    if tap is None:
        raise CommandIsUnknown(words=str(named or ""))
    try:
        return tap.model_validate(sent)
    except ValidationError as error:
        raise CommandIsUnknown(words=tap.verb) from error
