"""Participants' own statements: proposed, admitted by two at once or left out, voted on."""

import asyncio
import re
from functools import partial

from facilitation.prompts import Asking
from facilitation.proposals import folded
from rehearsal.card_reading import words_of
from rehearsal.cast import building, prompters, reading
from rehearsal.cast.leading import Lead
from rehearsal.cast.players import Player
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

WANTED = "Un tutor anche dopo il tirocinio cambia tutto"
WANTED_TOO = "Le imprese chiedono un referente solo"
UNWANTED = "Di questo si parla già troppo"
PROPOSED = (
    (WANTED, WANTED),
    (f"{WANTED.upper()}!", WANTED),
    (WANTED_TOO, WANTED_TOO),
    (UNWANTED, UNWANTED),
)
"""What each of some writes, and which statement that is: the same words are the same one."""
REGRETTED = "Su questo ho cambiato idea"
"""What one more proposes, and takes back before anybody has judged it."""
VOTERS = 6

_NUMBERED = re.compile(r"(\d+) · (.+)")


async def own_statements(lead: Lead, prompt: Asking, players: list[Player]) -> None:
    """Have statements proposed, judged, and those that are admitted voted on."""
    scene = lead.scene
    heading = partial(reading.says, words="Manca un’affermazione?")
    invitation = await prompters.wait_for(scene, heading, 1)
    able = [one for one in players if one.has_joined and not one.part.role.observer]
    proposing = zip(able, PROPOSED, strict=False)
    acts = [_propose(one, invitation, *what) for one, what in proposing]
    acts += [_think_better(one, invitation) for one in able[len(PROPOSED) :][:1]]
    await asyncio.gather(*acts)
    await _judge(lead)
    admitted = [text for text, one in scene.books.proposed.items() if one.is_admitted]
    await asyncio.gather(*(_vote(one, prompt, admitted) for one in able[-VOTERS:]))


async def _propose(player: Player, invitation: Message, written: str, meant: str) -> None:
    """Send a statement from one's own form; believe that it waits once the card says so."""
    scene = player.scene
    await scene.insist(partial(player.person.tap, invitation, "Proponi un’affermazione"))
    told = await scene.insist(partial(_send, player, invitation, written))
    if told.card is None or not reading.says(told.card, "attende chi conduce"):
        scene.books.complain(f"a proposal was not taken: {reading.gist(told.card or {})}")
        return
    scene.books.propose(player.key, meant)


async def _think_better(player: Player, invitation: Message) -> None:
    """Propose one, and take it back at once: whoever leads never comes to judge it."""
    await _propose(player, invitation, REGRETTED, REGRETTED)
    rows = reading.taps(player.card(invitation), "withdraw_proposal")
    titles = [each["title"] for each in rows]
    told = await player.scene.insist(partial(player.person.tap, invitation, titles[-1]))
    if not reading.says(told.card or {}, "✓ Proposta ritirata"):
        player.scene.books.complain("a proposal that was taken back is not said to be")


async def _send(player: Player, invitation: Message, text: str) -> CardAnswer:
    if not reading.offers(player.card(invitation), "propose"):
        return CardAnswer(card=player.card(invitation))
    return await player.person.fills(invitation, {"text": text})


async def _judge(lead: Lead) -> None:
    """Both who lead admit the same one at the same moment; one admits another, leaves one out."""
    first, second, books = lead.first, lead.second, lead.scene.books
    at_first, at_second = await asyncio.gather(
        _opens(lead, first, first.chat, "@Giro affermazioni"),
        _opens(lead, second, second.personal, "affermazioni"),
    )
    if reading.says(at_first.card_for(first) or {}, REGRETTED):
        books.complain("a proposal that was taken back waits for whoever leads")
    both = [_says(lead, first, at_first, "Ammetti", WANTED)]
    both.append(_says(lead, second, at_second, "Ammetti", WANTED))
    told = await asyncio.gather(*both)
    if not all(_tells(card, "Ammessa", WANTED) for card in told):
        books.complain(f"two who admit the same were told {[reading.gist(one) for one in told]}")
    rest = [_says(lead, second, at_second, "Lascia fuori", UNWANTED)]
    rest.append(_says(lead, first, at_first, "Ammetti", WANTED_TOO))
    await asyncio.gather(*rest)


async def _opens(lead: Lead, person: Person, chat: Chat, words: str) -> Message:
    said = await person.says(words, chat=chat)
    foot = partial(reading.says, words="Chi le ha proposte non lo vede nessuno")
    return await prompters.answer_to(lead.scene, person, said, foot, chat)


async def _says(lead: Lead, person: Person, shown: Message, button: str, text: str) -> Json:
    """Tap the button that stands under a proposal, and note what the card then says of it."""
    scene = lead.scene
    number = _number_of(shown.card_for(person) or {}, text)
    told = await scene.insist(partial(person.tap, shown, f"{button} {number}"))
    card = told.card or {}
    if _tells(card, "Ammessa", text):
        scene.books.admit(text)
    elif not _tells(card, "Lasciata fuori", text):
        scene.books.complain(f"{button}: told {reading.gist(card)!r}")
    return card


def _tells(card: Json, what: str, text: str) -> bool:
    """Whether a card says what became of a statement, in whosever letters."""
    said = [line.partition(": ") for line in words_of(card)]
    return any(one == f"✓ {what}" and folded(of) == folded(text) for one, _, of in said)


def _number_of(card: Json, text: str) -> str:
    """The number that a proposal has on the card of those that wait."""
    found = [_NUMBERED.fullmatch(line) for line in words_of(card)]
    meant = [one[1] for one in found if one and folded(one[2]) == folded(text)]
    if len(meant) != 1:
        raise LookupError(f"{text!r} waits {len(meant)} times")
    return meant[0]


async def _vote(player: Player, prompt: Asking, texts: list[str]) -> None:
    """Say what one thinks of each that was admitted, once the card has it and is still open."""
    scene = player.scene
    chance = scene.chance(player.person.name, prompt.id, "own")
    message = await prompters.prompt_opens(scene, prompt, 1)
    for text in texts:

        def can_go_on(text: str = text) -> bool:
            card = player.card(message)
            return bool(_rows(card, text)) or not reading.offers(card, "vote")

        await prompters.look_until(can_go_on)
        async with player.hands:
            rows = _rows(player.card(message), text)
            if rows:
                await building.tap_row(player, message, prompt, chance.choice(rows), {})


def _rows(card: Json, text: str) -> list[Json]:
    """What can be said to a statement; a row's title ends with it."""
    rows = reading.taps(card, "vote")
    return [one for one in rows if folded(one["title"].partition(" a: ")[2]) == folded(text)]
