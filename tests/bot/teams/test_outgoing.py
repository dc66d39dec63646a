"""Every request of ours: whom it goes to, what it carries, and what its failure means."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from bot.teams.access import AccessTokens
from bot.teams.failures import PAUSE, UNAUTHORIZED_PAUSE, read_retry_after
from bot.teams.outgoing import Call, Outgoing
from bot.teams.room import DeliveryError, Impossible, InDoubt, TryLater
from tests.bot.connector import Issuer, Teams, a_certificate, serving


def a_call(teams: Teams, **changes: Any) -> Call:
    return Call(
        **{
            "method": "POST",
            "service_url": teams.url,
            "path": "v3/x",
            "is_repeatable": False,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("header", "pause"),
    [
        ("7", timedelta(seconds=7)),
        ("0", timedelta(0)),
        ("999999999999", timedelta(hours=1)),
        ("", PAUSE),
        ("soon", PAUSE),
        ("-1", PAUSE),
        ("1.5", PAUSE),
        ("Tue, 24 Nov 2020 14:00:00 GMT", timedelta(0)),
    ],
)
def test_retry_after_is_read_however_it_is_written(header: str, pause: timedelta) -> None:
    assert read_retry_after(header) == pause


def test_retry_after_may_be_a_date() -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)

    assert timedelta(seconds=95) < read_retry_after(header) <= timedelta(seconds=100)


@pytest.mark.parametrize(("is_repeatable", "error"), [(False, InDoubt), (True, TryLater)])
async def test_so_does_an_answer_that_does_not_come(
    teams: Teams, error: type[DeliveryError], *, is_repeatable: bool
) -> None:
    teams.hangs = True
    outgoing = Outgoing(None, development=True)
    call = a_call(teams, is_repeatable=is_repeatable, timeout=timedelta(milliseconds=50))

    async with outgoing.opened():
        with pytest.raises(error):
            await outgoing.call(call)


async def test_plain_http_is_never_called_in_production(teams: Teams) -> None:
    outgoing = Outgoing(AccessTokens(Issuer()), development=False)

    async with outgoing.opened():
        with pytest.raises(Impossible):
            await outgoing.call(a_call(teams))

    assert teams.asked == []


async def test_in_development_this_machine_gets_no_token(teams: Teams) -> None:
    issuer = Issuer()
    outgoing = Outgoing(AccessTokens(issuer), development=True)

    async with outgoing.opened():
        await outgoing.call(a_call(teams))

    assert teams.asked[0][3] is None
    assert issuer.asked == 0


async def test_in_production_every_call_carries_our_token(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)
    own, trust = a_certificate(tmp_path)

    async with serving(ssl=own) as teams, outgoing.opened(trust):
        await outgoing.call(a_call(teams))
        await outgoing.call(a_call(teams))

    assert [authorization for *_, authorization in teams.asked] == ["Bearer token 1"] * 2


async def test_a_token_that_teams_refuses_is_renewed_once(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)
    own, trust = a_certificate(tmp_path)

    async with serving(ssl=own) as teams, outgoing.opened(trust):
        teams.status = 401
        with pytest.raises(TryLater):
            await outgoing.call(a_call(teams))

    tokens = [authorization for *_, authorization in teams.asked]
    assert tokens == ["Bearer token 1", "Bearer token 2"]


async def test_our_token_is_never_shown_to_a_stranger(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)
    own, _ = a_certificate(tmp_path)

    async with serving(ssl=own) as teams, outgoing.opened():
        with pytest.raises(TryLater):
            await outgoing.call(a_call(teams))

    assert teams.asked == []


async def test_without_a_token_nothing_is_sent_for_now() -> None:
    issuer = Issuer()
    issuer.is_down = True
    outgoing = Outgoing(AccessTokens(issuer), development=False)

    async with outgoing.opened():
        with pytest.raises(TryLater) as later:
            await outgoing.call(a_call(Teams(url="https://teams.invalid/")))

    assert later.value.retry_after == UNAUTHORIZED_PAUSE


async def test_without_a_credential_nothing_leaves_this_machine() -> None:
    outgoing = Outgoing(None, development=True)

    async with outgoing.opened():
        with pytest.raises(Impossible):
            await outgoing.call(a_call(Teams(url="https://teams.invalid/")))
