"""People who take part whatever goes wrong, and remember what they were told."""

import asyncio
import time

from rehearsal.cast import reading
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json
from tests.chaos.company import Asked, Company
from tests.chaos.history import Deed, Outcome

OPTIONS = ("A", "B", "C")
TITLES = {"One": "A", "Two": "B", "Three": "C"}
"""The options of every poll, as they are read and as they are sent."""

SUPPORTED = "Sostieni questo punto"
NO_SUPPORT = "✓ Sostegno ritirato"
WITHDRAWN = "✓ Ritirato"
CONTROL = "Regia · per chi conduce"


async def take_part(company: Company, person: Person) -> None:
    """Vote, change one's mind, look, write, support; on and on."""
    chance = company.chance
    while not company.is_over:
        await asyncio.sleep(chance.uniform(0.1, 0.5))
        prompts = company.prompts()
        if not prompts:
            continue
        # What was opened last is what people look at.
        message, meant = chance.choice(prompts[-4:])
        run = meant["thing"]
        tap = {"session": company.session, "run": run}
        card = message.card or {}
        if reading.offers(card, "vote"):
            await _answer_poll(company, person, message, tap)
        elif reading.offers(card, "contribute"):
            await _write_or_support(company, person, message, tap)


async def lead(company: Company, person: Person) -> None:
    """Pause and resume, extend, ask, go on; on and on."""
    chance, number = company.chance, 0
    while not company.is_over:
        await asyncio.sleep(chance.uniform(1.5, 4))
        prompts = company.prompts()
        if not prompts:
            continue
        message = prompts[-1][0]
        act = chance.choice(["pause", "extend", "ask", "ask"])
        if act == "ask":
            number += 1
            await _put_question(company, person, message, f"Domanda {number}?")
            continue
        await _act(company, person, message, act)
        if act == "pause":
            await asyncio.sleep(chance.uniform(0.1, 0.6))
            while await _act(company, person, message, "resume") is Outcome.UNKNOWN:
                pass


async def end(company: Company) -> Outcome:
    """Have the facilitator end the session, and mean it."""
    sent = {"session": company.session, "act": "end", "confirmed": True}
    giulia = company.stage.giulia
    message = company.stage.chat.standing()[-1]
    asked = Asked(giulia.forges(message, "act", sent), CONTROL)
    await company.ask(Deed.LEAD, giulia, what="end", value=None, asked=asked)
    return company.history.events[-1].outcome


async def _answer_poll(company: Company, person: Person, message: Message, tap: Json) -> None:
    chance = company.chance.random()
    run = tap["run"]
    if chance < 0.1:
        asked = Asked(person.forges(message, "withdraw_vote", tap), "Risposta ritirata")
        await company.ask(Deed.VOTE, person, what=run, value=None, asked=asked)
    elif chance < 0.25:
        await _look(company, person, message, run)
    else:
        option = company.chance.choice(OPTIONS)
        question = _question_on(message.card or {})
        sent = {**tap, "question": question, "option": option}
        asked = Asked(person.forges(message, "vote", sent), reading.CONFIRMED)
        await company.ask(Deed.VOTE, person, what=run, value=option, asked=asked)


async def _look(company: Company, person: Person, message: Message, run: str) -> None:
    shown = {"session": company.session, "card": "prompt", "thing": run}
    began = time.time()
    answer = await person.forges(message, "show", shown)
    if answer.card is None or not reading.offers(answer.card, "vote"):
        return
    mine = [TITLES.get(text, text) for text in reading.marked_as_mine(answer.card)]
    company.history.add(
        Deed.READ, who=person.name, what=run, value=mine[0] if mine else None, began=began
    )


async def _write_or_support(company: Company, person: Person, message: Message, tap: Json) -> None:
    chance = company.chance
    if company.own(person) and chance.random() < 0.3:
        await _mend(company, person, message)
        return
    if company.points and chance.random() < 0.4:
        point = chance.choice(list(company.points))
        supports = chance.random() < 0.7
        verb = "support" if supports else "withdraw_support"
        sent = {"session": company.session, "contribution": point}
        told = SUPPORTED if supports else NO_SUPPORT
        asked = Asked(person.forges(message, verb, sent), told)
        value = "yes" if supports else None
        await company.ask(Deed.SUPPORT, person, what=point, value=value, asked=asked)
        return
    text = company.text()
    sent = {**tap, "kind": "strength", "text": text}
    asked = Asked(person.forges(message, "contribute", sent), reading.RECORDED)
    answer = await company.ask(Deed.WRITE, person, what=text, value=tap["run"], asked=asked)
    point_id = _point_on(answer.card or {})
    if point_id is not None:
        company.points[point_id] = (person.name, text)


async def _mend(company: Company, person: Person, message: Message) -> None:
    """Put a point of one's own otherwise, or take it back: one that is gone, too."""
    chance = company.chance
    point, first = chance.choice(company.own(person))
    sent = {"session": company.session, "contribution": point}
    if chance.random() < 0.4:
        asked = Asked(person.forges(message, "withdraw_contribution", sent), WITHDRAWN)
        await company.ask(Deed.MEND, person, what=first, value=None, asked=asked)
        return
    text = company.text()
    sent |= {"kind": "strength", "text": text}
    asked = Asked(person.forges(message, "edit_contribution", sent), reading.CORRECTED)
    await company.ask(Deed.MEND, person, what=first, value=text, asked=asked)


async def _act(company: Company, person: Person, message: Message, act: str) -> Outcome:
    sent: Json = {"session": company.session, "act": act}
    if act == "extend":
        sent["minutes"] = 1
    asked = Asked(person.forges(message, "act", sent), CONTROL)
    await company.ask(Deed.LEAD, person, what=act, value=None, asked=asked)
    return company.history.events[-1].outcome


async def _put_question(company: Company, person: Person, message: Message, question: str) -> None:
    sent = {
        "session": company.session,
        "question": question,
        "options": "One\nTwo\nThree",
        "minutes": "1",
    }
    asked = Asked(person.forges(message, "ask", sent), CONTROL)
    await company.ask(Deed.ASK, person, what=question, value=None, asked=asked)


def _question_on(card: Json) -> str:
    return str(reading.taps(card, "vote")[0]["data"]["question"])


def _point_on(card: Json) -> str | None:
    for button in reading.taps(card, "withdraw_contribution"):
        return str(button["data"]["contribution"])
    return None
