"""One's own page: all that one was told is recorded, nothing of anybody else's, for no other."""

import re
from collections.abc import Iterator

from facilitation.prompts import Asking
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import reading
from rehearsal.cast.books import Page
from rehearsal.cast.owning import is_page
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Sight
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

SURE = 40
"""Characters of a contribution that its row is sure to show."""

_NUMBER = re.compile(r"· n\. (\d+)\b")


def own_pages(scene: Scene) -> Row:
    """Whoever looked saw all that they had been told; no page came before other eyes."""
    pages = scene.books.pages
    missing = [each for page in pages for each in _missing(scene, page)]
    strange = [each for page in pages for each in _strange(scene, page)]
    strayed = list(_strayed(scene))
    return Row(
        claim="own pages: told recorded / shown, to nobody else",
        told=f"{sum(len(page.contributions) for page in pages)} points on {len(pages)} pages",
        found=f"{len(missing)} missing, {len(strange)} too many, {len(strayed)} seen by others",
        holds=bool(pages) and not missing and not strange and not strayed,
        detail="; ".join([*missing, *strange, *strayed][:5]),
    )


def _missing(scene: Scene, page: Page) -> Iterator[str]:
    """What they were told before they asked, and do not see."""
    lines = words_of(page.shown)
    for number, one in page.contributions.items():
        stands = scene.books.written[number]
        if one.is_withdrawn and not any(f"n. {number} ritirato" in line for line in lines):
            yield f"n. {number}, withdrawn"
        if stands.is_withdrawn:
            # Its words are theirs no more to see.
            continue
        # Corrected while the page was on its way, it may stand there as it was or as it is.
        texts = [" ".join(each.text.split())[:SURE] for each in (one, stands)]
        is_there = number in _numbers(page.shown)
        if not is_there or not any(text in line for text in texts for line in lines):
            yield f"n. {number}"
    named = [one for one in scene.plan.prompts if isinstance(one, Asking) and not one.anonymous]
    answered = [one for one in named if one.id in page.answered]
    yield from (one.id for one in answered if not reading.says(page.shown, one.heading))


def _strange(scene: Scene, page: Page) -> Iterator[str]:
    """What stands on their page and is not theirs, or must be told to nobody."""
    books = scene.books
    typed = sum(one.author == page.person for one in books.heard.values())
    numbers = _numbers(page.shown)
    unknown = [one for one in numbers if one not in books.written]
    # What was typed in the chat got no number that its author was told.
    yield from (f"n. {one}" for one in unknown[typed:])
    known = [(one, books.written[one]) for one in numbers if one in books.written]
    yield from (f"n. {number}" for number, one in known if one.author != page.person)
    anonymous = [one for one in scene.plan.prompts if isinstance(one, Asking) and one.anonymous]
    yield from (one.id for one in anonymous if reading.says(page.shown, one.heading))


def _strayed(scene: Scene) -> Iterator[str]:
    """Pages on the screens of several, or of another than whose numbers stand on them."""
    bot_id = scene.teams.tenant.bot_id
    for sight in scene.teams.ledger.sights:
        if sight.author_id != bot_id:
            continue
        for card in _cards(sight):
            eyes = sight.audience - {bot_id}
            if is_page(card) and (len(eyes) > 1 or (_authors(scene, card) - eyes)):
                yield f"{sight.what} for {len(eyes)}"


def _authors(scene: Scene, card: Json) -> set[str]:
    written = scene.books.written
    return {written[number].author for number in _numbers(card) if number in written}


def _numbers(card: Json) -> list[int]:
    return [int(number) for text in words_of(card) for number in _NUMBER.findall(text)]


def _cards(sight: Sight) -> list[Json]:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    return [sight.shown] if is_card else cards_on(sight.shown)
