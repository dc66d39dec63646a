"""What happens in the areas: more time, a pause, a crash, a dropped meeting, an early close."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, cycle

from facilitation.plan import Block, Plan
from facilitation.prompts import Asking, Prompt, Round
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.cast import mischief, prompters, reading
from rehearsal.cast.acts import EXTENDED, PAUSED, REOPENED, RESUMED
from rehearsal.cast.giro import speaking_round
from rehearsal.cast.handing import change_of_lead
from rehearsal.cast.lateness import running_late
from rehearsal.cast.leading import Happening, Lead
from rehearsal.cast.players import Player
from rehearsal.cast.wheel import on_the_spot, who_is_missing
from rehearsal.connector.faults import Fault


def happenings(plan: Plan) -> dict[str, list[Happening]]:
    """Give each block what happens in it: areas one of their own, the others what they ask for."""
    in_areas: list[Happening] = [more_time, pause, crash, dropped_meeting, early_close]
    elsewhere: Iterator[list[Happening]] = chain(
        [[busy_teams], [on_the_spot], [change_of_lead]], cycle([[lost_answer], [busy_teams]])
    )
    areas = [block for block in plan.agenda if block.area]
    giri = [block for block in plan.agenda if _has_speaking(block)]
    others = [block for block in plan.agenda if block.prompts and block not in (*areas, *giri)]
    found = {block.id: [each] for block, each in zip(areas, in_areas, strict=False)}
    found |= {block.id: [speaking_round, running_late] for block in giri}
    return found | {block.id: several for block, several in zip(others, elsewhere, strict=False)}


async def more_time(lead: Lead, block: Block, players: list[Player]) -> None:
    """The poll gets two minutes more; somebody sends what a card never offered."""
    await _first(lead, block)
    await lead.does("prolunga 2", EXTENDED)
    await lead.says("stato")
    await lead.sees("Una risposta per")
    await mischief.in_a_round(lead.scene, _round_of(block), players)


async def pause(lead: Lead, block: Block, players: list[Player]) -> None:
    """Everything stands still for three minutes."""
    await _first(lead, block)
    await lead.does("pausa", PAUSED)
    await lead.scene.time.pass_by(timedelta(minutes=3))
    await lead.does("riprendi", RESUMED)
    await who_is_missing(lead)
    await mischief.in_words(players)


async def crash(lead: Lead, block: Block, players: list[Player]) -> None:
    """The bot is killed while people answer, and started again."""
    scene = lead.scene
    await _first(lead, block)
    await lead.does("prolunga 5", EXTENDED)
    await scene.time.pass_by(timedelta(minutes=0.5))
    await scene.bot.kill()
    await scene.bot.start()
    await mischief.ten_times(scene, _asking_of(block), players)


async def dropped_meeting(lead: Lead, block: Block, players: list[Player]) -> None:
    """The meeting ends and starts again a minute later; Teams is too busy for two messages."""
    scene = lead.scene
    scene.teams.faults.add(Fault(status=429, retry_after=1, times=2, chat=scene.chat))
    await _first(lead, block)
    await scene.teams.meetings.end(scene.chat)
    await scene.time.pass_by(timedelta(minutes=1))
    await scene.teams.meetings.start(scene.chat)
    everybody = [player.person for player in players if player.key in scene.chat.members]
    await scene.teams.meetings.enter(scene.chat, everybody)
    await mischief.from_elsewhere(scene, _round_of(block), players)


async def early_close(lead: Lead, block: Block, players: list[Player]) -> None:
    """Two facilitators close the poll at the same moment; the round is closed and reopened."""
    scene = lead.scene
    asking = await _first(lead, block)
    await lead.does("prolunga 5", EXTENDED)
    await scene.time.pass_by(timedelta(minutes=0.7))
    scene.closed_early.add(asking.id)
    await lead.says("chiudi")
    question = await lead.sees("Chiudere e mostrare i risultati?")
    both = [
        lead.first.tap(question, "Chiudi ora", act="close"),
        lead.second.tap(question, "Chiudi ora", act="close"),
    ]
    answers = await asyncio.gather(*both)
    told = [reading.gist(answer.card or {}) for answer in answers]
    if told.count(mischief.DONE_ALREADY) != 1:
        scene.books.complain(f"two facilitators at once were told {told}")
    await prompters.result_comes(scene, asking, 2)
    await mischief.on_a_closed_poll(scene, asking, players)
    round_ = _round_of(block)
    if round_ is not None:
        scene.reopened.add(round_.id)
        await lead.says("chiudi")
        await prompters.result_comes(scene, round_, 2)
        await lead.does("riapri", REOPENED)


async def busy_teams(lead: Lead, _block: Block, _players: list[Player]) -> None:
    """Teams answers 429 to the next message."""
    lead.scene.teams.faults.add(Fault(status=429, retry_after=1, chat=lead.scene.chat))


async def lost_answer(lead: Lead, _block: Block, _players: list[Player]) -> None:
    """The next message arrives, but the line drops before the bot hears so."""
    lead.scene.teams.faults.add(Fault(accepted=True, drops=True, chat=lead.scene.chat))


async def _first(lead: Lead, block: Block) -> Prompt:
    """Wait until the block's first closed question is open, and for some to answer."""
    prompt = _asking_of(block) or block.prompts[0]
    await prompters.prompt_opens(lead.scene, prompt, 2.0 * block.minutes)
    await lead.scene.time.pass_by(timedelta(minutes=0.4))
    return prompt


def _has_speaking(block: Block) -> bool:
    return any(isinstance(prompt, SpeakingRound) for prompt in block.prompts)


def _asking_of(block: Block) -> Asking | None:
    return next((each for each in block.prompts if isinstance(each, Asking)), None)


def _round_of(block: Block) -> Round | None:
    return next((each for each in block.prompts if isinstance(each, Round)), None)
