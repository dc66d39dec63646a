"""Somebody is erased with their words: the cards that organisers have lose them, too."""

from datetime import UTC, datetime
from pathlib import Path

from bot.wording.words import words_of
from dialogs.closing import ClosingDialog
from dialogs.rights import RightsDialog
from rehearsal.card_reading import words_of as words_on
from rehearsal.people.persons import Person
from storage.store import Store, open_engine
from tests.journeys.test_arranging import ONE, TUTORS, VISITS, held
from tests.stage import Stage, small_stage


async def erased(stage: Stage, who: str) -> None:
    """Have an operator erase somebody, from beside the bot."""
    store = Store(open_engine(stage.database_url))
    rights = RightsDialog(store, ClosingDialog(store, words_of))
    await rights.erase(who, datetime.now(UTC), words=True)
    await store.close()


def shown(person: Person) -> str:
    """All that stands on the cards of a 1:1 now."""
    return "\n".join(words for card in person.personal.cards() for words in words_on(card))


async def test_who_is_erased_is_gone_from_the_cards_that_an_organiser_got(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        francesca = stage.francesca
        await held(stage)
        await francesca.finds("Il digest è pronto", chat=francesca.personal)
        before, posts = shown(francesca), len(francesca.personal.cards())

        await erased(stage, "anna@example.org")
        await stage.teams.ledger.until(lambda: VISITS not in shown(francesca))
        after = shown(francesca)

    assert VISITS in before
    assert TUTORS in after
    assert len(francesca.personal.cards()) == posts
