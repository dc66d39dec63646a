"""The session of 24 November 2020, led through every block of the plan that ships."""

from pathlib import Path

from facilitation.plan import Block, Plan
from facilitation.prompts import Prompt, ReadBack, Round
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.card_reading import actions
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json
from storage.plan_files import read_plan
from tests.stage import open_stage, shows

PUGLIA = Path("plans/puglia-2020.yaml")


async def test_the_plan_that_ships_is_led_from_end_to_end(tmp_path: Path) -> None:
    plan = read_plan(PUGLIA)
    assert isinstance(plan, Plan)
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"

    async with open_stage(url, None, PUGLIA.parent, scale=4) as stage:
        people = {
            one.email: stage.teams.person(one.name, email=one.email, has_app=True)
            for one in plan.people
        }
        giulia, _, francesca, *_ = people.values()
        stage.chat.add(people.values())
        await giulia.says("@Giro prepara")
        await giulia.tap(await giulia.finds("Quale piano"), "choose_plan", plan=PUGLIA.stem)
        seated = {one.role: people[one.email] for one in plan.people if one.role}
        for person in seated.values():
            await person.tap(await person.finds("Il tuo ruolo è già indicato"), "join")
        await giulia.says("@Giro avvia")
        for block in plan.agenda:
            await lead_through(plan, block, giulia, seated)
        await giulia.says("@Giro fine")
        await giulia.tap(await giulia.finds("Terminare la sessione?"), "act", act="end")
        await giulia.finds("Sessione conclusa")
        cover = await francesca.finds(f"Digest: {plan.title}", chat=francesca.personal)
        digest = await stage.digest()
        problems = list(stage.teams.ledger.problems)

    quoted = digest.model_dump_json()
    rounds = [one for block in plan.agenda for one in block.prompts if isinstance(one, Round)]
    assert shows(cover, plan.title)
    assert [one.id for one in rounds if point_of(one) not in quoted] == []
    assert problems == []


async def lead_through(plan: Plan, block: Block, giulia: Person, seated: dict[str, Person]) -> None:
    """Open every prompt of a block by hand, let one person take part in each, and move on."""
    for prompt in block.prompts:
        control = await giulia.finds("Regia · per chi conduce")
        if prompt.opens != 0:
            await giulia.refreshes(control)
            # On a slow machine the clock may have been quicker.
            if prompt.id in opened_by_hand(control, giulia):
                await giulia.tap(control, "act", act="open", prompt=prompt.id)
        roles = [role for role in plan.asked(prompt) if role in seated]
        # The first one writes; what is read back is theirs to support who did not write it.
        wrote = {plan.asked(one)[0] for one in block.prompts if isinstance(one, Round)}
        others = [role for role in roles if role not in wrote]
        role = others[-1] if isinstance(prompt, ReadBack) else roles[0]
        await take_part(prompt, role, seated[role])
    if block is not plan.agenda[-1]:
        control = await giulia.finds("Regia · per chi conduce")
        await giulia.refreshes(control)
        await giulia.tap(control, "act", act="next")
        await giulia.finds("Regia · per chi conduce")


def opened_by_hand(control: Message, giulia: Person) -> set[str]:
    """What the control card offers to open."""
    taps = actions(control.card_for(giulia) or {})
    return {one["data"]["prompt"] for one in taps if one["data"].get("act") == "open"}


async def take_part(prompt: Prompt, role: str, person: Person) -> None:
    """Give what the prompt asks for."""
    if isinstance(prompt, Round):
        card = await person.finds(prompt.question_for(role))
        said = {"kind": prompt.kinds[-1], "text": point_of(prompt)}
        assert shows(await person.fills(card, said), "Il tuo contributo")
        return
    card = await person.finds(prompt.heading)
    if prompt.is_built_up:
        assert await taps_until_it_counts(card, person), prompt.id
        return
    if isinstance(prompt, ReadBack):
        await person.refreshes(card)
        row = next(one for one in actions(card.card_for(person) or {}) if one["verb"] == "support")
        assert shows(await person.tap(card, row["title"]), "1 d’accordo")
        return
    if isinstance(prompt, SpeakingRound):
        assert shows(await person.tap(card, "speak", move="done"), "non parla nessuno"), prompt.id
        return
    question = prompt.asks[0]
    if prompt.is_one_tap:
        first = question.choices[0].id
        assert shows(await person.tap(card, "vote", option=first), "✓ Risposta registrata")
        return
    filled = {f"q:{question.id}": [question.choices[0].id]}
    assert shows(await person.fills(card, filled), "✓ Registrato")


async def taps_until_it_counts(card: Message, person: Person) -> bool:
    """Tap the first row there is, again and again."""
    for _ in range(5):
        row = next(each for each in actions(card.card_for(person) or {}) if is_row(each))
        if shows(await person.tap(card, row["title"]), "✓ Risposta registrata"):
            return True
    return False


def is_row(action: Json) -> bool:
    return action.get("verb") == "vote" and "option" in action["data"]


def point_of(prompt: Prompt) -> str:
    """What is written to a round."""
    return f"Un punto su {prompt.id}"
