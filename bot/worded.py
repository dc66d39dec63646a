"""Typed words → Command."""

from collections.abc import Mapping

from bot.command_forms import ACTS, ASK, DATA, HAND, OWN, PLAN
from bot.inbound import Origin
from bot.typed import Typed, person_named
from dialogs.commands.arranging import ShowPoints
from dialogs.commands.command import Command
from dialogs.commands.leading import AskCoverage, AskProposals, AskStatus, Facilitate, PutQuestion
from dialogs.commands.preparing import OutlinePlan, ShowPlans
from dialogs.commands.rights import FetchOwnData
from dialogs.commands.showing import AskHelp
from dialogs.commands.taking_part import AskOwn
from facilitation.asking import read_line

LONGEST_LINE = 2000
"""Characters of a typed question that are kept for the form, should it be wrong."""

BARE: Mapping[str, type[Command]] = {
    "command_prepare": ShowPlans,
    "command_status": AskStatus,
    "command_coverage": AskCoverage,
    "command_proposals": AskProposals,
    "command_points": ShowPoints,
    DATA: FetchOwnData,
    "command_help": AskHelp,
}
"""What is asked for by its word alone."""


def typed_command(typed: Typed, origin: Origin) -> Command:
    """What somebody asked in words."""
    if typed.key == ASK:
        line = typed.rest[:LONGEST_LINE]
        return PutQuestion(**origin.who, draft=read_line(line), line=line)
    if typed.key == PLAN:
        # In a meeting's chat it is the plan to choose, as it is by any other word for it.
        return OutlinePlan(**origin.who) if origin.is_personal else ShowPlans(**origin.who)
    if typed.key == OWN:
        return AskOwn(**origin.who, is_personal=origin.is_personal)
    if typed.key in BARE:
        return BARE[typed.key](**origin.who)
    named = person_named(typed.rest) if typed.key == HAND else ""
    return Facilitate(**origin.who, act=ACTS[typed.key], minutes=typed.number, named=named)
