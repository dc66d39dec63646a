"""Browsers: a link is bound by a press, opens in one of them, and is kept nowhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from typing import cast

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.door import pages
from bot.door.pages import Pages
from dialogs.reading import Doorstep, Page, ReadingDialog
from digest.compose import compose
from digest.documents.imprint import Imprint
from digest.rulings import Ruling, Verdict
from digest.stretches import cut_besides, stretches
from facilitation.links import Edition
from facilitation.sessions import Session
from facilitation.signing import DigestState
from tests.digest.sessions import a_contribution, puglia
from tests.facilitation.sessions import a_session

Client = TestClient[web.Request, web.Application]
NOW = datetime(2020, 11, 24, 17, 0, tzinfo=UTC)
CODED = a_contribution(
    500, "Serve un corso serale", role="observer", run="videos", area=None, code="V-17"
)
FACTS = puglia()
DIGEST = compose(replace(FACTS, contributions=(*FACTS.contributions, CODED)))
IMPRINT = Imprint(version=1, composed_at=NOW, state=DigestState.APPROVED)
TOLD = "Serve un corso serale"


class Reading:
    """One link, and who opened it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.edition = Edition.PUBLIC
        self.proof: str | None = None
        self.rulings: tuple[Ruling, ...] = ()

    async def find(self, secret: str, _: datetime) -> Doorstep | None:
        if secret != "good":
            return None
        return Doorstep(session=self.session, is_taken=self.proof is not None)

    async def claim(self, secret: str, _: datetime) -> str | None:
        if secret != "good" or self.proof is not None:
            return None
        self.proof = "the-proof"
        return self.proof

    async def open(self, secret: str, proof: str | None, _: datetime) -> Page | None:
        if secret != "good" or self.proof is None or proof != self.proof:
            return None
        return Page(
            session=self.session,
            digest=DIGEST,
            rulings=self.rulings,
            imprint=IMPRINT,
            edition=self.edition,
        )


@pytest.fixture
def reading() -> Reading:
    return Reading(a_session())


@asynccontextmanager
async def a_browser(reading: Reading, at_once: int = 5) -> AsyncIterator[Client]:
    server = web.Application()
    Pages(cast("ReadingDialog", reading), lambda: NOW, Path(), at_once=at_once).add_to(server)
    async with TestClient(TestServer(server)) as client:
        yield client


@pytest.fixture
async def browser(reading: Reading) -> AsyncIterator[Client]:
    async with a_browser(reading) as client:
        yield client


async def press(browser: Client, link: str = "good") -> tuple[ClientResponse, SimpleCookie]:
    answer = await browser.post(f"/report/{link}", allow_redirects=False)
    return answer, answer.cookies


def shown_by(cookies: SimpleCookie) -> dict[str, str]:
    """As a browser that has them shows them."""
    return {"Cookie": "; ".join(f"{name}={one.value}" for name, one in cookies.items())}


async def test_looking_binds_nothing_and_shows_nothing(browser: Client) -> None:
    for _ in range(3):
        answer = await browser.get("/report/good")
        text = await answer.text()

        assert answer.status == 200
        assert '<form method="post">' in text
        assert TOLD not in text


async def test_who_presses_reads_and_nobody_else(browser: Client) -> None:
    pressed, cookies = await press(browser)
    read = await browser.get("/report/good", headers=shown_by(cookies))
    other = await browser.get("/report/good", headers={"Cookie": ""})
    again, none = await press(browser)

    assert (pressed.status, pressed.headers["Location"]) == (303, "good")
    assert read.status == 200
    assert TOLD in await read.text()
    assert other.status == 403
    assert (again.status, len(none)) == (303, 0)


async def test_the_proof_is_for_this_host_and_its_pages_alone(browser: Client) -> None:
    _, cookies = await press(browser)

    [(name, cookie)] = cookies.items()
    assert name.startswith("__Host-giro-")
    assert (cookie["path"], cookie["secure"], cookie["httponly"]) == ("/", True, True)
    assert (cookie["samesite"], cookie["domain"]) == ("Strict", "")


async def test_a_link_that_is_not_good_says_how_to_get_another(browser: Client) -> None:
    answer = await browser.get("/report/made-up", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert answer.status == 404
    assert "This link is no longer good" in await answer.text()


@pytest.mark.parametrize("opened", [True, False])
async def test_nobody_keeps_the_page_and_nothing_comes_from_elsewhere(
    browser: Client, *, opened: bool
) -> None:
    _, cookies = await press(browser)
    answer = await browser.get("/report/good", headers=shown_by(cookies) if opened else {})

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("edition", Edition)
async def test_codes_are_for_organisers_alone(
    browser: Client, reading: Reading, edition: Edition
) -> None:
    reading.edition = edition
    _, cookies = await press(browser)

    text = await (await browser.get("/report/good", headers=shown_by(cookies))).text()

    assert TOLD in text
    assert ("V-17" in text) == (edition is Edition.INTERNAL)


async def test_what_an_organiser_decided_is_what_everybody_reads(
    reading: Reading, browser: Client
) -> None:
    (stands,) = (one for one in stretches(DIGEST) if one.words == "540")
    (cut,) = cut_besides(DIGEST, "corso serale", "")
    _, cookies = await press(browser)

    before = await (await browser.get("/report/good", headers=shown_by(cookies))).text()
    reading.rulings = (stands.ruled(Verdict.STANDS), cut)
    after = await (await browser.get("/report/good", headers=shown_by(cookies))).text()

    assert ("540" in before, TOLD in before) == (False, True)
    assert ("540" in after, TOLD in after) == (True, False)


async def test_those_who_wait_too_long_are_told_so(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "WAIT_SECONDS", 0)
    async with a_browser(reading, at_once=0) as browser:
        _, cookies = await press(browser)

        answer = await browser.get("/report/good", headers=shown_by(cookies))

        assert answer.status == 503
        assert TOLD not in await answer.text()
