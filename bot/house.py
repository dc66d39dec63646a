"""What the service stands on, handed to each part of it."""

from dataclasses import dataclass

from bot.doubts import Doubts
from bot.metrics.metrics import Metrics
from bot.now import ScaledClock
from bot.settings import Settings
from bot.teams.ways import Ways
from dialogs.dialogs import Dialogs
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Time, the database, the ways to Teams and the dialogs: one of each."""

    settings: Settings
    metrics: Metrics
    store: Store
    time: ScaledClock
    ways: Ways
    dialogs: Dialogs
    doubts: Doubts
