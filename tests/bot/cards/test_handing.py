"""The cards by which the lead goes from hand to hand."""

import pytest

from bot.cards.handing import away_card
from bot.wording.words import Words
from dialogs.views.opening import AwayView
from tests.bot.cards.samples.stage import a_session


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Marco",), "Può condurre Marco."),
        (("Marco", "Dora"), "Possono condurre Marco e Dora."),
    ],
)
def test_one_or_several_may_step_in(names: tuple[str, ...], said: str) -> None:
    view = AwayView(session=a_session(), names=names)

    card = away_card(view, Words("it", "Europe/Rome"))

    assert card["speak"].endswith(said)
