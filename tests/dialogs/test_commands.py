"""What commands say of themselves, so that nobody has to list them."""

from dataclasses import fields

import pytest

from dialogs.commands import (
    arranging,
    leading,
    preparing,
    rights,
    ruling,
    showing,
    signing,
    taking_part,
)
from dialogs.commands.arranging import PointsCommand
from dialogs.commands.command import Command, SessionCommand
from dialogs.commands.preparing import ChoosePlan, ShowPlans
from dialogs.commands.ruling import CutsCommand
from dialogs.commands.showing import AskHelp
from dialogs.commands.taking_part import Speak
from dialogs.reception import Reception
from dialogs.voting import VotingDialog
from storage.store import Store
from tests.dialogs.house import House

EVERY = {
    one
    for module in (
        arranging,
        leading,
        preparing,
        rights,
        ruling,
        showing,
        signing,
        taking_part,
    )
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, Command)
}
"""Every command there is."""


def test_whatever_those_ask_who_lead_depends_on_who_may() -> None:
    of_who_lead = (arranging.__name__, leading.__name__)
    asked = {one for one in EVERY if one.__module__ in of_who_lead}

    depending = {one for one in EVERY if one.depends_on_leading}

    assert depending == asked | {AskHelp, ChoosePlan, ShowPlans, Speak}


def test_nobody_who_may_lead_is_asked_for_by_what_comes_from_everybody() -> None:
    both = [one for one in EVERY if one.comes_from_everybody and one.depends_on_leading]

    assert not both


def test_every_command_that_names_a_session_is_asked_for_it_in_the_same_way() -> None:
    naming = [one for one in EVERY if "session_id" in {each.name for each in fields(one)}]

    assert all(issubclass(one, SessionCommand) for one in naming)


async def test_every_command_is_taken_by_a_dialog(house: House) -> None:
    assert house.reception.takes == EVERY - {Command, SessionCommand, CutsCommand, PointsCommand}


async def test_no_command_is_taken_by_two(store: Store) -> None:
    with pytest.raises(TypeError, match="the same command"):
        Reception(VotingDialog(store), VotingDialog(store))
