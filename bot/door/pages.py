"""The pages of digests: opened by a link, in the browser that opened it first, never kept."""

import asyncio
import base64
import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from html import escape
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.looks import look_or_plain
from bot.settings import REPORTS
from bot.wording.words import Words, words_for, words_of
from dialogs.reading import Page, ReadingDialog
from digest.documents.html import html
from digest.documents.report import report
from digest.editions import public
from facilitation.links import Edition, mark_of

AT_ONCE = 20
"""Digests laid out at the same time; a thousand readers wait for each other for a moment."""
WAIT_SECONDS = 5

STYLE = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}"
    "button{font:inherit;padding:.6rem 1.2rem}"
)

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Nobody keeps the page, nobody is told its address, nothing of it comes from elsewhere."""


class Pages:
    """Answers browsers."""

    def __init__(
        self,
        reading: ReadingDialog,
        now: Callable[[], datetime],
        plans: Path,
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        """`plans` is the folder in which the logos of plans are."""
        self._reading = reading
        self._plans = plans
        self._now = now
        self._room = asyncio.Semaphore(at_once)

    def add_to(self, server: web.Application) -> None:
        """Have a server answer for the pages."""
        server.router.add_get(REPORTS + "{secret}", self._show)
        server.router.add_post(REPORTS + "{secret}", self._claim)

    async def _show(self, request: web.Request) -> web.Response:
        """The digest to who opened the link first; to others how to go on."""
        secret = request.match_info["secret"]
        proof = request.cookies.get(_cookie(secret))
        page = await self._reading.open(secret, proof, self._now())
        if page is None:
            return await self._doorstep(request, secret)
        with suppress(TimeoutError):
            async with asyncio.timeout(WAIT_SECONDS):
                await self._room.acquire()
            try:
                return _html(await asyncio.to_thread(self._laid_out, page))
            finally:
                self._room.release()
        words = words_of(page.session.plan)
        busy = _small(words, words("page_busy_heading"), words("page_busy_text"))
        return _html(busy, HTTPStatus.SERVICE_UNAVAILABLE)

    async def _doorstep(self, request: web.Request, secret: str) -> web.Response:
        """A link is bound by a press, not by looking: mail scanners look at what they pass on."""
        found = await self._reading.find(secret, self._now())
        words = words_for(request.headers.get("Accept-Language"), None)
        if found is None:
            gone = _small(words, words("page_gone_heading"), words("page_ask_text"))
            return _html(gone, HTTPStatus.NOT_FOUND)
        words = words_of(found.session.plan)
        if found.is_taken:
            taken = _small(words, words("page_taken_heading"), words("page_ask_text"))
            return _html(taken, HTTPStatus.FORBIDDEN)
        button = f'<form method="post"><button>{escape(words("page_open_button"))}</button></form>'
        title = found.session.plan.title
        return _html(_small(words, title, words("page_open_text"), button))

    def _laid_out(self, page: Page) -> str:
        plan = page.session.plan
        digest = page.digest
        if page.edition is Edition.PUBLIC:
            digest = public(digest, page.rulings).digest
        told = report(digest, words_of(plan), page.imprint)
        return html(told.model_copy(update={"look": look_or_plain(plan, self._plans)}))

    async def _claim(self, request: web.Request) -> web.Response:
        secret = request.match_info["secret"]
        proof = await self._reading.claim(secret, self._now())
        shown = web.Response(status=HTTPStatus.SEE_OTHER, headers={**HEADERS, "Location": secret})
        if proof is not None:
            shown.set_cookie(
                _cookie(secret),
                proof,
                path="/",
                secure=True,
                httponly=True,
                samesite="Strict",
            )
        return shown


def _cookie(secret: str) -> str:
    """Each link has a proof of its own; the prefix keeps other hosts from setting it."""
    return f"__Host-giro-{mark_of(secret)[:16]}"


def _small(words: Words, title: str, text: str, more: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p>{more}</main></body></html>"
    )


def _html(page: str, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(
        text=page,
        status=status,
        content_type="text/html",
        headers={**HEADERS, "Content-Security-Policy": _policy(page)},
    )


def _policy(page: str) -> str:
    """Let the page use the one style that it has, and nothing else."""
    _, _, rest = page.partition("<style>")
    style, _, _ = rest.partition("</style>")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
