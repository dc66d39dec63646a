"""Every request of ours: whom it goes to, what it carries, and what its failure means."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorSSLError,
    ClientError,
    ClientOSError,
    ClientPayloadError,
    ConnectionTimeoutError,
    ServerDisconnectedError,
    SocketTimeoutError,
    TCPConnector,
)
from aiohttp.client_reqrep import ConnectionKey
from yarl import URL

from bot.teams.access import AccessTokens
from bot.teams.failures import (
    LONGEST_PAUSE,
    PAUSE,
    UNAUTHORIZED_PAUSE,
    read_fault,
    read_retry_after,
)
from bot.teams.outgoing import MOST_BYTES, Call, Outgoing
from bot.teams.room import DeliveryError, Impossible, InDoubt, TryLater
from tests.bot.connector import HOST, Issuer, Signpost, Teams, serving_as_teams

STRANGE = [
    "",
    "nonsense",
    "/amer/",
    "//smba.trafficmanager.net/amer/",
    "http://smba.trafficmanager.net/amer/",
    "ftp://smba.trafficmanager.net/amer/",
    "HTTPS://smba.trafficmanager.net/amer/",
    "https://evil.trafficmanager.net/amer/",
    "https://evil.azurewebsites.net/amer/",
    "https://trafficmanager.net/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evil.example/smba.trafficmanager.net/",
    "https://evilsmba.trafficmanager.net/",
    "https://a.smba.trafficmanager.net/",
    "https://smba-trafficmanager.net/",
    "https://smba.trafficmanager.net./amer/",
    "https://smba.trafficmanager.net:443/amer/",
    "https://smba.trafficmanager.net:8443/amer/",
    "https://smba.trafficmanager.net:@evil.example/",
    "https://smba.trafficmanager.net@evil.example/",
    "https://me:you@smba.trafficmanager.net/",
    "https://smba.trafficmanager.net\\@evil.example/",
    "https://evil.example\\.smba.trafficmanager.net/",
    "https://evil.example#.smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/amer/?next=https://evil.example",
    "https://smba.trafficmanager.net/amer/#x",
    "https://smba.trafficmanager.net/%2e%2e/",
    "https://smba.trafficmanager.net/amer/\n",
    "\thttps://smba.trafficmanager.net/amer/",
    "https://smba.trafficmanager\u3002net/amer/",
    "https://smba.traf\u200bficmanager.net/amer/",
    "https://\u0455mba.trafficmanager.net/amer/",
    "https://xn--mba-kmc.trafficmanager.net/amer/",
    "https://\u017fmba.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net%00.evil.example/",
    "https://10.0.0.8/amer/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00::1]/amer/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://login.microsoftonline.com/",
]

KEY = ConnectionKey(HOST, 443, True, True, None, None, None)  # noqa: FBT003  aiohttp's order

HERE = ["https://127.0.0.1/", "https://localhost/", "https://[::1]/", "http://127.0.0.1:9/"]


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


def test_a_date_that_nobody_would_live_to_see_is_not_waited_for() -> None:
    assert read_retry_after("Fri, 31 Dec 9999 23:59:59 GMT") == LONGEST_PAUSE


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


@pytest.mark.parametrize(("is_repeatable", "error"), [(False, InDoubt), (True, TryLater)])
@pytest.mark.parametrize("half", ["breaks_off", "dawdles"])
async def test_half_an_answer_is_none(
    teams: Teams, half: str, error: type[DeliveryError], *, is_repeatable: bool
) -> None:
    setattr(teams, half, True)
    outgoing = Outgoing(None, development=True)
    call = a_call(teams, is_repeatable=is_repeatable, timeout=timedelta(milliseconds=100))

    async with outgoing.opened():
        with pytest.raises(error):
            await outgoing.call(call)

    assert len(teams.asked) == 1


async def test_an_answer_without_end_is_not_read_to_its_end(teams: Teams) -> None:
    teams.answer = {"id": "x" * MOST_BYTES}
    outgoing = Outgoing(None, development=True)

    async with outgoing.opened():
        with pytest.raises(InDoubt):
            await outgoing.call(a_call(teams))


@pytest.mark.parametrize(
    ("fault", "of_post"),
    [
        (ConnectionTimeoutError(), TryLater),
        (ClientConnectorDNSError(KEY, OSError()), TryLater),
        (ClientConnectorSSLError(KEY, OSError()), TryLater),
        (ClientConnectorCertificateError(KEY, ValueError()), TryLater),
        (SocketTimeoutError(), InDoubt),
        (TimeoutError(), InDoubt),
        (ServerDisconnectedError(), InDoubt),
        (ClientOSError(104, "reset"), InDoubt),
        (ConnectionResetError(), InDoubt),
        (ClientPayloadError(), InDoubt),
    ],
)
def test_a_post_is_in_doubt_unless_it_cannot_have_been_taken(
    fault: Exception, of_post: type[DeliveryError]
) -> None:
    assert isinstance(fault, ClientError | OSError)
    assert type(read_fault(fault, is_repeatable=False)) is of_post
    assert type(read_fault(fault, is_repeatable=True)) is TryLater


async def test_tls_that_is_none_is_tried_again_later(teams: Teams) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)
    way = TCPConnector(resolver=Signpost(URL(teams.url).port or 0))

    async with outgoing.opened(way):
        with pytest.raises(TryLater):
            await outgoing.call(a_call(Teams(url=f"https://{HOST}/")))

    assert teams.asked == []


async def test_plain_http_is_never_called_in_production(teams: Teams) -> None:
    outgoing = Outgoing(AccessTokens(Issuer()), development=False)

    async with outgoing.opened():
        with pytest.raises(Impossible):
            await outgoing.call(a_call(teams))

    assert teams.asked == []


@pytest.mark.parametrize("development", [False, True])
@pytest.mark.parametrize("url", STRANGE)
async def test_a_stranger_is_not_called_and_no_token_asked_for(
    url: str, *, development: bool
) -> None:
    issuer, signpost = Issuer(), Signpost()
    outgoing = Outgoing(AccessTokens(issuer), development=development)

    async with outgoing.opened(TCPConnector(resolver=signpost)):
        with pytest.raises(Impossible, match="UnknownServiceUrl"):
            await outgoing.call(a_call(Teams(url=url)))

    assert (issuer.asked, signpost.asked) == (0, [])


@pytest.mark.parametrize("url", HERE)
async def test_this_machine_is_a_stranger_but_in_development(url: str) -> None:
    issuer, signpost = Issuer(), Signpost()
    outgoing = Outgoing(AccessTokens(issuer), development=False)

    async with outgoing.opened(TCPConnector(resolver=signpost)):
        with pytest.raises(Impossible, match="UnknownServiceUrl"):
            await outgoing.call(a_call(Teams(url=url)))

    assert (issuer.asked, signpost.asked) == (0, [])


async def test_a_host_is_known_by_its_whole_name() -> None:
    issuer, signpost = Issuer(), Signpost()
    outgoing = Outgoing(AccessTokens(issuer), hosts=["teams.example"], development=False)

    async with outgoing.opened(TCPConnector(resolver=signpost)):
        for host in (HOST, "my.teams.example", "teams.example.org"):
            with pytest.raises(Impossible):
                await outgoing.call(a_call(Teams(url=f"https://{host}/")))

    assert (issuer.asked, signpost.asked) == (0, [])


async def test_in_development_this_machine_gets_no_token(teams: Teams) -> None:
    issuer = Issuer()
    outgoing = Outgoing(AccessTokens(issuer), development=True)

    async with outgoing.opened():
        await outgoing.call(a_call(teams))

    assert teams.asked[0][3] is None
    assert issuer.asked == 0


async def test_in_production_every_call_carries_our_token(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)

    async with serving_as_teams(tmp_path) as (teams, way), outgoing.opened(way):
        await outgoing.call(a_call(teams))
        await outgoing.call(a_call(teams))

    assert [authorization for *_, authorization in teams.asked] == ["Bearer token 1"] * 2


async def test_a_token_that_teams_refuses_is_renewed_once(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)

    async with serving_as_teams(tmp_path) as (teams, way), outgoing.opened(way):
        teams.status = 401
        with pytest.raises(TryLater):
            await outgoing.call(a_call(teams))

    tokens = [authorization for *_, authorization in teams.asked]
    assert tokens == ["Bearer token 1", "Bearer token 2"]


async def test_our_token_is_never_shown_to_a_stranger(tmp_path: Path) -> None:
    outgoing = Outgoing(AccessTokens(Issuer(), now=lambda: 0), development=False)

    async with (
        serving_as_teams(tmp_path) as (teams, way),
        outgoing.opened(TCPConnector(resolver=way._resolver)),  # noqa: SLF001  it trusts nobody new
    ):
        with pytest.raises(TryLater):
            await outgoing.call(a_call(teams))

    assert teams.asked == []


async def test_without_a_token_nothing_is_sent_for_now() -> None:
    issuer = Issuer()
    issuer.is_down = True
    outgoing = Outgoing(AccessTokens(issuer), development=False)

    async with outgoing.opened():
        with pytest.raises(TryLater) as later:
            await outgoing.call(a_call(Teams(url="https://smba.trafficmanager.net/")))

    assert later.value.retry_after == UNAUTHORIZED_PAUSE


async def test_without_a_credential_nothing_leaves_this_machine() -> None:
    outgoing = Outgoing(None, development=True)

    async with outgoing.opened():
        with pytest.raises(Impossible):
            await outgoing.call(a_call(Teams(url="https://smba.trafficmanager.net/")))
