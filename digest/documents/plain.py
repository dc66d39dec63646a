"""Text that every format can hold: letters and line ends, and no sign that steers a reader."""

import unicodedata

_STEERING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))
"""They turn the direction of all that follows, or tell how bytes are to be read."""

_BREAKS = str.maketrans({"\t": " ", "\u2028": "\n", "\u2029": "\n"})
_LAST_TWO = 0xFFFE
_UNUSED = range(0xFDD0, 0xFDF0)


def plain(text: str) -> str:
    """The text without control signs, halves of letters and what Unicode sets aside as none."""
    if text.isascii() and text.isprintable():
        return text
    broken = "\n".join(text.splitlines()).translate(_BREAKS)
    return "".join(sign for sign in broken if _is_text(sign))


def _is_text(sign: str) -> bool:
    code = ord(sign)
    if sign == "\n":
        return True
    if unicodedata.category(sign) in {"Cc", "Cs"} or sign in _STEERING:
        return False
    return code & _LAST_TWO != _LAST_TWO and code not in _UNUSED
