"""How alike the texts of one area are, each feature weighed by how rare it is among them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt

from facilitation.nearness import Reading, Readings, Weights, rarity, weights
from facilitation.synonyms import Synonyms

EXACT = 9
"""Decimal places that count: beyond, sums differ by the order in which they were made."""

SPREAD = 100
"""In more texts of one family than this a feature tells little, and costs the square of them."""

FAINT = 0.02
"""What is less alike than this counts as not alike at all."""

Signature = tuple[tuple[str, float], ...]
"""In which bags a feature is, and with what weight."""


class Likeness:
    """Texts by their ids, compared; the same for the same texts, in whatever order they come."""

    def __init__(self, texts: Mapping[str, str], synonyms: Synonyms) -> None:
        readings = Readings(synonyms)
        counted = {key: readings.counted(text) for key, text in texts.items()}
        self._texts = texts
        self._bags = _named(texts, counted)
        often = Counter(self._bags.values())
        samples = {self._bags[key]: weights(counts) for key, counts in counted.items()}
        self._weights = _scaled(_folded(samples, often))

    def bag(self, key: str) -> str:
        """The name that texts of the same words share."""
        return self._bags[key]

    def among(self, bags: Sequence[str]) -> list[dict[int, float]]:
        """For each of these bags, which of the others it is like at all, by place, and how much."""
        holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, bag in enumerate(bags):
            for feature, weight in self._weights[bag].items():
                holding[feature].append((place, weight))
        rows: list[dict[int, float]] = [{} for _ in bags]
        for feature in sorted(holding):
            places = holding[feature]
            if len(places) > SPREAD:
                continue
            for start, (place, weight) in enumerate(places, 1):
                row = rows[place]
                for other, by in places[start:]:
                    row[other] = row.get(other, 0.0) + weight * by
        return _mirrored(rows)

    def middle(self, keys: Iterable[str]) -> str:
        """Of these texts the one that is most like all of them (the medoid); of equals by words."""
        ordered = sorted(keys, key=lambda key: (self._bags[key], self._texts[key], key))
        total: dict[str, float] = defaultdict(float)
        for key in ordered:
            for feature, weight in self._weights[self._bags[key]].items():
                total[feature] += weight
        return min(ordered, key=lambda key: -self._towards(total, key))

    def _towards(self, total: Weights, key: str) -> float:
        features = self._weights[self._bags[key]].items()
        return round(fsum(weight * total[feature] for feature, weight in features), EXACT)


def _mirrored(rows: list[dict[int, float]]) -> list[dict[int, float]]:
    """Rows that know only those after them, with those before them too."""
    whole: list[dict[int, float]] = [{} for _ in rows]
    for place, row in enumerate(rows):
        for other, value in row.items():
            if value >= FAINT:
                whole[place][other] = whole[other][place] = round(value, EXACT)
    return whole


def _named(texts: Mapping[str, str], counted: Mapping[str, Counter[Reading]]) -> dict[str, str]:
    """The bag of every text, named by the first of its texts; one without words is of its own."""
    alike: dict[object, list[str]] = defaultdict(list)
    for key, counts in counted.items():
        alike[frozenset(counts.items()) or texts[key].casefold()].append(key)
    return {key: min(texts[one] for one in keys) for keys in alike.values() for key in keys}


def _folded(samples: Mapping[str, Weights], often: Mapping[str, int]) -> Mapping[str, Weights]:
    """Weigh by rarity, those that are in the same bags taken together as one.

    That changes no likeness, and leaves a tenth of the work.
    """
    places: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for bag in sorted(samples):
        for feature, weight in samples[bag].items():
            places[feature].append((bag, weight))
    alike: dict[Signature, list[str]] = defaultdict(list)
    for feature, place in places.items():
        alike[tuple(place)].append(feature)
    texts = sum(often.values())
    folded: dict[str, dict[str, float]] = {bag: {} for bag in samples}
    for signature, features in alike.items():
        rare = rarity(sum(often[bag] for bag, _ in signature), texts) * sqrt(len(features))
        for bag, weight in signature:
            folded[bag][min(features)] = weight * rare
    return {bag: dict(sorted(features.items())) for bag, features in folded.items()}


def _scaled(weighed: Mapping[str, Weights]) -> dict[str, Weights]:
    scaled: dict[str, Weights] = {}
    for bag, features in weighed.items():
        length = sqrt(fsum(weight * weight for weight in features.values()))
        scaled[bag] = {feature: weight / length for feature, weight in features.items()}
    return scaled
