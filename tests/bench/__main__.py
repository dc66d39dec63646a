"""The measures, as ratios taken in one run: make bench."""

import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.wording.words import words_of
from digest.audit import check
from digest.compose import compose
from digest.documents.markdown import markdown
from digest.documents.report import report
from tests.bench.house import House, open_echo, open_house
from tests.bench.load import Load, load, raw
from tests.digest.grouping import as_proposed, each_alone, judged
from tests.digest.sessions import grown, puglia

SEATS = 500
ROUNDS = 5
ANSWERS = 1200
"""In each round; they take turns, so that whatever else the machine does meets all alike."""

CROWD = 1000
CROWD_SECONDS = 10

Figures = dict[str, float | int | str]


def main() -> None:
    """Measure everything, print it and leave it in out/bench.json."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure_answers(Path(folder), figures))
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure_crowd(Path(folder), figures))
    for size in (200, 5000):
        figures[f"digest of {size} contributions, s"] = _digest_seconds(size)
    for name, group in (("proposed", as_proposed()), ("each alone", each_alone)):
        figures[f"points, {name}: B³ F1"] = judged(group)["all"].f1
    table = Table("measure", "figure")
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.3g}" if isinstance(figure, float) else str(figure))
    Console().print(table)
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")


async def _measure_answers(folder: Path, figures: Figures) -> None:
    """Answers a second, durable before they are confirmed, held against a plain echo."""
    async with open_house(folder, SEATS) as house, open_echo() as echo:
        figures["start to ready, s"] = house.seconds_to_ready
        figures["memory at rest, MB"] = _resident_megabytes(house)
        plain, apart, shared = [], [], []
        for _ in range(ROUNDS):
            requests = list(_requests(house, ANSWERS))
            one_token = list(_requests_with_one_token(house, ANSWERS))
            plain.append(await load(echo, requests))
            apart.append(await load(house.bot.port, requests))
            shared.append(await load(house.bot.port, one_token))
    yardstick = Load.of(plain)
    figures["echo, answers/s"] = round(yardstick.rate)
    for name, measured in (("a token each", Load.of(apart)), ("one token", Load.of(shared))):
        figures[f"{name}: answers/s"] = round(measured.rate)
        figures[f"{name}: ratio to echo"] = measured.rate / yardstick.rate
        figures[f"{name}: p50, ms"] = measured.percentile(0.5)
        figures[f"{name}: p99, ms"] = measured.percentile(0.99)
        figures[f"{name}: confirmed"] = f"{measured.confirmed} of {len(measured.seconds)}"


async def _measure_crowd(folder: Path, figures: Figures) -> None:
    """A thousand people answer one poll within ten seconds."""
    async with open_house(folder, CROWD) as house:
        invokes = [house.vote(person, "ABC"[n % 3]) for n, person in enumerate(house.people)]
        requests = [raw(parcel) for parcel in house.teams.courier.parcels(invokes)]
        before = len(house.teams.ledger.requests_for("update"))
        answered = await load(house.bot.port, requests, over=CROWD_SECONDS)
        await asyncio.sleep(4)
        updates = len(house.teams.ledger.requests_for("update")) - before
        counted = _counted(house.database)
    if not answered.confirmed == counted == CROWD:
        raise SystemExit(f"{CROWD} answered, {answered.confirmed} confirmed, {counted} counted")
    figures["crowd: confirmed / counted"] = f"{answered.confirmed} / {counted}"
    figures["crowd: p50, ms"] = answered.percentile(0.5)
    figures["crowd: p99, ms"] = answered.percentile(0.99)
    figures["crowd: card updates"] = updates


def _requests(house: House, number: int) -> Iterator[bytes]:
    """Answers of all the people in turn, each with a token of its own."""
    invokes = [house.vote(house.people[n % len(house.people)], "ABC"[n % 3]) for n in range(number)]
    return map(raw, house.teams.courier.parcels(invokes))


def _requests_with_one_token(house: House, number: int) -> Iterator[bytes]:
    """The same with one token for all, as the channel sends them."""
    token = house.teams.tokens.shared()
    for n in range(number):
        invoke = house.vote(house.people[n % len(house.people)], "ABC"[n % 3])
        yield raw(house.teams.courier.parcel(invoke, token))


def _counted(database: Path) -> int:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (counted,) = connection.execute("SELECT count(*) FROM votes").fetchone()
    connection.close()
    return int(counted)


def _resident_megabytes(house: House) -> int:
    status = Path(f"/proc/{house.bot.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def _digest_seconds(size: int) -> float:
    facts = grown(puglia(), size)
    began = time.perf_counter()
    digest = compose(facts)
    check(facts, digest)
    markdown(report(digest, words_of(facts.session.plan)))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
