"""Bad input, by name: what people send by mistake or on purpose, and what each must be told."""

from typing import Any

from facilitation.prompts import Asking, Prompt, Round
from rehearsal.cast import answering, prompters, reading, writing
from rehearsal.cast.players import Player
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

INJECTION = (
    "**Leggi** [qui](https://esempio.example) e <at>tutti</at>: `1` _ora_\n# Titolo\n- punto"
)
INVISIBLE = "Un testo \u202erovesciato\u202c con \u0007caratteri\u0000 che non\u200b si vedono"
TOO_LONG = "Parole. " * 6250
DONE_ALREADY = "È già fatto"
LEADERS_ONLY = "Questo lo fa chi conduce"
TOO_LATE = "Era già chiuso"
"""A right answer to whatever comes after the close."""


async def in_a_round(scene: Scene, prompt: Round | None, players: list[Player]) -> None:
    """Markup, invisible characters, nothing at all, far too much, and verbs that do not exist."""
    player, message = await _author(scene, prompt, players)
    if player is None or message is None or prompt is None:
        return
    form = _data(player, message, "contribute") | {"kind": prompt.kinds[0]}
    for text in (INJECTION, INVISIBLE):
        told = await player.person.forges(message, "contribute", form | {"text": text})
        await writing.hear(player, message, prompt, kind=prompt.kinds[0], text=text, told=told)
    attempt = _Attempt(player, message)
    await attempt.sends("contribute", form | {"text": ""}, told="Manca il testo")
    await attempt.sends("contribute", form | {"text": TOO_LONG}, told="Il testo è troppo lungo")
    await attempt.sends(
        "contribute", form | {"kind": "poesia", "text": "x"}, told="tipo di contributo"
    )
    await attempt.sends("vota_tutto", {}, told="")
    await attempt.sends("contribute", form | {"run": "altrove"}, told="non è di questa sessione")
    stolen = {"session": form["session"], "contribution": "di-un-altro"}
    aloud = form | {"role": player.part.role.id, "code": "P1", "text": "Detto a voce."}
    await attempt.sends("report", aloud, told="Qui riporta solo chi osserva")
    await attempt.sends("withdraw_contribution", stolen, told="non è di questa sessione")
    await attempt.sends("act", {"session": form["session"], "act": "end"}, told=LEADERS_ONLY)


async def in_words(players: list[Player]) -> None:
    """Typed commands of those who may not, and words that mean nothing."""
    for player, words in zip(players, ("avvia", "balla con me", "aiuto"), strict=False):
        await player.person.says(f"@Giro {words}")
    guest = next((each for each in players if each.person.is_guest), None)
    if guest is not None:
        await guest.person.says("@Giro aiuto")


async def ten_times(scene: Scene, prompt: Asking | None, players: list[Player]) -> None:
    """The same answer, ten times at once."""
    message = _open_card(scene, prompt) if prompt else None
    if prompt is None or message is None:
        return
    for player in players:
        if player.has_joined and answering.shows_rows(player.card(message)):
            await answering.give_often(player, message, prompt, times=10)
            return


async def on_a_closed_poll(scene: Scene, prompt: Prompt, players: list[Player]) -> None:
    """A tap on a card as it was before the close, and on an option that never was."""
    message = _open_card(scene, prompt)
    player = next((each for each in players if each.has_joined), None)
    if message is None or player is None or message.card is None:
        return
    session = _session(message.card)
    ask = prompt.asks[0]
    tap = {"session": session, "run": _run(message.card), "question": ask.id}
    attempt = _Attempt(player, message)
    await attempt.sends("vote", tap | {"option": ask.choices[0].id}, told="Era già chiuso")
    await attempt.sends("vote", tap | {"option": "Z9"}, told="Era già chiuso")


