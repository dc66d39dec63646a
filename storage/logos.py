"""Logos beside the plans: small pictures that show, and do nothing else."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

LARGEST = 256 * 1024
"""In bytes."""
WIDEST = 4000
"""In dots, as high too."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_ALIVE = re.compile(
    r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<script|<foreignObject|<image|<use|\son\w+\s*="
    r"|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|@import|javascript:",
    re.IGNORECASE,
)


class LogoError(Exception):
    """A picture that cannot be a logo."""


def read_logo(folder: Path, name: str) -> bytes:
    """The picture of that name in the plans' folder. Raises LogoError."""
    try:
        with (folder / name).open("rb") as file:
            picture = file.read(LARGEST + 1)
    except OSError as error:
        raise LogoError(name) from error
    if len(picture) > LARGEST or not (_is_png if name.endswith(".png") else _is_svg)(picture):
        raise LogoError(name)
    return picture


def _is_png(picture: bytes) -> bool:
    if not (picture.startswith(_PNG) and picture.endswith(_PNG_END)):
        return False
    wide: int
    high: int
    wide, high = struct.unpack_from(">II", picture, 16)
    return 0 < wide <= WIDEST and 0 < high <= WIDEST


def _is_svg(picture: bytes) -> bool:
    try:
        text = picture.decode()
        if _ALIVE.search(text):
            return False
        root = ET.fromstring(text)  # noqa: S314 - no entity is left in it
    except (UnicodeDecodeError, ET.ParseError):
        return False
    return root.tag in {"svg", "{http://www.w3.org/2000/svg}svg"}
