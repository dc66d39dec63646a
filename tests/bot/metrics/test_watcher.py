"""A watcher of /metrics, minute after minute: learns nothing of who answers."""

import asyncio
from pathlib import Path

import aiohttp

from rehearsal.people.persons import Person
from tests.dialogs.house import a_block, a_poll
from tests.stage import Stage, shows, small_stage

MINUTES = 100
SCALE = 600
"""A minute of the page, which goes by the session's time, is a tenth of a second."""


class Watcher:
    """Reads the page, and can tell when it was drawn anew."""

    def __init__(self, stage: Stage, client: aiohttp.ClientSession) -> None:
        self._url = stage.teams.bot_url.replace("/api/messages", "/metrics")
        self._client = client

    async def ours(self) -> dict[str, str]:
        """Our figures as they stand two drawings later."""
        await self._drawn(await self._page())
        return {
            name: value
            for name, value in (await self._drawn(await self._page())).items()
            if name.startswith("giro_")
        }

    async def _drawn(self, before: dict[str, str]) -> dict[str, str]:
        """The next page: what the process itself uses is never twice the same for long."""
        async with asyncio.timeout(20):
            while (page := await self._page()) == before:
                pass
        return page

    async def _page(self) -> dict[str, str]:
        async with self._client.get(self._url) as answer:
            lines = (await answer.text()).splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))


async def vote(person: Person, option: str) -> None:
    poll = await person.finds("Which?")
    answer = await person.tap(poll, "vote", option=option)
    assert shows(answer, "✓ Risposta registrata"), answer


async def test_no_figure_moves_with_single_answers_until_the_prompt_is_closed(
    tmp_path: Path,
) -> None:
    poll = a_poll(minutes=MINUTES, anonymous=True)
    block = a_block("one", poll, minutes=MINUTES)
    async with (
        small_stage(tmp_path, block, scale=SCALE, reminder_minutes=0) as stage,
        aiohttp.ClientSession() as client,
    ):
        (anna,) = stage.people("Anna")
        watcher = Watcher(stage, client)
        await stage.begin()
        await stage.join(anna)
        await anna.finds("Which?")
        await stage.quiet()
        before = await watcher.ours()

        seen = []
        for option in "ABA":
            await vote(anna, option)
            seen.append(await watcher.ours())
        await stage.lead("chiudi")
        sure = await stage.giulia.finds("Chiudere e mostrare i risultati?")
        await stage.giulia.tap(sure, "act", act="close")
        await anna.finds("✓ Chiuso")
        after = await watcher.ours()

    assert seen == [before] * 3
    assert (before["giro_answers"], after["giro_answers"]) == ("0.0", "1.0")
