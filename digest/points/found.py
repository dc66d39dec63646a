"""The points of a whole session: proposed section by section, as far as nobody put them right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.facts import SessionFacts, Supporter
from digest.points.arranging import Arranged, Arrangement, arranged
from digest.points.likeness import Likeness
from digest.points.proposing import proposed
from facilitation.contributions import Contribution
from facilitation.synonyms import synonyms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPoints:
    """The points that stand, and what they were found by."""

    arrangement: Arrangement
    likeness: Mapping[str, Likeness]
    """By section."""
    supporters: Mapping[str, Sequence[Supporter]]
    """By contribution."""

    @property
    def hidden(self) -> frozenset[str]:
        """The contributions that are in no point, because an organiser hides them."""
        return frozenset(one for one, _ in self.arrangement.hidden)

    def of(self, section: str) -> list[Arranged]:
        """The points of one section."""
        return [point for point in self.arrangement.points if point.section == section]


def found(sections: Mapping[str, Sequence[Contribution]], facts: SessionFacts) -> FoundPoints:
    """Find the points of every section's contributions, the same in whatever order they come."""
    synonyms = synonyms_of(facts.session.plan)
    likeness = {
        key: Likeness({one.id: one.text for one in given}, synonyms)
        for key, given in sections.items()
    }
    supporters = defaultdict[str, list[Supporter]](list)
    for who in facts.supporters:
        supporters[who.contribution_id].append(who)
    people = {
        one: frozenset(who.participant_id for who in several) for one, several in supporters.items()
    }

    def propose(section: str, ids: frozenset[str]) -> Iterable[frozenset[str]]:
        loose = [one for one in sections[section] if one.id in ids]
        return proposed(loose, likeness[section], people)

    homes = {one.id: key for key, given in sections.items() for one in given}
    return FoundPoints(
        arrangement=arranged(homes, facts.corrections, propose),
        likeness=likeness,
        supporters=supporters,
    )
