"""The container, as far as it can be tried where there is no Docker: what goes in, and who runs."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rehearsal.stage.ports import reserve_port
from tests.deployment.images import (
    NOBODY,
    ROOT,
    build,
    close_to_all_but_readers,
    copied,
    give_to_nobody,
    is_ignored,
    steps,
    variables,
)

COMPOSE = YAML(typ="safe").load(ROOT / "deployment" / "compose.yaml")
LAST = steps()[-1].stage


@pytest.fixture
def image() -> Iterator[Path]:
    """Lend a folder with what the image holds; pytest's own are not everybody's to enter."""
    folder = Path(tempfile.mkdtemp(prefix="giro-image-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def test_nothing_is_run_through_a_shell() -> None:
    words = {"RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"}

    assert all(step.words for step in steps() if step.word in words)
    assert not [step for step in steps() if step.word in {"SHELL", "ADD", "ARG"}]


def test_packages_are_installed_by_their_hashes_as_wheels() -> None:
    [installs] = [step.words for step in steps() if step.word == "RUN" and "pip" in step.words]

    assert {"--require-hashes", "--only-binary=:all:"} <= {*installs}
    assert not [word for word in installs if "index" in word or "http" in word or "trusted" in word]


def test_images_come_from_where_everybody_has_them() -> None:
    bases = [step.rest.split()[0] for step in steps() if step.word == "FROM"]
    services = COMPOSE["services"].values()
    pulled = [each["image"] for each in services if "build" not in each]

    assert all(one.startswith("docker.io/library/") and ":" in one for one in bases + pulled)


def test_who_runs_is_nobody_from_where_it_is_set_to_the_end() -> None:
    users = [step for step in steps() if step.word == "USER"]

    assert [(step.stage, step.rest) for step in users] == [(LAST, f"{NOBODY}:{NOBODY}")]
    after = steps()[steps().index(users[0]) :]
    assert not [step for step in after if step.word in {"RUN", "COPY"}]


def test_what_is_copied_is_what_the_context_has_and_no_more() -> None:
    context = {path.name for path in ROOT.iterdir() if not is_ignored(path.name)}

    assert context == {*copied()}


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".git/config",
        ".venv/bin/python",
        "bot/.env",
        "bot/__pycache__/a.pyc",
        "deployment/Dockerfile",
        "giro.db",
        "giro.db.keys/a",
        "storage/giro.db-wal",
        "tests/stage.py",
    ],
)
def test_secrets_and_what_nobody_runs_never_come_into_an_image(path: str) -> None:
    assert is_ignored(path)


def test_the_composition_is_closed_but_for_what_is_named() -> None:
    bot = COMPOSE["services"]["bot"]
    told: dict[str, Any] = {
        "user": f"{NOBODY}:{NOBODY}",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "tmpfs": "/tmp",  # noqa: S108  the container's own
        "volumes": ["data:/data"],
    }

    assert {key: bot[key] for key in told} == told
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"])
    assert "ports" not in COMPOSE["services"]["database"]


def test_nobody_can_serve_from_what_the_image_holds_and_write_the_data_alone(image: Path) -> None:
    python = build(image)
    close_to_all_but_readers(image)
    (image / "data").chmod(0o755)
    give_to_nobody(image / "data")
    (image / "giro" / "plans").chmod(0o555)
    environment = _environment(image)
    entry, command, health = (
        next(step.words for step in steps() if step.word == word)
        for word in ("ENTRYPOINT", "CMD", "HEALTHCHECK")
    )
    here = {"/giro/.venv/bin/python": str(python), "/giro/app.py": str(image / "giro" / "app.py")}
    run, ask = ([here.get(word, word) for word in words] for words in (entry + command, health))

    before = _files(image)
    sick = _as_nobody(ask, image, environment).wait()
    serving = _as_nobody(run, image, environment)
    well = _wait_until_well(serving, ask, image, environment)
    stranger = _knock(int(environment["PORT"]))
    serving.send_signal(signal.SIGTERM)
    ended = serving.wait(timeout=60)

    assert sick == 1
    assert well
    assert stranger == 401
    assert ended == 0
    made = _files(image) - before
    assert image / "data" / "giro.db" in made
    assert not [path for path in made if image / "data" not in path.parents]


def _environment(image: Path) -> dict[str, str]:
    """The image's variables, with its paths and its port here, and what an operator adds."""
    told = {
        name: value.replace("/data", str(image / "data")) for name, value in variables().items()
    }
    return told | {
        "HOST": "127.0.0.1",
        "PORT": str(reserve_port()),
        "MICROSOFT_APP_ID": "5c0ffee5-0000-4000-8000-00000000a11a",
        "MICROSOFT_APP_TENANT_ID": "0f4e1c60-0000-4000-8000-0000000000aa",
        "MICROSOFT_APP_PASSWORD": "made up",
        "OPENID_METADATA_URL": "https://127.0.0.1:9/",
        "LD_LIBRARY_PATH": str(image / "python" / "lib"),
    }


def _as_nobody(
    words: list[str], image: Path, environment: dict[str, str]
) -> "subprocess.Popen[bytes]":
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    return subprocess.Popen(words, cwd=image / "giro", env=environment, **who)


def _wait_until_well(
    serving: "subprocess.Popen[bytes]", ask: list[str], image: Path, environment: dict[str, str]
) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until and serving.poll() is None:
        if _as_nobody(ask, image, environment).wait() == 0:
            return True
    return False


def _knock(port: int) -> int:
    body = (
        '{"type":"message","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/",'
        '"from":{"id":"29:x"},"conversation":{"id":"19:x"},"recipient":{"id":"28:x"}}'
    )
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as asked:
        asked.request("POST", "/api/messages", body, {"Content-Type": "application/json"})
        return asked.getresponse().status


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
