"""Spoilt plan files: whatever is in one, it is a plan or it is said what is wrong, and where."""

import random
import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.wording.findings_text import located_sentence
from bot.wording.words import Words
from facilitation.plan import Plan
from storage.plan_files import read_written
from tests.dialogs.house import a_block, a_plan, a_poll, a_round

SLOWEST = 2.0
"""In seconds."""

WORDS = Words("it", "UTC")

ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\t",
    b"!!python/object/apply:os.system ['true']",
    b"&a [*a]",
    b"*nobody",
    b"<<: *x",
    b"{{{{",
    b"[" * 300,
    b"? ? ? ?",
    b"|\n  x",
    b"%YAML 9.9\n---\n",
    b"---\n...\n---\n",
    b"1e999",
    b"-9223372036854775809",
    b"0x" + b"f" * 5000,
    b"2020-99-99",
    b"25:61",
    b"~",
    b"'",
    b"=1+1",
    "\u2028\u202e".encode(),
    b"x" * 20_000,
)


def a_file() -> bytes:
    written = BytesIO()
    YAML(typ="safe").dump(a_plan(a_block("one", a_poll(), a_round())), written)
    return written.getvalue()


WHOLE = a_file()


def spoilt(drawn: int) -> bytes:
    """A sound plan's file with some of it gone, doubled, moved or made odd."""
    chance = random.Random(drawn)  # noqa: S311  the same chance every time
    lines = WHOLE.splitlines(keepends=True)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(lines))
        cut = chance.randrange(len(lines[at]))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 3:
                lines[at] = lines[at][:cut] + chance.choice(ODD) + lines[at][cut:]
            case 4:
                name, colon, _ = lines[at].partition(b":")
                lines[at] = name + colon + b" " + chance.choice(ODD) + b"\n"
            case _:
                lines[at] = b"  " + lines[at]
    return b"".join(lines)


@given(st.integers(0, 2**63))
@settings(max_examples=60)
def test_a_spoilt_plan_is_read_or_told_what_is_wrong_with_it(drawn: int) -> None:
    read_in_time(spoilt(drawn))


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_so_is_what_never_was_one(written: bytes) -> None:
    read_in_time(written)


@pytest.mark.parametrize("odd", ODD)
def test_so_is_each_oddity_alone(odd: bytes) -> None:
    read_in_time(odd)


def read_in_time(written: bytes) -> None:
    began = time.perf_counter()

    read = read_written(written, "plan.yaml")

    assert time.perf_counter() - began < SLOWEST
    if not isinstance(read, Plan):
        assert read
        assert all(located_sentence(WORDS, located) for located in read)
