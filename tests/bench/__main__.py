"""The measures, as ratios taken in one run: make bench."""

import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.wording.words import words_of
from digest.audit import check
from digest.compose import compose
from digest.documents.markdown import markdown
from digest.facts import SessionFacts
from tests.bench.house import House, open_echo, open_house
from tests.bench.load import Load, load, raw
from tests.digest.sessions import puglia

ANSWERS = 6000
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
    table = Table("measure", "figure")
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.3g}" if isinstance(figure, float) else str(figure))
    Console().print(table)
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")


async def _measure_answers(folder: Path, figures: Figures) -> None:
    """Answers a second, durable before they are confirmed, held against a plain echo."""
    async with open_house(folder, 200) as house, open_echo() as echo:
        figures["start to ready, s"] = house.seconds_to_ready
        figures["memory at rest, MB"] = _resident_megabytes(house)
        requests = list(_requests(house, ANSWERS))
        one_token = list(_requests_with_one_token(house, ANSWERS))
        plain = await load(echo, requests)
        apart = await load(house.bot.port, requests)
        shared = await load(house.bot.port, one_token)
        again = await load(echo, requests)
    yardstick = (plain.rate + again.rate) / 2
    figures["echo, answers/s"] = round(yardstick)
    for name, measured in (("a token each", apart), ("one token", shared)):
        figures[f"{name}: answers/s"] = round(measured.rate)
        figures[f"{name}: ratio to echo"] = measured.rate / yardstick
        figures[f"{name}: p50, ms"] = measured.percentile(0.5)
        figures[f"{name}: p99, ms"] = measured.percentile(0.99)
        figures[f"{name}: confirmed"] = f"{_confirmed(measured)} of {len(measured.seconds)}"


async def _measure_crowd(folder: Path, figures: Figures) -> None:
    """A thousand people answer one poll within ten seconds."""
    async with open_house(folder, CROWD) as house:
        invokes = [house.vote(person, "ABC"[n % 3]) for n, person in enumerate(house.people)]
        requests = [raw(parcel) for parcel in house.teams.courier.parcels(invokes)]
        before = len(house.teams.ledger.requests_for("update"))
        answered = await _spread(house.bot.port, requests)
        await asyncio.sleep(4)
        updates = len(house.teams.ledger.requests_for("update")) - before
        counted = _counted(house.database)
    figures["crowd: confirmed / counted"] = f"{_confirmed(answered)} / {counted}"
    figures["crowd: p50, ms"] = answered.percentile(0.5)
    figures["crowd: p99, ms"] = answered.percentile(0.99)
    figures["crowd: card updates"] = updates


async def _spread(port: int, requests: list[bytes]) -> Load:
    """Send the requests evenly over the seconds that a crowd takes, a caller each."""
    pause = CROWD_SECONDS / len(requests)

    async def one(place: int, request: bytes) -> Load:
        await asyncio.sleep(place * pause)
        return await load(port, [request], callers=1)

    began = time.perf_counter()
    loads = await asyncio.gather(*(one(*each) for each in enumerate(requests)))
    return Load(
        seconds=tuple(seconds for each in loads for seconds in each.seconds),
        lasted=time.perf_counter() - began,
        statuses=frozenset(status for each in loads for status in each.statuses),
        bodies=tuple(body for each in loads for body in each.bodies),
    )


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


def _confirmed(measured: Load) -> int:
    return sum(b"Risposta registrata" in body for body in measured.bodies)


def _counted(database: Path) -> int:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (counted,) = connection.execute("SELECT count(*) FROM votes").fetchone()
    connection.close()
    return int(counted)


def _resident_megabytes(house: House) -> int:
    status = Path(f"/proc/{house.bot.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def _facts_with(size: int) -> SessionFacts:
    """A realistic session with so many contributions."""
    facts = puglia()
    known = facts.contributions
    more = (
        replace(
            known[n % len(known)],
            id=f"c{n}",
            number=n + 1,
            text=f"{known[n % len(known)].text} ({n})",
        )
        for n in range(size)
    )
    return replace(facts, contributions=tuple(more))


def _digest_seconds(size: int) -> float:
    facts = _facts_with(size)
    began = time.perf_counter()
    digest = compose(facts)
    check(facts, digest)
    markdown(digest, words_of(facts.session.plan))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
