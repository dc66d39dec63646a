"""What in people's words tells by its shape, or by being known: no capital letter is needed."""

import re
from collections.abc import Iterator

from digest.flags.flag import Found, Why
from digest.flags.origins import ORIGINS
from digest.flags.places import PLACES

_MONTHS = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "january february march april may june july august september october november december"
)
_WORDS_TOO = {"march", "may"}
_MONTH = "|".join(_MONTHS.split())
_ALONE = "|".join(one for one in _MONTHS.split() if one not in _WORDS_TOO)
_DATES = re.compile(
    rf"""
      \b (?: \d{{1,2}} | primo | first ) (?: º | ° | st | nd | rd | th )? \s+
          (?: of \s+ )? (?: {_MONTH} ) \b (?: ,? \s+ \d{{4}} )?             # 3 marzo 2019
    | \b (?: {_MONTH} ) \s+ \d{{1,2}} \b (?: ,? \s+ \d{{4}} )?              # March 3, 2019
    | \b (?: {_MONTH} ) \s+ \d{{4}} \b                                    # March 2019
    | \b \d{{1,2}} [/.-] \d{{1,2}} [/.-] (?: \d{{4}} | \d{{2}} ) \b        # 3/3/2019
    | \b (?: 19 | 20 ) \d{{2}} \b                                        # 2019
    | \b (?: {_ALONE} ) \b                                              # marzo
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNITS = (
    "minut[oie]s? hour ora ore h giorn[oi] days? settiman[ae] weeks? mes[ei] months? volt[ae] times"
)
_NUMBERS = re.compile(
    rf"""
    (?! \d{{1,3}} \s* (?: (?: {"|".join(_UNITS.split())} ) \b | % | per \s cento | percent ) )
    (?! [ABC][12] \b )                                                    # B1: how well one speaks
    (?<! \w ) (?: [A-Z]{{1,3}} (?= \d ) )? \d+ (?: [.,:/-] \d+ )* (?: \w* ) º?°?
    """,
    re.VERBOSE,
)
_NAMED = r"[A-ZÀ-Ý][\w'’.-]*"
_STREETS = re.compile(
    rf"""
    \b (?: via | viale | piazza | piazzale | largo | vicolo | contrada | quartiere | rione
        | borgo | strada | località | frazione | masseria | street | road | square ) \s+
    (?: (?: di | del | dei | dell['’] | della | delle | degli | san | santa ) \s* )*
    {_NAMED} (?: \s+ {_NAMED} )* (?: ,? \s+ (?: n \.? \s* )? \d+ \w? \b )?
    """,
    re.VERBOSE,
)
_FIRMS = re.compile(
    r"""
    (?: \b [\w'’&-]+ \s+ ){1,3}
    (?: s\.?r\.?l\.?s? | s\.?p\.?a | s\.?n\.?c | s\.?a\.?s | s\.?c\.?a?\.?r\.?l | onlus | ltd
      | gmbh ) \.? (?! \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,3}")
_PLACES = re.compile(rf"\b(?:{PLACES})(?!\w)", re.IGNORECASE)
_ORIGINS = re.compile(rf"\b(?:{ORIGINS})\b", re.IGNORECASE)

_SHAPES = (
    (_DATES, Why.DATE),
    (_STREETS, Why.PLACE),
    (_FIRMS, Why.NAME),
    (_INITIALS, Why.NAME),
    (_ORIGINS, Why.ORIGIN),
    (_PLACES, Why.PLACE),
    (_NUMBERS, Why.NUMBER),
)


def shapes(text: str) -> Iterator[Found]:
    """Dates, numbers, streets, firms by their form, initials, towns and origins that are known.

    How long something took, how often it happened, a share of a hundred and how well somebody
    speaks a language single nobody out.
    """
    for pattern, why in _SHAPES:
        for one in pattern.finditer(text):
            start, end = one.span()
            yield Found(start, start + len(text[start:end].rstrip(" ")), why)
