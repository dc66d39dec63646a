"""A meeting led through the dialogs alone, with a clock that the test sets."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML

from bot.wording.words import words_of, words_spoken
from dialogs.commands.leading import Act, AskStatus, Facilitate, PutQuestion
from dialogs.commands.preparing import ChoosePlan, ShowPlans
from dialogs.commands.showing import AskHelp, Card, Show
from dialogs.commands.taking_part import CastVote, Contribute, Join, WithdrawVote
from dialogs.dialogs import all_dialogs
from dialogs.replies import Prepared, Refused, Reply, Shown
from dialogs.views.view import View
from facilitation.announcements import AnyAnnouncement
from facilitation.asking import read_line
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.refusals.refusal import Refusal
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.outbox.parcels import ASIDE, Parcel, ParcelState
from storage.plan_files import PlanShelf, Read
from storage.store import Store

START = datetime(2020, 11, 24, 13, 0, tzinfo=UTC)
TENANT = "tenant"
CHAT = "19:meeting@thread.v2"
PAGES = "https://giro.example/report/"

ROLES = ("promoter", "host", "local")

V = TypeVar("V", bound=View)


def a_plan(*blocks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A plan with three roles and observers, led by Giulia, for Francesca."""
    minutes = sum(block["minutes"] for block in blocks)
    ends = datetime(2020, 11, 24, 14, 0, tzinfo=UTC) + timedelta(minutes=minutes)
    return {
        "id": "small",
        "title": "A small session",
        "organiser": "Anpal Servizi",
        "language": "en",
        "day": "2020-11-24",
        "starts": "14:00",
        "ends": f"{ends:%H:%M}",
        "roles": [
            *({"id": role, "name": role, "plural": f"{role}s"} for role in ROLES),
            {"id": "notes", "name": "observer", "plural": "observers", "observer": True},
        ],
        "people": [
            {"email": "giulia@example.org", "name": "Giulia", "facilitator": True},
            {"email": "marco@example.org", "name": "Marco", "facilitator": True},
            {"email": "francesca@example.org", "name": "Francesca", "organiser": True},
            {"email": "paolo@example.org", "name": "Paolo", "role": "host"},
        ],
        "areas": [{"id": "scouting", "title": "Finding companies", "short": "Scouting"}],
        "agenda": list(blocks),
        "privacy": {
            "controller": "Anpal Servizi",
            "points": ["Kept until March"],
            "notice": "What we do.",
            "keep_until": "2021-03-31",
        },
    } | changes


