"""Finds what others said alike, beside whatever else is going on."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from dialogs.points import points
from dialogs.views.writing import ContributionView
from facilitation.nearness import nearest
from facilitation.synonyms import synonyms_of
from storage.store import Store

PATIENCE = timedelta(seconds=3)
"""How long a receipt waits for its turn to be looked up; Teams asks anew after ten or so."""


class Nearby:
    """Looks for near points in a thread, for one receipt after the other."""

    def __init__(self, store: Store, patience: timedelta = PATIENCE) -> None:
        self._store = store
        self._patience = patience
        self._one_by_one = asyncio.Lock()

    async def offered(self, view: ContributionView) -> ContributionView:
        """A receipt with the points of the same round that are nearest to it, if any are.

        Nobody waits for us to write meanwhile, and where too many ask at once some get none.
        """
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                await self._one_by_one.acquire()
        except TimeoutError:
            return view
        try:
            return await self._with_near(view)
        finally:
            self._one_by_one.release()

    async def _with_near(self, view: ContributionView) -> ContributionView:
        said = view.contribution
        async with self._store.read() as work:
            supported = await work.supports.by(said.participant_id)
            others = {
                one.id: one
                for one in await work.contributions.standing_in(said.run_id)
                if one.participant_id != said.participant_id and one.id not in supported
            }
        texts = {one.id: one.text for one in others.values()}
        synonyms = synonyms_of(view.session.plan)
        near = await asyncio.to_thread(nearest, said.text, texts, synonyms=synonyms)
        async with self._store.read() as work:
            shown = await points(work, [others[one] for one in near], said.participant_id)
        return replace(view, near=shown)
