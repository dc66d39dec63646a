"""The bot's own access token for what it calls."""

import asyncio
import logging
import math
import time
from collections.abc import Callable

from azure.core.credentials import AccessToken
from azure.core.credentials_async import AsyncTokenCredential
from azure.core.exceptions import AzureError, ServiceResponseTimeoutError
from azure.identity.aio import ClientSecretCredential, ManagedIdentityCredential

from bot.settings import Settings

SCOPE = "https://api.botframework.com/.default"

# A token is renewed while the old one still works, so that nobody waits and no failure hurts.
EARLY_SECONDS = 600

# While the old one works, a failure is not repeated by everybody who comes.
AGAIN_SECONDS = 30

# Its own client would wait for minutes, and everybody behind it.
SECONDS = 10

NO_TOKEN = AccessToken("", 0)

logger = logging.getLogger(__name__)


def open_credential(settings: Settings) -> AsyncTokenCredential | None:
    """Give the credential that the settings describe; in development there may be none."""
    if not settings.MICROSOFT_APP_ID:
        return None
    if settings.MICROSOFT_APP_TYPE == "UserAssignedMSI":
        return ManagedIdentityCredential(client_id=settings.MICROSOFT_APP_ID)
    password = settings.MICROSOFT_APP_PASSWORD.get_secret_value()
    if not password or not settings.MICROSOFT_APP_TENANT_ID:
        return None
    return ClientSecretCredential(
        settings.MICROSOFT_APP_TENANT_ID, settings.MICROSOFT_APP_ID, password
    )


class AccessTokens:
    """Keeps one access token fresh, asking once however many need it."""

    def __init__(
        self,
        credential: AsyncTokenCredential,
        now: Callable[[], float] = time.time,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._seconds = seconds
        self._credential = credential
        self._now = now
        self._lock = asyncio.Lock()
        self._token = NO_TOKEN
        self._failed_at = -math.inf

    async def bearer(self) -> str:
        """Give a token that is good for some minutes more; raise AzureError without one."""
        if self._will_do():
            return self._token.token
        async with self._lock:
            if not self._will_do():
                await self._renew()
            return self._token.token

    def drop(self) -> None:
        """Forget the token, which was refused."""
        self._token = NO_TOKEN

    async def close(self) -> None:
        """Close what the credential holds open."""
        await self._credential.close()

    async def _renew(self) -> None:
        try:
            self._token = await self._ask()
        except AzureError:
            if not self._lasts(0):
                raise
            self._failed_at = self._now()
            logger.warning("token_renewal_failed", exc_info=True)

    async def _ask(self) -> AccessToken:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._credential.get_token(SCOPE)
        except TimeoutError as error:
            raise ServiceResponseTimeoutError("no token in time") from error

    def _will_do(self) -> bool:
        """Whether the token need not be renewed, or cannot be just now."""
        failed = self._now() < self._failed_at + AGAIN_SECONDS
        return self._lasts(EARLY_SECONDS) or (failed and self._lasts(0))

    def _lasts(self, seconds: int) -> bool:
        return self._token.expires_on > self._now() + seconds
