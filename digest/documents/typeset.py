"""Typst, which draws pages and pictures, kept in one place with what it can show."""

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import typst

CHART = Path(__file__).with_name("chart.typ").read_bytes()
"""Draws a chart, for the templates that need one."""

ALPHABET = Path(__file__).with_name("alphabet.typ").read_bytes()

_REFUSED = re.compile(r'the (?:text|PDF contains the codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def pages(template: bytes, **inputs: str) -> bytes:
    """Lay pages out as PDF/UA-1, for who reads by ear, and PDF/A-2a, for archives."""
    return _one(
        typst.compile(
            template,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            sys_inputs=inputs,
            ignore_system_fonts=True,
        )
    )


def picture(template: bytes, *, dots_per_inch: int, **inputs: str) -> bytes:
    """Draw one picture in dots, as PNG."""
    return _one(
        typst.compile(
            template,
            format="png",
            ppi=dots_per_inch,
            sys_inputs=inputs,
            ignore_system_fonts=True,
        )
    )


def spelled(text: str) -> str:
    """The text, with whatever the built-in fonts have no sign for told by its name in brackets.

    A page with one such sign would be refused as a whole: PDF/UA-1 and PDF/A-2a allow no gaps.
    """
    unknown = {sign for sign in _refused(set(text)) if sign in text}
    # A mark that goes with one letter may be refused on another, and the letter with it.
    while refused := {sign for sign in _refused(_marked(text, unknown)) if _is_mark(sign)}:
        unknown |= refused
    if not unknown:
        return text
    return re.sub(f"[{re.escape(''.join(sorted(unknown)))}]+", _named, text)


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("one document makes one file")
    return made


def _refused(pieces: Iterable[str]) -> set[str]:
    """The signs of these pieces, each set alone, that cannot be shown."""
    told = sorted(piece for piece in pieces if not piece.isascii())
    try:
        pages(ALPHABET, pieces=json.dumps(told))
    except typst.TypstError as error:
        found = _REFUSED.findall(error.diagnostic)
        if not found:
            raise
        return {sign for one in found for sign in _ESCAPED.sub(_sign, one)}
    return set()


def _sign(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _marked(text: str, without: set[str]) -> set[str]:
    """Letters with the marks upon them."""
    marked: set[str] = set()
    piece = ""
    for sign in text:
        if sign in without:
            continue
        if not _is_mark(sign):
            piece = sign
        elif piece:
            piece += sign
            marked.add(piece)
    return marked


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"}


def _named(unknown: re.Match[str]) -> str:
    """Names of signs that follow each other; what has no shape of its own goes unsaid."""
    names = [
        unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
        for sign in unknown[0]
        if unicodedata.category(sign) != "Cf"
    ]
    told = [name for name in names if not name.startswith("variation selector")]
    return f"[{', '.join(told)}]" if told else ""
