"""Wrong settings stop the start, naming the variable."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import PUBLIC_METADATA_URL, Settings, SettingsError, load_settings
from bot.teams.service_urls import MICROSOFT

PRODUCTION = {
    "MICROSOFT_APP_ID": "app",
    "MICROSOFT_APP_PASSWORD": "hush-hush",
    "MICROSOFT_APP_TENANT_ID": "tenant",
}


@pytest.fixture(autouse=True)
def _empty_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name, raising=False)


def settings_of(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def test_what_is_not_said_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, **PRODUCTION)

    assert (settings.HOST, settings.PORT) == ("127.0.0.1", 3978)
    assert settings.DATABASE_URL == "sqlite+aiosqlite:///giro.db"
    assert settings.MICROSOFT_APP_TYPE == "SingleTenant"
    assert settings.OPENID_METADATA_URL == PUBLIC_METADATA_URL
    assert settings.SERVICE_HOSTS == MICROSOFT
    assert (settings.DEVELOPMENT, settings.TIME_SCALE) == (False, 1.0)
    assert Path("plans") == settings.PLANS_DIR


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("postgres://me@host/giro", "postgresql+asyncpg://me@host/giro"),
        ("postgresql://me@host/giro", "postgresql+asyncpg://me@host/giro"),
        ("postgresql+asyncpg://me@host/giro", "postgresql+asyncpg://me@host/giro"),
    ],
)
def test_a_database_url_needs_no_driver(
    monkeypatch: pytest.MonkeyPatch, written: str, read: str
) -> None:
    settings = settings_of(monkeypatch, DATABASE_URL=written, **PRODUCTION)

    assert read == settings.DATABASE_URL


@pytest.mark.parametrize(
    "variables",
    [
        {"DEVELOPMENT": "1"},
        {"DEVELOPMENT": "1", "HOST": "localhost"},
        {"DEVELOPMENT": "1", "HOST": "::1", "TIME_SCALE": "60"},
        {"DEVELOPMENT": "1", "OPENID_METADATA_URL": "http://127.0.0.1:1/m"},
        {"DEVELOPMENT": "1", "MICROSOFT_APP_ID": "app"},
        {"MICROSOFT_APP_ID": "app", "MICROSOFT_APP_TYPE": "UserAssignedMSI"},
        {**PRODUCTION, "HOST": "0.0.0.0", "LOG_LEVEL": "debug"},  # noqa: S104  it may
        {**PRODUCTION, "MICROSOFT_APP_TYPE": "", "UNKNOWN": "1"},
        {**PRODUCTION, "MODEL_URL": "https://models.example/v1/", "MODEL_NAME": "m"},
        {"DEVELOPMENT": "1", "MODEL_URL": "http://127.0.0.1:1/v1", "MODEL_NAME": "m"},
    ],
)
def test_good_settings_start(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    settings = settings_of(monkeypatch, **variables)

    assert variables.get("MICROSOFT_APP_ID", "") == settings.MICROSOFT_APP_ID


def test_the_hosts_of_another_cloud_are_named_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = "smba.infra.gov.teams.microsoft.us, smba.infra.dod.teams.microsoft.us"

    settings = settings_of(monkeypatch, SERVICE_HOSTS=hosts, **PRODUCTION)

    assert list(settings.SERVICE_HOSTS) == hosts.split(", ")


@pytest.mark.parametrize(
    ("variables", "wrong"),
    [
        ({}, {"MICROSOFT_APP_ID"}),
        ({"DEVELOPMENT": "1", "HOST": "0.0.0.0"}, {"MICROSOFT_APP_ID"}),  # noqa: S104  the case
        ({"DEVELOPMENT": "1", "HOST": "example.com"}, {"MICROSOFT_APP_ID"}),
        ({"DEVELOPMENT": "maybe"}, {"DEVELOPMENT", "MICROSOFT_APP_ID"}),
        (
            {"MICROSOFT_APP_ID": "app"},
            {"MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID"},
        ),
        ({**PRODUCTION, "MICROSOFT_APP_TYPE": "MultiTenant"}, {"MICROSOFT_APP_TYPE"}),
        ({**PRODUCTION, "PORT": "many"}, {"PORT"}),
        ({**PRODUCTION, "PORT": "65536"}, {"PORT"}),
        ({**PRODUCTION, "DATABASE_URL": "mysql://x"}, {"DATABASE_URL"}),
        ({**PRODUCTION, "DATABASE_URL": "giro.db"}, {"DATABASE_URL"}),
        ({**PRODUCTION, "OPENID_METADATA_URL": "http://127.0.0.1/m"}, {"OPENID_METADATA_URL"}),
        (
            {"DEVELOPMENT": "1", "OPENID_METADATA_URL": "http://example.com/"},
            {"OPENID_METADATA_URL"},
        ),
        ({**PRODUCTION, "SERVICE_HOSTS": "https://teams.example/"}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "SERVICE_HOSTS": "teams.example:8443"}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "SERVICE_HOSTS": "*.trafficmanager.net"}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "SERVICE_HOSTS": "127.0.0.1"}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "SERVICE_HOSTS": "localhost"}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "SERVICE_HOSTS": ","}, {"SERVICE_HOSTS"}),
        ({**PRODUCTION, "MODEL_URL": "http://127.0.0.1/v1", "MODEL_NAME": "m"}, {"MODEL_URL"}),
        ({**PRODUCTION, "MODEL_URL": "https://m.example/v1?k=1", "MODEL_NAME": "m"}, {"MODEL_URL"}),
        ({**PRODUCTION, "MODEL_URL": "https://models.example/v1"}, {"MODEL_NAME"}),
        ({**PRODUCTION, "PLANS_DIR": "nowhere"}, {"PLANS_DIR"}),
        ({**PRODUCTION, "LOG_LEVEL": "LOUD"}, {"LOG_LEVEL"}),
        ({**PRODUCTION, "TIME_SCALE": "60"}, {"TIME_SCALE"}),
        ({"DEVELOPMENT": "1", "TIME_SCALE": "0"}, {"TIME_SCALE"}),
        ({"DEVELOPMENT": "1", "TIME_SCALE": "nan"}, {"TIME_SCALE"}),
        ({**PRODUCTION, "PORT": "x", "LOG_LEVEL": "x"}, {"PORT", "LOG_LEVEL"}),
    ],
)
def test_wrong_settings_stop_the_start_naming_each_variable(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], wrong: set[str]
) -> None:
    with pytest.raises(SettingsError) as stopped:
        settings_of(monkeypatch, **variables)

    assert set(stopped.value.problems) == wrong
    assert all(name in str(stopped.value) for name in wrong)


def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://me:topsecret@host/giro"
    settings = settings_of(monkeypatch, DATABASE_URL=url, **PRODUCTION)

    with pytest.raises(SettingsError) as stopped:
        settings_of(monkeypatch, DATABASE_URL="mysql://me:topsecret@host", PORT="x")

    with pytest.raises(ValidationError) as invalid:
        Settings()
    error = stopped.value
    shown = f"{settings!r} {error} {error.__cause__} {error.__context__} {invalid.value}"
    assert "topsecret" not in shown
    assert PRODUCTION["MICROSOFT_APP_PASSWORD"] not in shown


def test_the_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("DEVELOPMENT=1\nPORT=1\nHOST=localhost\nOTHER=x\n")

    settings = settings_of(monkeypatch, PORT="2")

    assert settings.SERVICE_HOSTS == MICROSOFT
    assert (settings.DEVELOPMENT, settings.PORT, settings.HOST) == (True, 2, "localhost")
    assert os.environ["PORT"] == "2"
