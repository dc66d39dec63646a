"""Plans by chat, before the session: sent or made of a form, mended, looked at, fetched."""

from dataclasses import replace
from functools import partial

from rehearsal.card_reading import files_on
from rehearsal.cast import reading
from rehearsal.cast.books import ShelvedPlan
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

PLAN_ID = "incontro-breve"
UNKNOWN = "osservatore"
"""The role that the plan names at first, and that it has not."""

FORM = {
    "title": "Un secondo incontro",
    "organiser": "Anpal Servizi",
    "day": "2020-12-02",
    "starts": "10:00",
    "ends": "11:00",
    "areas": "Scouting\nOrientamento",
    "roles": "Soggetto ospitante; Soggetti ospitanti",
    "controller": "Anpal Servizi",
    "keep_until": "2021-03-31",
}
MADE_ID = "un-secondo-incontro-2020-12-02"

_PLAN = """\
# Scritto a mano, e mandato nella chat.
id: {plan_id}
title: Un incontro breve
organiser: {organiser}
language: it
time_zone: Europe/Rome
day: 2020-12-01
starts: 10:00
ends: 10:30
roles:
  - {{id: ospite, name: Soggetto ospitante, plural: Soggetti ospitanti}}
people:
  - {{email: {email}, name: {name}, facilitator: true, organiser: true}}
agenda:
  - id: giro
    title: Un giro solo
    minutes: 30
    prompts:
      - kind: round
        id: punti
        opens: 0
        minutes: 20
        roles: [{role}]
        question: Che cosa funziona?
        kinds: [strength, proposal]
privacy:
  controller: {organiser}
  keep_until: 2021-03-31
  points: [Conserviamo i contributi fino al 31 marzo 2021.]
  notice: Informativa ai sensi dell’articolo 13 del Regolamento (UE) 2016/679.
"""


async def send_a_plan(scene: Scene, person: Person) -> None:
    """Whoever leads sends a plan for another day; it must not touch the one of today."""
    wrong, right = (_written(scene, person, role) for role in (UNKNOWN, "ospite"))
    await person.sends_file(f"{PLAN_ID}.yaml", wrong)
    checked = await person.finds("da correggere", chat=person.personal)
    is_told = reading.says(checked.card or {}, f"Il ruolo «{UNKNOWN}» non c’è nel piano")
    await person.sends_file(f"{PLAN_ID}.yaml", right)
    kept = await person.finds("Il piano è pronto", chat=person.personal)
    await _go_on(scene, person, kept, ShelvedPlan(plan_id=PLAN_ID, sent=right, is_told=is_told))


async def make_a_plan(scene: Scene, person: Person) -> None:
    """Another makes one of the form, which says at first that the end comes too soon."""
    await person.says("piano", chat=person.personal)
    form = await person.finds("Un piano nuovo", chat=person.personal)
    people = {"people": f"{person.email}, {person.name}, conduce, organizza"}
    wrong = await scene.insist(partial(person.fills, form, FORM | people | {"ends": "09:00"}))
    is_told = reading.says(wrong.card or {}, "La fine deve venire dopo")
    right = await scene.insist(partial(person.fills, form, {"ends": FORM["ends"]}))
    if not reading.says(right.card or {}, "Il piano è pronto"):
        scene.books.complain(f"a plan made of the form: {reading.gist(right.card or {})}")
        return
    await _go_on(scene, person, form, ShelvedPlan(plan_id=MADE_ID, is_told=is_told))


async def _go_on(scene: Scene, person: Person, kept: Message, plan: ShelvedPlan) -> None:
    """Look at the cards that a plan which is kept will make, and have its file."""
    pages = await _look_through(scene, person, kept)
    fetched = await _fetch(scene, person, kept)
    scene.books.plans.append(replace(plan, pages=pages, fetched=fetched))


def _written(scene: Scene, person: Person, role: str) -> bytes:
    facts = {"email": person.email, "name": person.name, "organiser": scene.plan.organiser}
    return _PLAN.format(plan_id=PLAN_ID, role=role, **facts).encode()


async def _look_through(scene: Scene, person: Person, kept: Message) -> int:
    """Turn to the last card as the room will see it; how many there are."""
    told = await scene.insist(partial(person.tap, kept, "preview"))
    pages = 1
    while (button := _following(told.card or {}, pages)) is not None:
        told = await scene.insist(partial(person.tap, kept, button["title"]))
        pages += 1
    return pages


def _following(card: Json, page: int) -> Json | None:
    turns = reading.taps(card, "preview")
    return next((each for each in turns if each["data"].get("page") == page), None)


async def _fetch(scene: Scene, person: Person, kept: Message) -> bytes:
    await scene.insist(partial(person.tap, kept, "fetch_plan"))
    offers = [one for one in person.personal.standing() if files_on(one.activity)]
    return await person.accepts_file(offers[-1])
