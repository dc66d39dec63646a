"""What reads a tap as the command that it asks for."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.cards.taps.tap import Tap
from bot.inbound import Origin
from dialogs.commands.command import Command

Readers = Mapping[type[Tap], Callable[[Any, Origin], Command]]
