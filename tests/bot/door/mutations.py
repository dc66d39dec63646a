"""Real activities spoilt in every way that JSON allows, drawn by hypothesis."""

import copy
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from rehearsal.wire import Json

Place = tuple[str | int, ...]

DEEP: Any = []
for _ in range(100):
    DEEP = [DEEP]

LETTERS = (*range(1, 128), 0x2028, 0x202E, 0x200D, 0x1F600, 0xD800, 0xFFFF, 0x0130, 0x00DF)
WHOLE = 0.95

# No address that leads out of this machine: nothing here may be looked up or called.
NASTY: Sequence[Any] = (
    None,
    True,
    False,
    0,
    -1,
    2**31,
    2**64,
    1e308,
    float("nan"),
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202egnihtyna\u202c",
    "a" * 101,
    "é" * 5_000,
    "x" * 70_000,
    "<at>Giro</at> fine",
    "<b>&amp;</b>",
    "{{DATE(2020-11-24T14:00:00Z,SHORT)}}",
    "[x](javascript:alert(1))",
    "=HYPERLINK(1)",
    "%s%n{0}{session}",
    "../../etc/passwd",
    "'; DROP TABLE votes; --",
    "http://[",
    "https://10.0.0.8/",
    "ftp://127.0.0.1/",
    "end",
    "vote",
    "personal",
    "19:meeting@thread.v2",
    "2020-11-24T14:00:00Z",
    [],
    {},
    [None],
    [[]],
    [{}],
    {"": None},
    {"id": 1},
    {"id": ""},
    {"__proto__": {}},
    {"type": "mention", "mentioned": []},
    DEEP,
)

SPOILT = st.integers(0, 2**63)
"""All that is done to one activity follows from it; drawing each step would take far longer."""

WAYS = ("replace", "replace", "replace", "remove", "wrap", "double", "add")


def spoil(activities: Sequence[Json], drawn: int) -> bytes:
    """One of the activities, spoilt as was drawn, as the body of a request."""
    chance = random.Random(drawn)  # noqa: S311  the same chance every time
    activity = copy.deepcopy(chance.choice(activities))
    for _ in range(chance.randrange(5)):
        _mutate(activity, chance)
    body = json.dumps(activity).encode()
    # Most come whole, or nothing beyond the reading of JSON would ever be tried.
    return body if chance.random() < WHOLE else _torn(body, chance)


def _torn(body: bytes, chance: random.Random) -> bytes:
    """A body of which something is missing, or altered."""
    at = chance.randrange(len(body))
    return chance.choice((body[:at], body[:at] + chance.randbytes(3) + body[at + 3 :]))


def _mutate(activity: Json, chance: random.Random) -> None:
    *path, last = chance.choice(list(_places(activity)))
    node: Any = activity
    for step in path:
        node = node[step]
    # A copy, or what is done to it next would be done to all that come after.
    what = copy.deepcopy(chance.choice((chance.choice(NASTY), _small(chance, 3))))
    match chance.choice(WAYS):
        case "replace":
            node[last] = what
        case "remove":
            del node[last]
        case "wrap":
            node[last] = [node[last]]
        case "double":
            node[last] = {"value": node[last], str(last): node[last]}
        case "add" if isinstance(node, dict):
            node[str(what)[:20]] = what


def _small(chance: random.Random, depth: int) -> Any:
    """Some JSON or other."""
    match chance.randrange(6 if depth else 4):
        case 0:
            return chance.choice((None, True, False))
        case 1:
            return chance.choice((chance.randint(-(2**40), 2**40), chance.uniform(-1, 1)))
        case 2 | 3:
            return "".join(chr(chance.choice(LETTERS)) for _ in range(chance.randrange(12)))
        case 4:
            return [_small(chance, depth - 1) for _ in range(chance.randrange(3))]
        case _:
            return {str(_small(chance, 0)): _small(chance, depth - 1)}


def _places(node: Any, path: Place = ()) -> Iterator[Place]:
    """Every place in a document."""
    inner: Any = node.items() if isinstance(node, dict) else ()
    if isinstance(node, list):
        inner = list(enumerate(node))
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))
    if not path and not node:
        yield ("type",)
