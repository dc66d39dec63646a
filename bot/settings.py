"""The environment as one frozen model; what is wrong stops the start."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.now import Origin
from bot.teams.loopback import is_loopback_host, is_safe_url
from bot.teams.service_urls import HOST, MICROSOFT

PUBLIC_METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"

REPORTS = "/report/"
"""Where the pages of digests are, below PUBLIC_URL."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


Kind = TypeVar("Kind", bound=BaseSettings)


class SettingsError(Exception):
    """Some variables are wrong; `problems` says which, and what is wrong with each."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__("\n".join(f"{name}: {problem}" for name, problem in problems.items()))


class DatabaseSettings(BaseSettings):
    """Where everything is kept: all that a command on stored sessions needs to know."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        case_sensitive=True,
        extra="ignore",
        frozen=True,
        validate_default=True,
        hide_input_in_errors=True,
    )

    DATABASE_URL: str = Field(default="sqlite+aiosqlite:///giro.db", repr=False)

    @field_validator("DATABASE_URL")
    @classmethod
    def _name_the_driver(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if not separator or scheme not in _DRIVERS:
            raise _wrong("should begin with sqlite:/// or postgresql://")
        return f"{_DRIVERS[scheme]}://{rest}"


class ShelfSettings(DatabaseSettings):
    """Where plans lie besides, and the logos that they name."""

    PLANS_DIR: Path = Path("plans")

    @field_validator("PLANS_DIR")
    @classmethod
    def _find_plans(cls, folder: Path) -> Path:
        if not folder.is_dir():
            raise _wrong("should be a folder that exists")
        return folder


class Settings(ShelfSettings):
    """What the operator decided. The order matters: a rule reads the variables above it."""

    DEVELOPMENT: bool = False
    HOST: str = "127.0.0.1"
    PORT: int = Field(default=3978, ge=0, le=65535)
    MICROSOFT_APP_TYPE: Literal["SingleTenant", "UserAssignedMSI"] = "SingleTenant"
    MICROSOFT_APP_ID: str = ""
    MICROSOFT_APP_PASSWORD: SecretStr = SecretStr("")
    MICROSOFT_APP_TENANT_ID: str = ""
    OPENID_METADATA_URL: str = PUBLIC_METADATA_URL
    SERVICE_HOSTS: Annotated[tuple[str, ...], NoDecode] = MICROSOFT
    PUBLIC_URL: str = ""
    MODEL_URL: str = ""
    MODEL_NAME: str = ""
    MODEL_KEY: SecretStr = SecretStr("")
    LOG_LEVEL: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    TIME_SCALE: float = Field(default=1.0, gt=0, le=3600, allow_inf_nan=False)
    TIME_ORIGIN: str = ""

    @field_validator("MICROSOFT_APP_ID")
    @classmethod
    def _need_app_id(cls, app_id: str, info: ValidationInfo) -> str:
        """An empty app id turns authentication off, so nobody but this machine may reach us."""
        open_to_all = not is_loopback_host(str(info.data.get("HOST", "")))
        if not app_id and (open_to_all or not info.data.get("DEVELOPMENT")):
            raise _wrong("is needed, unless DEVELOPMENT=1 and HOST is a loopback address")
        return app_id

    @field_validator("MICROSOFT_APP_PASSWORD")
    @classmethod
    def _need_password(cls, password: SecretStr, info: ValidationInfo) -> SecretStr:
        if not password.get_secret_value() and _needs_secret(info):
            raise _wrong("is needed with MICROSOFT_APP_TYPE=SingleTenant")
        return password

    @field_validator("MICROSOFT_APP_TENANT_ID")
    @classmethod
    def _need_tenant(cls, tenant_id: str, info: ValidationInfo) -> str:
        if not tenant_id and _needs_secret(info):
            raise _wrong("is needed with MICROSOFT_APP_TYPE=SingleTenant")
        return tenant_id

    @field_validator("OPENID_METADATA_URL")
    @classmethod
    def _trust_metadata(cls, url: str, info: ValidationInfo) -> str:
        if not is_safe_url(url, development=_develops(info)):
            raise _wrong("should be https://, or with DEVELOPMENT=1 http:// on a loopback address")
        return url

    @field_validator("SERVICE_HOSTS", mode="before")
    @classmethod
    def _read_hosts(cls, written: object) -> object:
        return tuple(written.replace(",", " ").split()) if isinstance(written, str) else written

    @field_validator("SERVICE_HOSTS")
    @classmethod
    def _name_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        if not hosts or not all(_is_name(host) for host in hosts):
            raise _wrong("should be host names in small letters, such as smba.trafficmanager.net")
        return hosts

    @field_validator("PUBLIC_URL")
    @classmethod
    def _reach_pages(cls, url: str, info: ValidationInfo) -> str:
        """Where browsers reach us, without a slash at its end; empty where they do not."""
        bare = url.rstrip("/")
        if bare and ("?" in bare or not is_safe_url(bare, development=_develops(info))):
            raise _wrong("should be https://, or with DEVELOPMENT=1 http:// on a loopback address")
        return bare

    @field_validator("MODEL_URL")
    @classmethod
    def _reach_model(cls, url: str, info: ValidationInfo) -> str:
        """Where a language model is asked, without a slash at its end; empty where none is."""
        bare = url.rstrip("/")
        if bare and ("?" in bare or not is_safe_url(bare, development=_develops(info))):
            raise _wrong("should be https://, or with DEVELOPMENT=1 http:// on a loopback address")
        return bare

    @field_validator("MODEL_NAME")
    @classmethod
    def _need_model(cls, name: str, info: ValidationInfo) -> str:
        if info.data.get("MODEL_URL") and not name:
            raise _wrong("is needed with MODEL_URL")
        return name

    @field_validator("LOG_LEVEL", mode="before")
    @classmethod
    def _ignore_case(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("TIME_SCALE")
    @classmethod
    def _keep_real_time(cls, scale: float, info: ValidationInfo) -> float:
        if scale != 1 and not info.data.get("DEVELOPMENT"):
            raise _wrong("may differ from 1 only with DEVELOPMENT=1")
        return scale

    @field_validator("TIME_ORIGIN")
    @classmethod
    def _keep_todays_date(cls, written: str, info: ValidationInfo) -> str:
        if not written:
            return written
        if not info.data.get("DEVELOPMENT"):
            raise _wrong("may be set only with DEVELOPMENT=1")
        try:
            _read_origin(written)
        except ValueError as error:
            raise _wrong("should be two instants with their zones: real/session") from error
        return written

    @property
    def pages(self) -> str:
        """To which address a link to a digest adds its secret; empty without pages."""
        return f"{self.PUBLIC_URL}{REPORTS}" if self.PUBLIC_URL else ""

    @property
    def time_origin(self) -> Origin | None:
        """Where the session's clock parts from the real one; a rehearsal's, no real session's."""
        return _read_origin(self.TIME_ORIGIN) if self.TIME_ORIGIN else None


def _read_origin(written: str) -> Origin:
    real, session = (datetime.fromisoformat(part) for part in written.split("/"))
    if real.tzinfo is None or session.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return Origin(real.astimezone(UTC), session.astimezone(UTC))


def load_settings(kind: type[Kind] = Settings) -> Kind:  # type: ignore[assignment]  # the default is one of them
    """Read the environment and `.env`, or raise SettingsError naming every wrong variable."""
    try:
        return kind()
    except ValidationError as error:
        problems = {str(found["loc"][0]): found["msg"] for found in error.errors()}
    # Raised outside the handler: the original error carries the values, secrets included.
    raise SettingsError(problems)


def _is_name(host: str) -> bool:
    """Whether it is a whole host name: an address, or a name without a dot, may be this machine."""
    return HOST.fullmatch(host) is not None and not host.rpartition(".")[2].isdigit()


def _develops(info: ValidationInfo) -> bool:
    return bool(info.data.get("DEVELOPMENT"))


def _wrong(problem: str) -> PydanticCustomError:
    return PydanticCustomError("setting", problem)


def _needs_secret(info: ValidationInfo) -> bool:
    is_single = info.data.get("MICROSOFT_APP_TYPE") == "SingleTenant"
    return (
        is_single and bool(info.data.get("MICROSOFT_APP_ID")) and not info.data.get("DEVELOPMENT")
    )
