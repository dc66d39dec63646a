"""Nothing that opens a door lies in the repository, and nothing that we run is known to be open."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SECRETS = {
    "a private key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a signed token": re.compile(rb"\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}"),
    "a client secret of Entra": re.compile(rb"\b[\w.~-]{3}\dQ~[\w.~-]{31,34}\b"),
    "a key of a cloud": re.compile(rb"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|AccountKey=[\w+/]{60,}"),
    "a token of a forge": re.compile(rb"\b(?:gh[pousr]_\w{36}|github_pat_\w{60,}|glpat-[\w-]{20})"),
    "a token of a chat": re.compile(rb"\bxox[abprs]-[\w-]{20,}"),
    "a filled-in password": re.compile(rb"^MICROSOFT_APP_PASSWORD=\S", re.MULTILINE),
}

FLOORS = {"aiohttp": (3, 14, 5)}
"""The first releases without what is known against the ones before."""

PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==([\d.]+)", re.MULTILINE)


IGNORED = [
    line.rstrip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def kept_files() -> Iterator[Path]:
    """What is in the repository, or would be with the next commit."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name != ".git" and not is_ignored(name)]
        paths = (Path(folder, name) for name in names if not is_ignored(name))
        yield from (path for path in paths if path.is_file())


def is_ignored(name: str) -> bool:
    return any(fnmatch(name, ignored) for ignored in IGNORED)


def test_no_secret_is_in_the_repository() -> None:
    found = [
        (str(path.relative_to(ROOT)), what)
        for path in kept_files()
        for what, looks_like in SECRETS.items()
        if looks_like.search(path.read_bytes())
    ]

    assert found == []


@pytest.mark.parametrize(
    "secret",
    [
        b"-----BEGIN RSA " + b"PRIVATE KEY-----",
        b"eyJhbGciOiJSUzI1NiIsInR5" + b"cCI6.eyJhdWQiOiIxMTExMTExMS0y.c2lnbmF0dXJlc2lnbmF0dXJl",
        b"abc8Q" + b"~" + b"d" * 33,
        b"AKIA" + b"ABCDEFGHIJKLMNOP",
        b"ghp_" + b"a" * 36,
        b"xoxb-" + b"1" * 24,
        b"PORT=1\nMICROSOFT_APP_PASSWORD=" + b"x",
    ],
)
def test_a_secret_would_be_seen(secret: bytes) -> None:
    assert any(looks_like.search(secret) for looks_like in SECRETS.values())


def test_the_settings_with_the_secrets_are_never_kept() -> None:
    assert is_ignored(".env")
    assert not is_ignored(".env.example")
    assert ROOT / ".env.example" in kept_files()


def test_nothing_is_older_than_the_release_that_mends_it() -> None:
    pinned = dict(PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))

    older = {
        name: pinned[name]
        for name, floor in FLOORS.items()
        if tuple(map(int, pinned[name].split("."))) < floor
    }

    assert older == {}
