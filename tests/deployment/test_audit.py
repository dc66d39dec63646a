"""The audit: fails on what is open, and never takes silence for good news."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from deployment.audit import Audit, read

ROOT = Path(__file__).parents[2]

CLEAN = {"name": "yarl", "version": "1.25.1", "vulns": []}
SKIPPED = {"name": "rich", "skip_reason": "Dependency not found on PyPI"}
KNOWN = {
    "name": "aiohttp",
    "version": "3.9.1",
    "vulns": [
        {"id": "PYSEC-2024-24", "fix_versions": ["3.9.2"], "aliases": [], "description": "…"},
        {"id": "PYSEC-2024-26", "fix_versions": [], "aliases": [], "description": "…"},
    ],
}


def report(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_what_is_open_is_named_with_what_mends_it() -> None:
    audit = read(report(CLEAN, KNOWN))

    assert audit.findings == (
        "aiohttp 3.9.1 is open: PYSEC-2024-24, mended in 3.9.2",
        "aiohttp 3.9.1 is open: PYSEC-2024-26, not mended yet",
    )
    assert audit.findings[0] in str(audit)


def test_a_package_that_the_index_does_not_know_was_not_held_against_anything() -> None:
    audit = read(report(CLEAN, SKIPPED, SKIPPED))

    assert audit == Audit(held=1, unasked=2)
    assert "NOT REACHED: nobody could be asked about 2 packages" in str(audit)
    assert "1 packages held" in str(audit)


@pytest.mark.parametrize("said", ["", "Traceback", "[]", "{}", report()])
def test_silence_is_told_as_silence(said: str) -> None:
    audit = read(said)

    assert audit == Audit()
    assert "NOT REACHED: nobody could be asked at all" in str(audit)


def test_where_everything_was_asked_nothing_is_said_of_silence() -> None:
    assert "NOT REACHED" not in str(read(report(CLEAN)))


def test_without_a_network_it_says_so_and_goes_on(tmp_path: Path) -> None:
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    home = {"HOME": str(tmp_path), "PIP_CACHE_DIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "deployment.audit", "requirements.txt"],
        cwd=ROOT,
        env={**os.environ, **nowhere, **home},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "NOT REACHED" in done.stdout


def test_what_is_open_fails_the_command(tmp_path: Path) -> None:
    (tmp_path / "pip_audit.py").write_text(f"print({report(KNOWN)!r})\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "deployment.audit", "requirements.txt"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "PYSEC-2024-24" in done.stdout
