"""How an organisation's documents look."""

import pytest

from facilitation.looks import COLOUR, LEAST_CONTRAST, DigestSettings, contrast_on_white


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48), ("#0a0A0A", 19.8)],
)
def test_a_colour_stands_out_from_white_as_the_standard_says(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


def test_the_colour_where_a_plan_names_none_is_dark_enough() -> None:
    assert DigestSettings().colour == COLOUR
    assert contrast_on_white(COLOUR) >= LEAST_CONTRAST
