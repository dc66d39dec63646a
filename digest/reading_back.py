"""What came of reading points back: who agreed then, what was objected, what was missed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.digest import Section
from digest.facts import RunFacts, SessionFacts
from digest.outcomes import ReadBackOutcome
from digest.quotes import Point
from facilitation.contributions import Contribution, ContributionKind
from facilitation.prompts import ReadBack
from facilitation.read_backs import read_in


def read_back(facts: SessionFacts, composed: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with what was made of their points when they were read back.

    What an organiser hides is not told here either.
    """
    sections = tuple(composed)
    made = _Made.of(facts, sections)
    return tuple(
        section.model_copy(
            update={
                "points": tuple(made.point(one) for one in section.points),
                "read_backs": tuple(
                    made.outcome(one, one.run.prompt, facts.session.plan.digest.threshold)
                    for one in facts.runs
                    if one.run.block_id in section.block_ids
                    and isinstance(one.run.prompt, ReadBack)
                ),
                "is_read_back": not made.blocks.isdisjoint(section.block_ids),
            }
        )
        for section in sections
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What people made of points, by the contributions that these have."""

    ids: dict[str, str]
    """Of the contributions that are quoted, by reference."""
    references: dict[str, str]
    """The other way round."""
    written: dict[str, list[Contribution]] = field(default_factory=lambda: defaultdict(list))
    """By the run they were written to."""
    agreeing: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    against: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """References of objections."""
    blocks: frozenset[str] = frozenset()
    """In which was written what was read back."""

    @classmethod
    def of(cls, facts: SessionFacts, sections: Iterable[Section]) -> "_Made":
        """Put together what the facts say."""
        plan = facts.session.plan
        quotes = [
            quote
            for section in sections
            for voice in section.voices
            for cell in voice.cells
            for quote in cell.quotes
        ]
        made = cls(
            ids={one.reference: one.contribution_id for one in quotes},
            references={one.contribution_id: one.reference for one in quotes},
            blocks=frozenset(
                block.id
                for one in facts.runs
                if isinstance(one.run.prompt, ReadBack)
                for block in read_in(plan, plan.block(one.run.block_id), one.run.prompt)
            ),
        )
        for who in facts.supporters:
            if who.read_back_id is not None:
                made.agreeing[who.contribution_id].add(who.participant_id)
        quoted = [one for one in facts.contributions if one.id in made.references]
        for one in sorted(quoted, key=lambda one: made.references[one.id]):
            made.written[one.run_id].append(one)
            if one.objects_to is not None:
                made.against[one.objects_to].append(made.references[one.id])
        return made

    def point(self, point: Point) -> Point:
        """The point with who agreed to it, and what was objected."""
        members = [self.ids[one] for one in point.references]
        people = set[str]().union(*(self.agreeing[one] for one in members))
        objections = sorted(one for each in members for one in self.against[each])
        return point.model_copy(update={"agreed": len(people), "objections": tuple(objections)})

    def outcome(self, one: RunFacts, prompt: ReadBack, threshold: int) -> ReadBackOutcome:
        """A read-back, with what was written to it."""
        written = self.written[one.run.id]
        objections = [each for each in written if each.kind is ContributionKind.OBJECTION]
        added = [each for each in written if each.kind is not ContributionKind.OBJECTION]
        return ReadBackOutcome(
            run_id=one.run.id,
            question=prompt.question,
            points=len(prompt.points),
            people=one.answered if one.answered >= threshold else None,
            objections=tuple(self.references[each.id] for each in objections),
            added=tuple(self.references[each.id] for each in added),
        )
