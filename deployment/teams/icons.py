"""Giro's two icons, drawn from circles: seats round a table, one of which has its turn."""

import struct
import zlib
from dataclasses import dataclass
from math import cos, hypot, radians, sin

WHITE = (255, 255, 255)
PURPLE = (0x5B, 0x5F, 0xC7)
YELLOW = (0xFF, 0xC8, 0x3D)

SEATS = range(30, 390, 60)
"""Where people sit, in degrees clockwise from the top."""
TURN = 30

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A disc, or with a width the ring of that line; in pixels from the icon's middle."""

    x: float = 0
    y: float = 0
    radius: float
    width: float = 0
    colour: Colour = WHITE

    def coverage(self, x: float, y: float) -> float:
        """How much of the pixel at that place it covers; between 0 and 1 at its edge."""
        distance = hypot(x - self.x, y - self.y) - self.radius
        if self.width:
            distance = abs(distance) - self.width / 2
        return min(1.0, max(0.0, 0.5 - distance))


def color_icon() -> bytes:
    """The icon of app lists; Teams rounds its corners, so the ground fills the square."""
    ground = Circle(radius=192, colour=PURPLE)
    table = Circle(radius=29, width=9)
    turn = _seat(TURN, at=52, radius=15, colour=YELLOW)
    return _png(192, [ground, table, *_others(at=52, radius=11), turn])


def outline_icon() -> bytes:
    """The icon of Teams' bars, which colour it themselves: white on nothing."""
    table = Circle(radius=6.5, width=1.6)
    return _png(32, [table, *_others(at=12.4, radius=2.3), _seat(TURN, at=12.2, radius=3.6)])


def _others(*, at: float, radius: float) -> list[Circle]:
    """Every seat but the one that has its turn."""
    return [_seat(degrees, at=at, radius=radius) for degrees in SEATS if degrees != TURN]


def _seat(degrees: float, *, at: float, radius: float, colour: Colour = WHITE) -> Circle:
    x, y = at * sin(radians(degrees)), -at * cos(radians(degrees))
    return Circle(x=x, y=y, radius=radius, colour=colour)


def _png(size: int, circles: list[Circle]) -> bytes:
    """A square picture of 8-bit RGBA; each row begins with a byte for "not filtered"."""
    steps = [number + 0.5 - size / 2 for number in range(size)]
    rows = b"".join(b"\0" + b"".join(_pixel(x, y, circles) for x in steps) for y in steps)
    header = struct.pack(">2I5B", size, size, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, content) for kind, content in parts)


def _pixel(x: float, y: float, circles: list[Circle]) -> bytes:
    """Lay each circle over those before it."""
    colour, alpha = (0.0, 0.0, 0.0), 0.0
    for circle in circles:
        share = circle.coverage(x, y)
        if not share:
            continue
        below = alpha * (1 - share)
        alpha = share + below
        mixed = zip(circle.colour, colour, strict=True)
        red, green, blue = ((over * share + under * below) / alpha for over, under in mixed)
        colour = (red, green, blue)
    return bytes((*map(round, colour), round(alpha * 255)))


def _part(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
