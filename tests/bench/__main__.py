"""The measures, as ratios taken in one run: make bench; all, or those that are named."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from tests.bench.answers import measure_answers
from tests.bench.crowds import measure_crowd, measure_neighbours
from tests.bench.digests import measure_digests
from tests.bench.figures import Figures, tell
from tests.bench.many import measure_many
from tests.bench.soak import measure_soak

MEASURES: Mapping[str, Callable[[Path, Figures], Coroutine[Any, Any, None]]] = {
    "answers": measure_answers,
    "crowd": measure_crowd,
    "neighbours": measure_neighbours,
    "many": measure_many,
    "soak": measure_soak,
}
"""Each against a bot of its own, whose database lies in the folder."""

DIGESTS = "digests"


def main() -> None:
    """Measure, print it and leave it in out/bench.json."""
    figures: Figures = {}
    for name in sys.argv[1:] or [*MEASURES, DIGESTS]:
        if name == DIGESTS:
            measure_digests(figures)
            continue
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(MEASURES[name](Path(folder), figures))
    busy, _, _ = os.getloadavg()
    figures["the machine at the end"] = f"load {busy:.1f} on {os.cpu_count()} cores"
    tell(figures, Path("out") / "bench.json")


if __name__ == "__main__":
    main()
