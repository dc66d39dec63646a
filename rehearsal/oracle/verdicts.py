"""What was promised held against what came of it, a row each."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: what the players were told, what was found, and whether the two agree."""

    claim: str
    told: str
    found: str
    holds: bool
    detail: str = ""


def table(rows: Sequence[Row]) -> Table:
    """Show the rows; whether one holds is said in words."""
    drawn = Table("", "told", "found", "", title="Does everything add up?", title_justify="left")
    for row in rows:
        verdict = "adds up" if row.holds else f"DOES NOT ADD UP {row.detail}"
        drawn.add_row(row.claim, row.told, row.found, verdict, style="" if row.holds else "red")
    return drawn


def plain(rows: Sequence[Row]) -> str:
    """The same as Markdown, for the folder that a rehearsal leaves."""
    lines = ["| | told | found | |", "|---|---|---|---|"]
    for row in rows:
        verdict = "adds up" if row.holds else f"**does not add up** {row.detail}"
        lines.append(f"| {row.claim} | {row.told} | {row.found} | {verdict} |")
    return "\n".join(lines) + "\n"
