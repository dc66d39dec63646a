"""A rehearsal, from the bot's start to the oracle's table, on a plan of an hour."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from rehearsal.play import rehearse

PLAN = Path(__file__).parent / "plans" / "short.yaml"
QUICKER = 30.0


async def test_a_rehearsed_session_adds_up(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    code = await asyncio.to_thread(
        rehearse, plan=PLAN, out=out, seed=7, database_url=database_url, scale=QUICKER
    )

    verdict = (out / "verdict.md").read_text(encoding="utf-8")
    assert code == 0, verdict
    assert "does not add up" not in verdict
    told = capsys.readouterr().out
    assert "Benvenuto" in told
    assert "adds up" in told
    transcript = (out / "transcript.md").read_text(encoding="utf-8")
    assert "## The room" in transcript
    assert "## Francesca Ricci alone" in transcript
    digest = json.loads((out / "digest.json").read_text(encoding="utf-8"))
    assert digest["method"]["written"] > 0
    assert re.search(r"A1-\d+", (out / "digest.md").read_text(encoding="utf-8"))
