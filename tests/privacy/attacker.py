"""Somebody who holds every byte that is left, and knows who answered when."""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag

from storage.anonymity.keys import SECRET_BYTES, Key

BLOCK = 32
"""Wherever a key begins, one such block of a file is wholly inside it."""
FEWEST_DIFFERENT = 23
"""Thirty-two random bytes have fewer different ones once in twenty thousand times."""

# What stands before it may look like a part of it.
HASH = re.compile(rb"(?=([0-9a-f]{64}))")
NEAR = 400
"""In bytes: how far from a trace of somebody their choice may be kept."""

Guess = Mapping[str, str]
"""What each person is thought to have answered, by participant id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loot:
    """All that is left, and all that the attacker knows besides."""

    files: Mapping[str, bytes]
    arrivals: Sequence[str]
    """The participants' ids in the order in which they answered."""
    traces: Mapping[str, Sequence[bytes]]
    """By what else each participant may be known in a file."""
    options: Sequence[str]
    orders: Mapping[str, Sequence[Sequence[object]]]
    """Every table's rows in every order that its database knows of, by table and order."""


def by_rank(loot: Loot) -> Guess:
    """Rows that were written one after the other were written by those who came so."""
    for rows in loot.orders.values():
        if len(rows) != len(loot.arrivals):
            continue
        for column in zip(*rows, strict=True):
            if {str(value) for value in column} <= set(loot.options):
                return dict(zip(loot.arrivals, map(str, column), strict=True))
    return {}


def by_key(loot: Loot) -> Guess:
    """Any bytes anywhere may be the key: it makes a hash that is there, and opens what is near."""
    hashes = _hashes(loot)
    for secret in _candidates(loot):
        known = _voter(secret, loot.arrivals[0])
        if known in hashes:
            return _opened(loot, Key(secret))
    return {}


def by_neighbourhood(loot: Loot) -> Guess:
    """What is kept near a person's name, id or address is what they answered."""
    marks = [one.encode() for one in loot.options]
    guess = {}
    for person, traces in loot.traces.items():
        found = [
            mark.decode()
            for content in loot.files.values()
            for trace in traces
            for mark in _alone_near(content, trace, marks)
        ]
        if found:
            guess[person] = max(sorted(set(found)), key=found.count)
    return guess


def by_order_of_hashes(loot: Loot) -> Guess:
    """Who came first was hashed first: the hashes' own order, and what is near each of them."""
    marks = [one.encode() for one in loot.options]
    for content in loot.files.values():
        seen = list(dict.fromkeys(HASH.findall(content)))
        if len(seen) < len(loot.arrivals):
            continue
        last = seen[-len(loot.arrivals) :]
        near = [next(iter(_alone_near(content, one, marks)), None) for one in last]
        if any(near):
            return {
                person: mark.decode()
                for person, mark in zip(loot.arrivals, near, strict=True)
                if mark
            }
    return {}


Shadow = Mapping[str, object]
"""What could be seen of one tap from beside: what was logged, which figures moved, by how much."""


def by_shadow(loot: Loot, shadows: Sequence[Shadow], result: Mapping[str, int]) -> Guess:
    """Taps that look alike answer alike, where as many look so as an option has answers."""
    by_count = {number: option for option, number in result.items()}
    for what in sorted({name for shadow in shadows for name in shadow}):
        seen = [shadow.get(what) for shadow in shadows]
        counted = Counter(seen)
        if {*counted.values()} == {*by_count} and len(counted) == len(by_count):
            return {
                person: by_count[counted[one]]
                for person, one in zip(loot.arrivals, seen, strict=True)
            }
    return {}


ATTACKS: Sequence[Callable[[Loot], Guess]] = (
    by_rank,
    by_key,
    by_neighbourhood,
    by_order_of_hashes,
)


def right(guess: Guess, truth: Guess) -> int:
    """How many people were found out."""
    return sum(guess.get(person) == chosen for person, chosen in truth.items())


def _voter(secret: bytes, participant_id: str) -> bytes:
    return hmac.digest(secret, b"voter" + participant_id.encode(), hashlib.sha256).hex().encode()


def _hashes(loot: Loot) -> set[bytes]:
    return {one for content in loot.files.values() for one in HASH.findall(content)}


def _candidates(loot: Loot) -> Iterator[bytes]:
    """Every stretch that could be a key, each once; what random bytes never look like is not."""
    for content in loot.files.values():
        begun = 0
        for at in range(0, len(content) - BLOCK + 1, BLOCK):
            if len(set(content[at : at + BLOCK])) < FEWEST_DIFFERENT:
                continue
            first = max(begun, at - SECRET_BYTES + BLOCK)
            begun = at + 1
            for start in range(first, begun):
                secret = content[start : start + SECRET_BYTES]
                if len(secret) == SECRET_BYTES:
                    yield secret


def _opened(loot: Loot, key: Key) -> Guess:
    guess = {}
    for person in loot.arrivals:
        known = key.voter(person)
        for content in loot.files.values():
            for found in re.finditer(known.encode(), content):
                after = content[found.end() : found.end() + 2 * NEAR]
                for text in _readings(key, known, after):
                    guess[person] = next((one for one in loot.options if one in text), "")
    return guess


def _readings(key: Key, known: str, after: bytes) -> Iterator[str]:
    """What opens, wherever it begins and ends."""
    for length in range(256 + 28, len(after) + 1, 256):
        for start in range(len(after) - length + 1):
            try:
                yield key.open(after[start : start + length], of=known).decode()
            except InvalidTag:
                continue


def _alone_near(content: bytes, trace: bytes, marks: Sequence[bytes]) -> Iterator[bytes]:
    """The option near a trace, where there is one: the question lists them all."""
    for found in re.finditer(re.escape(trace), content):
        around = content[max(found.start() - NEAR, 0) : found.end() + NEAR]
        near = [mark for mark in marks if mark in around]
        if len(near) == 1:
            yield near[0]


def every_file(*folders: Path) -> dict[str, bytes]:
    """What is in a folder and in all that are in it; what is there twice, once."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    by_content = {path.read_bytes(): str(path) for path in paths}
    return {path: content for content, path in by_content.items()}