def a_block(name: str, *prompts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A block of twelve minutes about the only area."""
    block = {"id": name, "title": name.title(), "minutes": 12, "area": "scouting"}
    return block | {"prompts": list(prompts)} | changes


def a_poll(**changes: Any) -> dict[str, Any]:
    """A named poll of two minutes, open from the block's first."""
    poll = {"kind": "single_choice", "id": "poll", "minutes": 2, "question": "Which?"}
    return poll | {"options": ["One", "Two", "Three"]} | changes


def a_ranking(**changes: Any) -> dict[str, Any]:
    """Three options to put in order within five minutes."""
    return a_poll(kind="ranking", id="order", minutes=5) | changes


def a_round(**changes: Any) -> dict[str, Any]:
    """A round of five minutes for strengths and proposals."""
    return {
        "kind": "round",
        "id": "points",
        "minutes": 5,
        "question": "What works?",
        "kinds": ["strength", "proposal"],
    } | changes


def sender(name: str, **changes: Any) -> Sender:
    """Somebody whom the directory knows by an address at example.org."""
    known: dict[str, Any] = {
        "key": f"aad-{name}",
        "teams_user_id": f"29:{name}",
        "name": name.title(),
        "guest": False,
        "email": f"{name}@example.org",
    }
    return Sender(**known | changes)


class WellReadShelf(PlanShelf):
    """A shelf that need not read again what any test's shelf has read without complaint."""

    def read(self, name: str) -> Read:
        written = self.written(name)
        if written not in WELL_READ:
            found = super().read(name)
            if not isinstance(found, Plan):
                return found
            WELL_READ[written] = found
        return WELL_READ[written]


WELL_READ: dict[bytes, Plan] = {}


class House:
    """The dialogs over one store, in one conversation, at a time that the test sets."""

    def __init__(self, store: Store, plans: Path) -> None:
        self.store = store
        self.plans = plans
        self.now = START
        self.chat = CHAT
        self.tenant = TENANT
        self.service_url = "https://teams.example/"
        dialogs = all_dialogs(
            store,
            WellReadShelf(plans),
            wording=words_of,
            spoken=words_spoken,
            pages=PAGES,
            has_model=True,
        )
        self.reception = dialogs.reception
        self.closing = dialogs.closing
        self.controlling = dialogs.controlling
        self.key_messages = dialogs.key_messages
        self.reading = dialogs.reading
        self.showing = dialogs.showing
        self.timing = dialogs.timing
        self.voting = dialogs.voting

    def who(self, name: str, **changes: Any) -> Mapping[str, Any]:
        """What every command of theirs begins with."""
        return {
            "sender": sender(name, **changes),
            "tenant_id": self.tenant,
            "conversation_id": self.chat,
        }

    async def ask(self, command: Any) -> Reply:
        """Have a command answered now."""
        return await self.reception.answer(command, self.now)

    def write(self, plan: dict[str, Any], name: str = "small") -> None:
        """Lay a plan on the shelf."""
        with (self.plans / f"{name}.yaml").open("w", encoding="utf-8") as file:
            YAML(typ="safe").dump(plan, file)

    async def prepare(self, *blocks: dict[str, Any], **changes: Any) -> Session:
        """Lay a plan on the shelf and bind it."""
        self.write(a_plan(*blocks, **changes))
        reply = await self.choose()
        assert isinstance(reply, Prepared), reply
        return reply.session

    async def choose(self, name: str = "giulia", plan: str = "small") -> Reply:
        """Bind a plan of the shelf."""
        who = self.who(name)
        return await self.ask(
            ChoosePlan(**who, plan_id=plan, service_url=self.service_url, meeting_id="meeting")
        )

    async def begin(self, *blocks: dict[str, Any], **changes: Any) -> Session:
        """Prepare and start."""
        session = await self.prepare(*blocks, **changes)
        await self.act(Act.START)
        return session

    async def session(self) -> Session:
        """The conversation's session as it stands."""
        async with self.store.read() as work:
            found = await work.sessions.find_latest(
                tenant_id=self.tenant, conversation_id=self.chat
            )
        assert found is not None
        return found

    async def act(self, act: Act, name: str = "giulia", **facts: Any) -> Reply:
        """Lead by one act."""
        return await self.ask(Facilitate(**self.who(name), act=act, **facts))

    async def put(self, written: str, name: str = "giulia", **facts: Any) -> Reply:
        """Put a question of one's own to the room, written as a line."""
        return await self.ask(PutQuestion(**self.who(name), draft=read_line(written), **facts))

    async def join(self, name: str, role: str = "promoter", **changes: Any) -> Reply:
        """Take a role."""
        session = await self.session()
        return await self.ask(
            Join(**self.who(name, **changes), session_id=session.id, role_id=role)
        )

    async def join_all(self, *names: str, role: str = "promoter") -> None:
        """Let several people take the same role."""
        for name in names:
            await self.join(name, role)

    async def vote(
        self, name: str, *chosen: str, run: str = "poll", question: str | None = None
    ) -> Reply:
        """Answer a prompt, or one of its questions."""
        run_id = (await self.run(run)).id
        return await self.ask(
            CastVote(**self.who(name), run_id=run_id, answers={question or run: chosen})
        )

    async def tap(
        self, name: str, *chosen: str, run: str, question: str | None = None, page: int = 0
    ) -> Reply:
        """Tap once where an answer is built up by taps."""
        run_id = (await self.run(run)).id
        answers = {question or run: chosen}
        return await self.ask(
            CastVote(**self.who(name), run_id=run_id, answers=answers, adds=True, page=page)
        )

    async def take_back(self, name: str, run: str = "poll") -> Reply:
        """Take one's answer back."""
        return await self.ask(WithdrawVote(**self.who(name), run_id=(await self.run(run)).id))

    async def write_point(
        self, name: str, text: str, kind: str = "strength", run: str = "points"
    ) -> Reply:
        """Contribute to a round."""
        run_id = (await self.run(run)).id
        return await self.ask(Contribute(**self.who(name), run_id=run_id, kind=kind, text=text))

    async def show(self, name: str, card: Card, thing: str | None = None, **facts: Any) -> Reply:
        """See a card as somebody sees it now."""
        session = await self.session()
        return await self.ask(
            Show(**self.who(name), card=card, session_id=session.id, thing_id=thing, **facts)
        )

    async def status(self, name: str = "giulia") -> Reply:
        """Ask where the session stands."""
        return await self.ask(AskStatus(**self.who(name)))

    async def help(self, name: str) -> Reply:
        """Ask what can be said."""
        return await self.ask(AskHelp(**self.who(name)))

    async def shelf(self, name: str = "giulia", **changes: Any) -> Reply:
        """Ask for the plans."""
        return await self.ask(ShowPlans(**self.who(name, **changes)))

    async def runs(self) -> list[PromptRun]:
        """Every prompt that was put, in order."""
        session = await self.session()
        async with self.store.read() as work:
            return await work.runs.of(session.id)

    async def run(self, prompt: str = "poll") -> PromptRun:
        """The run of a prompt."""
        return next(run for run in await self.runs() if run.prompt.id == prompt)

    async def pass_time(self, **length: float) -> None:
        """Let time pass, stopping at every deadline on the way as the clock does."""
        until = self.now + timedelta(**length)
        await self.tick()
        while (due_at := await self.timing.next_at(self.now)) is not None and due_at <= until:
            self.now = due_at
            await self.tick()
        self.now = until

    async def tick(self) -> None:
        """Meet what is due now."""
        while due := await self.timing.due(self.now):
            for deadline in due:
                await self.timing.meet(deadline, self.now)

    async def parcels(self) -> list[Parcel]:
        """Everything there is to tell, in order."""
        session = await self.session()
        async with self.store.read() as work:
            return await work.outbox.of(session.id)

    async def redrawn(self) -> set[str]:
        """The kinds of cards that wait to be redrawn; from then on they do not."""
        found = [
            one for one in await self.parcels() if one.redraws and one.state is ParcelState.WAITING
        ]
        async with self.store.begin() as work:
            for one in found:
                await work.lines.settle(one, ParcelState.DELIVERED)
        return {one.announcement.kind for one in found}

    async def told(self) -> list[str]:
        """The kinds of what the room and the organisers are told, redraws left out."""
        kinds = [one.announcement.kind for one in await self.parcels() if not one.redraws]
        return [kind for kind in kinds if kind not in ASIDE]

    async def views(self) -> list[View]:
        """What each announcement shows now."""
        return [
            await self.showing.view(announcement, self.now)
            for announcement in await self._announcements()
        ]

    async def _announcements(self) -> list[AnyAnnouncement]:
        return [parcel.announcement for parcel in await self.parcels()]


def refused(reply: Reply) -> Refusal:
    """The refusal of a reply that is one."""
    assert isinstance(reply, Refused), reply
    return reply.refusal


def view(reply: Reply, kind: type[V]) -> V:
    """The view of a reply that shows one of that kind."""
    assert isinstance(reply, Shown), reply
    assert isinstance(reply.view, kind), reply.view
    return reply.view
