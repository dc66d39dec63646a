"""Who leads: the lead is handed over, its bearer is lost, a deputy steps in, and gives it back."""

from functools import partial

from facilitation.plan import Block
from rehearsal.cast import prompters, reading
from rehearsal.cast.acts import AWAY, EXTENDED, LED, PAUSED, RESUMED
from rehearsal.cast.leading import Lead
from rehearsal.cast.mischief import LEADERS_ONLY
from rehearsal.cast.players import Player
from rehearsal.chats import Message
from rehearsal.people.persons import Person


async def change_of_lead(lead: Lead, block: Block, players: list[Player]) -> None:
    """Whoever led may still act; somebody who may not lead cannot step in, a deputy can."""
    scene, second = lead.scene, lead.second
    await prompters.prompt_opens(scene, block.prompts[0], 2.0 * block.minutes)
    await lead.does(f"passa a {second.name}", f"{LED}{second.name}")
    await lead.does("prolunga 1", EXTENDED)
    await lead.does("pausa", PAUSED, by=second)
    await lead.does("riprendi", RESUMED, by=second)
    since = lead.now
    await scene.teams.meetings.leave(scene.chat, [second])
    scene.books.lost_leaders.append(second.name)
    away = await lead.gets(partial(reading.says, words=AWAY), since)
    await _tries(players, away)
    deputy = _deputy(lead, players)
    await deputy.tap(away, "act", act="lead")
    await lead.is_told(f"{LED}{deputy.name}", deputy, since)
    await scene.teams.meetings.enter(scene.chat, [second])
    await lead.does("prolunga 1", EXTENDED, by=deputy)
    await lead.does(f"passa a {lead.first.name}", f"{LED}{lead.first.name}", by=deputy)


async def _tries(players: list[Player], away: Message) -> None:
    """Somebody who takes part, and is nobody's deputy, would step in."""
    player = next(each for each in players if each.has_joined and not each.part.role.observer)
    told = await player.scene.insist(partial(player.person.tap, away, "act", act="lead"))
    gist, books = reading.gist(told.card or {}), player.scene.books
    if gist == LEADERS_ONLY:
        books.refuse(player.key, "step in", gist)
    else:
        books.complain(f"who may not lead was told {gist!r} on stepping in")


def _deputy(lead: Lead, players: list[Player]) -> Person:
    """The first who is one and is there, else the one who led before."""
    known = {one.email for one in lead.scene.plan.people if one.deputy}
    return next((each.person for each in players if each.person.email in known), lead.first)
