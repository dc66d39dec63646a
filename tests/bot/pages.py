"""A page for doors behind which there is no house."""

from bot.metrics.metrics import Metrics
from bot.metrics.page import Page


def a_page() -> Page:
    """A page of figures of which the database keeps none."""
    return Page(Metrics(), _nothing)


async def _nothing() -> None:
    """Nothing is kept."""