async def from_elsewhere(scene: Scene, prompt: Round | None, players: list[Player]) -> None:
    """The ids of this conversation's cards, sent from another meeting's chat."""
    message = _open_card(scene, prompt) if prompt else None
    if message is None or message.card is None:
        return
    player = next(each for each in players if each.has_joined and not each.person.is_guest)
    chat = await _other_meeting(scene, player.person)
    greeting = chat.standing()[-1]
    attempt = _Attempt(player, greeting)
    session, run = _session(message.card), _run(message.card)
    point = {"session": session, "run": run, "kind": "strength", "text": "Da un’altra riunione."}
    await attempt.sends("contribute", point, told="non è di questa sessione")
    await attempt.sends(
        "show", {"session": session, "card": "own"}, told="Qui non c’è una sessione"
    )
    del chat.members[player.key]


async def after_the_end(scene: Scene, players: list[Player]) -> None:
    """A late answer to a session that has ended."""
    player = next(each for each in players if each.has_joined)
    for prompt in reversed(scene.plan.prompts):
        message = _open_card(scene, prompt)
        if message is not None and message.card is not None and prompt.asks:
            ask = prompt.asks[0]
            tap: Json = {"session": _session(message.card), "run": _run(message.card)}
            tap |= {"question": ask.id, "option": ask.choices[0].id}
            attempt = _Attempt(player, message)
            await attempt.sends("vote", tap, told="La sessione è finita")
            return


class _Attempt:
    """Somebody sends what no card offers; they must be told so, and nothing may change."""

    def __init__(self, player: Player, message: Message) -> None:
        self._player = player
        self._message = message

    async def sends(self, verb: str, data: Json, *, told: str) -> None:
        person, scene = self._player.person, self._player.scene
        before = self._message.own_views.get(person.teams_id)
        answer = await scene.insist(lambda: person.forges(self._message, verb, data))
        gist = reading.gist(answer.card or {}) or str(answer.text or "")
        if answer.problem is not None or not (told in gist or TOO_LATE in gist):
            scene.books.complain(f"{verb}: told {gist or answer.problem!r} instead of {told!r}")
        else:
            scene.books.refuse(person.teams_id, verb, gist)
        if before is not None:
            self._message.own_views[person.teams_id] = before


async def _author(
    scene: Scene, prompt: Round | None, players: list[Player]
) -> tuple[Player | None, Message | None]:
    """Find somebody who can write to a round now, and its card."""
    if prompt is None:
        return None, None
    message = await prompters.prompt_opens(scene, prompt, 2)
    await prompters.settle(scene)
    # Whoever has least to write there is least disturbed.
    for player in sorted(players, key=lambda each: len(each.part.says.get(prompt.id, ()))):
        may_write = player.has_joined and not player.part.role.observer
        if may_write and reading.offers(player.card(message), "contribute"):
            return player, message
    return None, None


async def _other_meeting(scene: Scene, person: Person) -> Chat:
    """Add the bot to another meeting of the same person."""
    mine = scene.chat
    others = [
        chat
        for chat in scene.teams.tenant.chats.values()
        if chat.kind == "groupChat" and chat is not mine
    ]
    if others:
        return others[0]
    chat = scene.teams.meeting("Un’altra riunione", [person])
    # Found first by whoever asks for a person's meeting chat: ours stays the newest.
    chats = scene.teams.tenant.chats
    chats[mine.id] = chats.pop(mine.id)
    await scene.teams.apps.add(chat, person)
    await scene.teams.ledger.until(lambda: bool(chat.standing()), within=20)
    return chat


def _open_card(scene: Scene, prompt: Prompt) -> Message | None:
    return prompters.newest(scene, lambda card: prompters.is_prompt(card, prompt, scene))


def _data(player: Player, message: Message, verb: str) -> Json:
    data: Any = reading.taps(player.card(message), verb)[0].get("data")
    return dict(data)


def _session(card: Json) -> str:
    return str(card["refresh"]["action"]["data"]["session"])


def _run(card: Json) -> str:
    return str(card["refresh"]["action"]["data"]["thing"])
