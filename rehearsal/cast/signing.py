"""Signing off: an organiser decides what the public edition cuts, and approves the digest."""

from functools import partial

from rehearsal.card_reading import as_read, elements
from rehearsal.cast import reading
from rehearsal.cast.books import Ruled
from rehearsal.cast.scenes import Scene
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

BUTTONS = {"Lascia 1": True, "Taglia 1": False}
"""What is done in turn with the first stretch that is left, and whether it then stands."""

SEVERAL = 4
"""So many stretches are decided on, where there are as many."""

LONG = 8
"""Letters of a word that stands in a text or two, and not in all."""


async def sign_off(scene: Scene, organiser: Person) -> None:
    """Decide on some stretches, have a word cut that nobody flagged, and approve the rest."""
    ready = await organiser.finds("Il digest è pronto", chat=organiser.personal)
    shown = await scene.insist(partial(organiser.tap, ready, "cuts"))
    for place in range(SEVERAL):
        found = _first(shown.card or {})
        if found is None:
            break
        button, stands = list(BUTTONS.items())[place % len(BUTTONS)]
        shown = await scene.insist(partial(organiser.tap, ready, button))
        words, reference = found
        scene.books.ruled.append(Ruled(words=words, reference=reference, stands=stands))
    await _cut_besides(scene, organiser, ready)
    await scene.insist(partial(organiser.tap, ready, "signing"))
    signed = await scene.insist(partial(organiser.tap, ready, "sign", step="approve"))
    _expect(scene, signed, "✓ Approvato")


async def _cut_besides(scene: Scene, organiser: Person, ready: Message) -> None:
    """A long word of something that stands, wherever it is written."""
    texts = sorted(one.text for one in scene.books.written.values() if not one.is_withdrawn)
    words = [word for text in texts for word in text.split() if word.isalpha() and word.islower()]
    word = next((one for one in words if len(one) >= LONG), None)
    if word is None:
        return
    told = await scene.insist(partial(organiser.tap, ready, "cut_words", {"words": word}))
    _expect(scene, told, f"ha tagliato «{word}»")
    scene.books.ruled.append(Ruled(words=word, reference="", stands=False))


def _first(card: Json) -> tuple[str, str] | None:
    """The first stretch of a card, which is underlined, and the reference below its sentence."""
    found = list(elements(card))
    for place, one in enumerate(found):
        if one.get("type") == "TextRun" and one.get("underline"):
            below = next(each for each in found[place:] if each.get("type") == "TextBlock")
            reference, _, _ = as_read(str(below["text"])).partition(" · ")
            return as_read(str(one["text"]))[1:-1], reference
    return None


def _expect(scene: Scene, answer: CardAnswer, words: str) -> None:
    if not reading.says(answer.card or {}, words):
        scene.books.complaints.append(f"an organiser was not told {words!r}")
