"""Answers a second, durable before they are confirmed; the start and the memory besides."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figures
from tests.bench.house import House, Meeting, convene, open_echo, open_house
from tests.bench.load import Load, load, raw

SEATS = 500
ROUNDS = 5
ANSWERS = 1200
"""In each round; they take turns, so that whatever else the machine does meets all alike."""


async def measure_answers(folder: Path, figures: Figures) -> None:
    """Answers a second, durable before they are confirmed, held against a plain echo."""
    async with open_house(folder) as house, open_echo() as echo:
        meeting = await convene(house, 0, SEATS)
        figures["start to ready, s"] = house.seconds_to_ready
        figures["memory at rest, MB"] = _resident_megabytes(house)
        plain, apart, shared = [], [], []
        for _ in range(ROUNDS):
            requests = list(_requests(meeting, ANSWERS))
            one_token = list(_requests_with_one_token(meeting, ANSWERS))
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


def _requests(meeting: Meeting, number: int) -> Iterator[bytes]:
    """Answers of all the people in turn, each with a token of its own."""
    return map(raw, meeting.teams.courier.parcels(meeting.votes(number)))


def _requests_with_one_token(meeting: Meeting, number: int) -> Iterator[bytes]:
    """The same with one token for all, as the channel sends them."""
    token = meeting.teams.tokens.shared()
    for invoke in meeting.votes(number):
        yield raw(meeting.teams.courier.parcel(invoke, token))


def _resident_megabytes(house: House) -> int:
    status = Path(f"/proc/{house.bot.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
