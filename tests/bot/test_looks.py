"""How the documents of a plan look."""

from pathlib import Path

import pytest

from bot.looks import look_of
from digest.documents.blocks import LOOK
from facilitation.looks import DigestSettings
from storage.logos import LogoError
from tests.digest.sessions import a_block, a_plan, a_poll
from tests.storage.test_logos import a_png

PLAN = a_plan(a_block("one", a_poll(), area="paths"))


def test_a_plan_that_says_nothing_of_it_looks_as_all_do(tmp_path: Path) -> None:
    assert look_of(PLAN, tmp_path) == LOOK


def test_a_plan_brings_its_logo_colour_and_line(tmp_path: Path) -> None:
    settings = DigestSettings(logo="our/logo.png", colour="#8a1538", header="Fondo asilo")
    plan = PLAN.model_copy(update={"digest": settings})
    (tmp_path / "our").mkdir()
    (tmp_path / "our/logo.png").write_bytes(a_png())

    look = look_of(plan, tmp_path)

    assert (look.colour, look.header) == ("#8a1538", "Fondo asilo")
    assert look.logo is not None
    assert (look.logo.kind, look.logo.picture, look.logo.alt) == ("png", a_png(), plan.organiser)


def test_a_logo_that_is_gone_is_told(tmp_path: Path) -> None:
    plan = PLAN.model_copy(update={"digest": DigestSettings(logo="a.png")})

    with pytest.raises(LogoError):
        look_of(plan, tmp_path)
