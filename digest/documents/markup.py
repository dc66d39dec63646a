"""Plain text as Markdown that shows as that very text."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~&$])")
_LINE_START = re.compile(r"^(\s*)(?:([#+=>-])|(\d+)([.)]))")
_ADDRESS = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)
_CUT = re.compile(r"\\\[…\\\](?![(\[:])")


def escaped(text: str) -> str:
    """One line of plain text, so that no sign in it is taken for markup."""
    marked = _MARKS.sub(r"\\\1", " ".join(text.split("\n")))
    unlinked = _ADDRESS.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), marked)
    return _LINE_START.sub(_escaped_start, _CUT.sub("[…]", unlinked))


def broken(text: str, indent: str) -> str:
    """Several lines of plain text inside a list item, with its line ends kept."""
    lines = [escaped(line.strip()) for line in text.splitlines() if line.strip()]
    return f"\\\n{indent}".join(lines)


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Plain cells; every column but the first is for numbers."""
    rule = ["---"] + ["--:"] * (len(head) - 1)
    return [_row(head), _row(rule, raw=True), *(_row(row) for row in rows)]


def _row(cells: list[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(escaped, cells))} |"


def _escaped_start(found: re.Match[str]) -> str:
    space, sign, digits, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{dot}"
