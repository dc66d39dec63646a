"""The whole journey: HTTP in, database, clock, HTTP out, with really signed tokens."""

import asyncio
from pathlib import Path
from typing import Any

from rehearsal.connector.faults import Fault
from storage.outbox.parcels import Parcel, ParcelState
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.stage import Stage, open_stage, shows

FORM: dict[str, Any] = {
    "kind": "questionnaire",
    "id": "form",
    "minutes": 8,
    "opens": "facilitator",
    "title": "Com’è andata?",
    "anonymous": True,
    "questions": [
        {"kind": "rating", "id": "useful", "question": "Utile?", "steps": ["No", "Poco", "Sì"]},
        {"kind": "text", "id": "more", "question": "Che altro?"},
    ],
}


def in_italian(*blocks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return a_plan(*blocks, language="it", **changes)


async def test_a_session_goes_from_the_plan_to_the_digest(
    database_url: str, tmp_path: Path
) -> None:
    plan = in_italian(
        a_block("one", a_poll(minutes=11), a_round(minutes=11)),
        a_block("two", FORM, minutes=60, opens="facilitator"),
    )

    async with open_stage(database_url, plan, tmp_path / "plans") as stage:
        anna, bice, carla, dora = stage.people("Anna", "Bice", "Carla", "Dora")
        await stage.begin()
        await stage.join(anna, bice, carla)
        poll = await anna.finds("Which?")
        recorded = [await one.tap(poll, "vote", option="B") for one in (anna, bice)]
        changed = await anna.tap(poll, "vote", option="A")
        asked = await dora.tap(poll, "vote", option="A")
        role = await dora.tap(poll, "join", role="host")
        await carla.tap(poll, "vote", option="A")
        round_ = await anna.finds("What works?")
        point = await anna.fills(
            round_, {"kind": "strength", "text": "I tutor *aiutano* <at>x</at>"}
        )
        await stage.giulia.says("@Giro avanti")
        result = await anna.finds("3 di 4")
        await stage.giulia.says("Giro, APRI!")
        await stage.giulia.says("@Giro, APRI!")
        form = await anna.finds("Com’è andata?")
        filled = await anna.fills(form, {"q:useful": "3 · Sì", "t:more": "Più tempo"})
        await stage.giulia.says("@Giro fine")
        sure = await stage.giulia.finds("Terminare la sessione?")
        await stage.giulia.tap(sure, "act", act="end")
        summary = await anna.finds("Sessione conclusa", within=20)
        missing = await anna.finds("Il digest non è arrivato a tutti", within=20)
        await stage.teams.apps.add(stage.francesca.personal, stage.francesca)
        digest = await stage.francesca.finds(
            "I tutor *aiutano*", chat=stage.francesca.personal, within=20
        )
        cover = stage.francesca.sees("Digest: A small session", chat=stage.francesca.personal)
        await stage.teams.settled()
        problems = list(stage.teams.ledger.problems)

    assert all(shows(answer, "✓ Risposta registrata") for answer in recorded)
    assert shows(changed, "✓ Risposta registrata")
    assert shows(asked, "Manca solo il tuo ruolo")
    assert shows(role, "✓ Risposta registrata")
    assert shows(point, "Il tuo contributo n. 1")
    assert shows(result, "3 di 4")
    assert shows(filled, "✓ Risposta registrata")
    assert shows(summary, "Sessione conclusa")
    assert shows(missing, "Francesca")
    assert shows(digest, "A1-01")
    assert cover is not None
    assert problems == []


async def test_what_may_have_arrived_is_not_said_twice(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = in_italian(a_block("one", a_poll(minutes=11)))

    async with open_stage(url, plan, tmp_path / "plans") as stage:
        await stage.prepare()
        stage.teams.faults.add(Fault(accepted=True, drops=True, chat=stage.chat))
        await stage.giulia.says("@Giro avvia")
        await stage.francesca.finds("Which?")
        said = stage.said("Aperto da Giulia.")

    # Whoever's client asks for its own view of the card proves that the card is there.
    states = {one.announcement.kind: one.state for one in await stage.parcels() if not one.redraws}
    assert said == 1
    assert states["block_opened"] is ParcelState.DELIVERED
    assert states["prompt_opened"] is ParcelState.DELIVERED


async def test_teams_is_obeyed_when_it_is_too_busy(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = in_italian(a_block("one", a_poll(minutes=11)))

    async with open_stage(url, plan, tmp_path / "plans") as stage:
        await stage.prepare()
        stage.teams.faults.add(Fault(status=429, retry_after=1, chat=stage.chat))
        await stage.giulia.says("@Giro avvia")
        await stage.francesca.finds("Which?", within=20)
        said = stage.said("Which?")

    states = {parcel.state for parcel in await stage.parcels() if not parcel.redraws}

    assert said == 1
    # What is in the chat may be a moment from being recorded as such.
    assert states <= {ParcelState.DELIVERED, ParcelState.SENDING}


async def test_the_number_of_answers_is_kept_current_for_everybody(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = in_italian(a_block("one", a_poll(minutes=11)))

    async with open_stage(url, plan, tmp_path / "plans") as stage:
        people = stage.people(*(f"Voter{number}" for number in range(12)))
        await stage.begin()
        await stage.join(*people)
        poll = await people[0].finds("Which?")
        await asyncio.gather(*(one.tap(poll, "vote", option="A") for one in people))
        await stage.giulia.finds("12 risposte", within=20)
        redraws = stage.teams.ledger.requests_for("update")

    # What comes within three seconds is told together.
    assert len(redraws) < len(people)


async def test_the_clock_closes_what_is_open_and_tells_the_room(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = in_italian(a_block("one", a_poll(minutes=4)), a_block("two", minutes=60))

    async with open_stage(url, plan, tmp_path / "plans", scale=20) as stage:
        await stage.begin()
        closed = await stage.francesca.finds("✓ Chiuso", within=60)
        await stage.francesca.finds("Two", within=60)

    assert shows(closed, "✓ Chiuso")
    assert stage.said("Promemoria") == 1


async def test_a_card_that_is_created_and_answered_with_504_is_one_card_and_redrawn_in_its_place(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = in_italian(a_block("one", a_poll(minutes=11)))

    async with open_stage(url, plan, tmp_path / "plans") as stage:
        # Nobody's client asks for its own view by itself: nothing proves the card but a tap.
        stage.teams.own_views.watchers = ()
        (anna,) = stage.people("Anna")
        await stage.prepare()
        await stage.join(anna)
        # The block's card is answered; the poll's is in the chat all the same.
        stage.teams.faults.add(Fault(chat=stage.chat))
        stage.teams.faults.add(Fault(chat=stage.chat, accepted=True, status=504))
        await stage.giulia.says("@Giro avvia")
        poll = await stage.francesca.finds("Which?")
        await stage.giulia.finds("non sappiamo se è arrivato", chat=stage.giulia.personal)
        doubtful = await poll_parcel(stage)
        answer = await anna.tap(poll, "vote", option="A")
        counted = await stage.francesca.finds("1 risposta su 1")
        settled = await poll_parcel(stage)
        said = stage.said("Which?")

    assert (doubtful.state, doubtful.reason) == (ParcelState.DOUBTFUL, "504 ServiceError")
    assert shows(answer, "✓ Risposta registrata")
    assert counted.id == poll.id
    assert settled.state is ParcelState.DELIVERED
    assert said == 1


async def poll_parcel(stage: Stage) -> Parcel:
    """The announcement of the poll."""
    parcels = await stage.parcels()
    return next(
        one for one in parcels if one.announcement.kind == "prompt_opened" and not one.redraws
    )
