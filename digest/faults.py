"""What can be wrong with a digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Criterion = Literal[
    "traceable", "faithful", "coverage", "balance", "disagreement", "privacy", "validated", "stable"
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a digest gets wrong; it repeats nobody's words, so it may be logged."""

    criterion: Criterion
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.criterion}: {self.where}: {self.what}"


class AuditError(Exception):
    """A digest that must not go out as it is."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
