"""What was measured: printed as a table, and left for a machine to read."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

Figures = dict[str, float | int | str]


def tell(figures: Figures, out: Path) -> None:
    """Print them, and leave them in a file."""
    table = Table("measure", "figure")
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.3g}" if isinstance(figure, float) else str(figure))
    Console().print(table)
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(figures, indent=2), encoding="utf-8")
