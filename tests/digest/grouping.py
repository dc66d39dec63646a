"""How well contributions are grouped, held against points that people found in them."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.points.likeness import Likeness
from digest.points.proposing import proposed
from facilitation.contributions import Contribution, ContributionKind
from facilitation.meanings.known import KNOWN
from facilitation.synonyms import Synonyms
from tests.digest.sessions import a_contribution

KINDS = {
    "forza": ContributionKind.STRENGTH,
    "criticita": ContributionKind.CRITICAL_ISSUE,
    "soluzione": ContributionKind.SOLUTION,
    "proposta": ContributionKind.PROPOSAL,
    "collaborazione": ContributionKind.COLLABORATION_ACTIVE,
}
ITALIAN = Synonyms.of(KNOWN["it"])
SEEN = "grouping_it.jsonl"
UNSEEN = "grouping_unseen_it.jsonl"
"""Written by others than those who wrote the words that Giro knows, neither having seen theirs."""

Group = Callable[[list[Contribution]], Iterable[frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """B³: of each contribution's group, how much is of its point; of its point, how much there."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(groups: Iterable[frozenset[str]], points: Mapping[str, str]) -> Judgement:
    """Judge a partition by the point that each contribution truly makes."""
    sizes = Counter(points.values())
    precision = recall = 0.0
    for group in groups:
        for point, count in Counter(points[one] for one in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[point]
    return Judgement(precision / len(points), recall / len(points))


def labelled(name: str = SEEN) -> dict[str, tuple[list[Contribution], dict[str, str]]]:
    """By area, contributions and the point that each one makes."""
    path = Path(__file__).parent / name
    found: dict[str, tuple[list[Contribution], dict[str, str]]] = defaultdict(lambda: ([], {}))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        contributions, points = found[row["theme"]]
        one = a_contribution(number, row["text"], kind=KINDS[row["kind"]])
        contributions.append(one)
        points[one.id] = row["point_id"]
    return found


def as_proposed(synonyms: Synonyms = ITALIAN) -> Group:
    """Group as the digest does."""

    def group(contributions: list[Contribution]) -> Iterable[frozenset[str]]:
        likeness = Likeness({one.id: one.text for one in contributions}, synonyms)
        return proposed(contributions, likeness, {})

    return group


def each_alone(contributions: list[Contribution]) -> Iterable[frozenset[str]]:
    """The yardstick: nothing is grouped."""
    return [frozenset({one.id}) for one in contributions]


def judged(group: Group, name: str = SEEN) -> dict[str, Judgement]:
    """By area, and over all under the name `all`."""
    areas = labelled(name)
    found = {area: (group(given), points) for area, (given, points) in areas.items()}
    together = [one for groups, _ in found.values() for one in groups]
    truly = {one: point for _, points in found.values() for one, point in points.items()}
    return {
        **{area: b_cubed(groups, points) for area, (groups, points) in found.items()},
        "all": b_cubed(together, truly),
    }
