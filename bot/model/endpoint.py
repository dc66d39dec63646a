"""A language model behind an endpoint that speaks as OpenAI's: asked in good time, or given up."""

import re
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from pydantic import BaseModel, SecretStr, ValidationError

from bot.settings import Settings
from digest.key_messages.asking import Request
from facilitation.key_messages import Failure

SECONDS = 20

LARGEST = 256 * 1024
"""In bytes; six sentences have a hundredth of it."""

_NAME = re.compile(r"[\w.:/@+-]{1,80}", re.ASCII)
"""What a model may be called on a card."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said."""

    model: str
    """What it calls itself, with its version where it tells one."""
    text: str


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    """As the endpoint answers, as far as we need it."""

    choices: list[_Choice]
    model: str = ""
    system_fingerprint: str | None = None


class ModelError(Exception):
    """There is no answer; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure)


class Endpoint:
    """Asks one model; knows no token of Teams', and goes nowhere it is sent on to."""

    def __init__(self, url: str, *, name: str, key: SecretStr, seconds: float = SECONDS) -> None:
        self._url = f"{url}/chat/completions"
        self._name = name
        self._key = key
        self._timeout = ClientTimeout(total=seconds)

    async def ask(self, request: Request) -> Answer:
        """Ask once. Raises ModelError."""
        try:
            async with (
                ClientSession(timeout=self._timeout) as session,
                session.post(
                    self._url,
                    json=self._question(request),
                    headers=self._headers(),
                    allow_redirects=False,
                ) as answer,
            ):
                if answer.status != 200:  # noqa: PLR2004 - anything else is no answer
                    raise ModelError(Failure.AWAY)
                return self._read(await _content(answer))
        except TimeoutError as fault:
            raise ModelError(Failure.SLOW) from fault
        except (ClientError, OSError) as fault:
            raise ModelError(Failure.AWAY) from fault

    def _question(self, request: Request) -> dict[str, object]:
        return {
            "model": self._name,
            "messages": [
                {"role": "system", "content": request.system},
                {"role": "user", "content": request.content},
            ],
        }

    def _headers(self) -> dict[str, str]:
        key = self._key.get_secret_value()
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _read(self, content: bytes) -> Answer:
        try:
            read = _Completion.model_validate_json(content)
        except ValidationError as fault:
            raise ModelError(Failure.NONSENSE) from fault
        if not read.choices:
            raise ModelError(Failure.NONSENSE)
        told = [
            one for one in (read.model, read.system_fingerprint) if one and _NAME.fullmatch(one)
        ]
        return Answer(" ".join(told)[:100] or self._name, read.choices[0].message.content)


async def _content(answer: ClientResponse) -> bytes:
    content = bytearray()
    async for chunk in answer.content.iter_chunked(65536):
        content += chunk
        if len(content) > LARGEST:
            raise ModelError(Failure.NONSENSE)
    return bytes(content)


def open_endpoint(settings: Settings) -> Endpoint | None:
    """The endpoint that the settings name; none unless they do."""
    if not settings.MODEL_URL:
        return None
    return Endpoint(settings.MODEL_URL, name=settings.MODEL_NAME, key=settings.MODEL_KEY)
