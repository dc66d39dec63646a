"""A Teams of our own on loopback: what a bot believes to be Teams, and people to play in it."""

import math
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from rehearsal.accounts import Account, directory_id_of, teams_id_of
from rehearsal.channel.activities import Envelope
from rehearsal.channel.courier import Courier
from rehearsal.channel.invokes import Invoker
from rehearsal.channel.keys import KeyRing
from rehearsal.channel.tokens import Tokens
from rehearsal.chats import ALL_PERMISSIONS, Chat
from rehearsal.connector import routes
from rehearsal.connector.conversations import Conversations
from rehearsal.connector.drives import Drive
from rehearsal.connector.faults import Faults
from rehearsal.connector.guards import Guards
from rehearsal.connector.limits import Limits
from rehearsal.connector.meetings import Meetings
from rehearsal.connector.rosters import Rosters
from rehearsal.errands import Errands
from rehearsal.gatherings import Gatherings
from rehearsal.installations import Installations
from rehearsal.ledger import Ledger
from rehearsal.own_views import OwnViews
from rehearsal.people.desks import Desk
from rehearsal.people.persons import Person
from rehearsal.tenants import Tenant
from rehearsal.wire import Clock, utc_now

_OPENID_PATH = "/v1/.well-known"
NO_LIMITS = math.inf


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What this Teams is like.

    `limits_scale` divides the windows of the limits (60 where a minute lasts a second,
    `NO_LIMITS` for none), `invoke_patience` is in real seconds, `signs_each` signs every
    activity with a token of its own instead of using one for many. Making `keys` takes a tenth of
    a second, so tests may lend theirs.
    """

    app_id: str
    tenant_id: str = "0f4e1c60-0000-4000-8000-000000000001"
    bot_name: str = "Giro"
    limits_scale: float = 1.0
    monotonic: Callable[[], float] = time.monotonic
    clock: Clock = utc_now
    invoke_patience: float = 15.0
    signs_each: bool = False
    keys: KeyRing = field(default_factory=KeyRing)


class Teams:
    """Open it, start the bot against `service_url` and `openid_metadata_url`, set `bot_url`.

    `ledger` knows everything that happened, `faults` makes things go wrong, `keys` rotates,
    `apps` and `meetings` do what Teams itself does, `own_views.watchers` says whose cards
    refresh by themselves, `courier` sends raw activities and prepares parcels for a bench.
    """

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self.ledger, self.faults, self.keys = Ledger(), Faults(), conditions.keys
        self._errands = Errands()
        self._wire(conditions)
        self.apps = Installations(self.desk)
        self.meetings = Gatherings(self.desk)

    @property
    def service_url(self) -> str:
        """Give the address that activities carry as `serviceUrl`."""
        return self.tenant.service_url

    @property
    def openid_metadata_url(self) -> str:
        """Give the address of the metadata that tokens are verified against."""
        return f"{self.service_url.rstrip('/')}{_OPENID_PATH}/openidconfiguration"

    def person(self, name: str, *, email: str | None = None, **facts: Any) -> Person:
        """Add somebody of the organisation; `facts` are further fields of `Account`.

        The e-mail is made from the name where none is given.
        """
        address = email or f"{name.lower().replace(' ', '.')}@example.org"
        directory_id = directory_id_of(address)
        return self._seat(
            Person(
                name=name,
                email=address,
                teams_id=teams_id_of(address),
                aad_object_id=directory_id,
                desk=self.desk,
                **facts,
            )
        )

    def guest(self, name: str, **facts: Any) -> Person:
        """Add an anonymous guest, whose id is new each time they come."""
        teams_id = teams_id_of(uuid.uuid4().hex)
        return self._seat(Person(name=name, teams_id=teams_id, desk=self.desk, **facts))

    def meeting(
        self,
        title: str,
        people: Iterable[Account],
        *,
        starts_at: datetime | None = None,
        lasts: timedelta = timedelta(minutes=150),
        permissions: frozenset[str] = ALL_PERMISSIONS,
    ) -> Chat:
        """Schedule a meeting with its chat; the app is not in it until `apps.add`."""
        begin = starts_at or self._conditions.clock()
        return self.tenant.schedule(
            title, people, starts_at=begin, ends_at=begin + lasts, permissions=permissions
        )

    async def settled(self) -> None:
        """Wait until every card has been refreshed for everybody it is refreshed for."""
        await self._errands.settled()

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.tenant.service_url = self.tokens.service_url = f"http://127.0.0.1:{port}/"
        await self.courier.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._errands.stop()
        self.faults.close()
        await self.courier.stop()
        await self._runner.cleanup()

    @property
    def bot_url(self) -> str:
        """Give the bot's door, such as http://127.0.0.1:3978/api/messages."""
        return self.courier.bot_url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.courier.bot_url = url

    def _seat(self, person: Person) -> Person:
        self.tenant.accounts[person.teams_id] = person
        return person

    def _wire(self, conditions: Conditions) -> None:
        """Build everything; nothing is opened before the server starts."""
        clock, ledger = conditions.clock, self.ledger
        self.tenant = Tenant(
            id=conditions.tenant_id, app_id=conditions.app_id, bot_name=conditions.bot_name
        )
        self.tokens = Tokens(keys=self.keys, app_id=conditions.app_id, service_url="", clock=clock)
        self.courier = Courier(self.tokens, ledger, signs_each=conditions.signs_each, clock=clock)
        envelope = Envelope(self.tenant, clock)
        invoker = Invoker(self.courier, conditions.invoke_patience)
        self.own_views = OwnViews(envelope, invoker, ledger, self._errands)
        drive = Drive(self.tenant)
        self.desk = Desk(
            self.tenant, envelope, self.courier, invoker, self.own_views, ledger, drive
        )
        limits = Limits(conditions.monotonic, conditions.limits_scale)
        site = routes.build(
            Guards(ledger, limits, self.faults, clock),
            Conversations(self.tenant, ledger, self.own_views, clock),
            Rosters(self.tenant),
            Meetings(self.tenant, ledger, clock),
        )
        routes.keep_files(site, drive)
        routes.publish_keys(site, self.keys, _OPENID_PATH)
        self._runner = web.AppRunner(site, handler_cancellation=True)
