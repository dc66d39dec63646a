"""The digest's chapters: one for each area, one for each block of the agenda without an area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from digest.digest import Section
from digest.facts import RunFacts, SessionFacts
from digest.impromptu import is_planned, without_names
from digest.masking import Mask
from digest.outcomes import RoundOutcome
from digest.points.claiming import claims
from digest.points.found import FoundPoints, found
from digest.points.telling import Backing, told
from digest.polls import People, material_name, poll_outcome
from digest.quotes import SetAside
from digest.speaking import speaking_outcomes
from digest.voices import Speakers, silent_roles, voices
from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Block, Plan
from facilitation.prompts import Asking, Round

CONTRAST = frozenset({ContributionKind.STRENGTH, ContributionKind.CRITICAL_ISSUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What will be told in one section."""

    key: str
    area_id: str | None
    title: str
    blocks: tuple[Block, ...]
    runs: tuple[RunFacts, ...]
    contributions: tuple[Contribution, ...]
    taken_back: tuple[Contribution, ...]

    @property
    def rounds(self) -> tuple[tuple[RunFacts, Round], ...]:
        """Its rounds, each with the prompt that it put."""
        return tuple(
            (one, one.run.prompt) for one in self.runs if isinstance(one.run.prompt, Round)
        )


def sections(
    facts: SessionFacts, people: People
) -> tuple[tuple[Section, ...], tuple[SetAside, ...]]:
    """Tell every area, and every other block that asked something, in the agenda's order.

    And tell what an organiser set aside.
    """
    mask = Mask(facts.names)
    chapters = [one for one in _chapters(facts, mask) if one.area_id or one.runs]
    points = found({one.key: one.contributions for one in chapters}, facts)
    composed = tuple(_section(chapter, facts, people, mask, points) for chapter in chapters)
    return composed, tuple(
        SetAside(contribution_id=one, reason=mask(reason))
        for one, reason in points.arrangement.hidden
    )


def author_count(contributions: Iterable[Contribution], threshold: int) -> int | None:
    """How many people wrote these, unless they are too few to be counted.

    Who writes for others is not counted, and nobody knows how many those others are.
    """
    authors = len({one.participant_id for one in contributions if not one.reported})
    return authors if authors >= threshold else None


def _section(
    chapter: Chapter, facts: SessionFacts, people: People, mask: Mask, points: FoundPoints
) -> Section:
    plan = facts.session.plan
    kinds = _kinds_asked(chapter)
    given = {one.kind for one in chapter.contributions}
    shown = tuple(one for one in chapter.contributions if one.id not in points.hidden)
    speakers = _speakers(chapter, plan, people)
    quoted = voices(
        shown, speakers, key=chapter.key, kinds=kinds, mask=mask, supports=facts.supports
    )
    backing = Backing(
        contributions={one.id: one for one in shown},
        supporters=points.supporters,
        threshold=people.threshold,
    )
    likeness = points.likeness[chapter.key]
    made = told(points.of(chapter.key), quoted, likeness, backing, mask)
    backers = backing.people(backing.contributions)
    return Section(
        key=chapter.key,
        area_id=chapter.area_id,
        block_ids=tuple(block.id for block in chapter.blocks),
        title=chapter.title,
        polls=tuple(
            poll_outcome(one, plan, people, mask)
            for one in chapter.runs
            if isinstance(one.run.prompt, Asking)
        ),
        rounds=tuple(_round_outcome(one, prompt, facts) for one, prompt in chapter.rounds),
        speaking=tuple(speaking_outcomes(chapter.runs, plan)),
        contributions=len(chapter.contributions),
        authors=author_count(chapter.contributions, people.threshold),
        backers=backers,
        voices=quoted,
        points=made,
        claims=claims(made, quoted, backers, likeness),
        silent=silent_roles(speakers),
        kinds_missing=tuple(kind for kind in kinds if kind not in given),
        contrasting={one.kind for one in shown} >= CONTRAST,
    )


def _round_outcome(one: RunFacts, prompt: Round, facts: SessionFacts) -> RoundOutcome:
    return RoundOutcome(
        run_id=one.run.id,
        question=prompt.question,
        kinds=prompt.kinds,
        contributions=sum(given.run_id == one.run.id for given in facts.contributions),
        material=material_name(prompt),
        on_the_spot=not is_planned(facts.session.plan, prompt),
    )


def _kinds_asked(chapter: Chapter) -> tuple[ContributionKind, ...]:
    asked = {kind for _, prompt in chapter.rounds for kind in prompt.kinds}
    return tuple(kind for kind in ContributionKind if kind in asked)


def _speakers(chapter: Chapter, plan: Plan, people: People) -> Speakers:
    """Who was asked to write here, and whoever wrote, or was reported, without being asked."""
    asked = {role_id for _, prompt in chapter.rounds for role_id in plan.asked(prompt)}
    given = (*chapter.contributions, *chapter.taken_back)
    said = {one.role_id for one in given}
    wrote = {one.role_id for one in given if not one.reported}
    here = [role.id for role in plan.roles if role.id in asked | said]
    hiding = (asked | wrote) - people.observing
    return Speakers(
        joined={role_id: people.joined[role_id] for role_id in here},
        people={role_id: people.joined[role_id] * (role_id in hiding) for role_id in here},
        said=frozenset(said),
        wrote=frozenset(wrote),
        observing=people.observing,
        threshold=people.threshold,
    )


def _chapters(facts: SessionFacts, mask: Mask) -> Iterator[Chapter]:
    plan = facts.session.plan
    keys = _keys(facts)
    runs = [without_names(one, plan, mask) for one in _in_agenda_order(facts)]
    home = {one.run.id: keys[one.run.block_id] for one in runs}
    areas = {area.id: f"A{number}" for number, area in enumerate(plan.areas, 1)}

    def here(key: str, given: Iterable[Contribution]) -> tuple[Contribution, ...]:
        return tuple(one for one in given if areas.get(one.area_id or "", home[one.run_id]) == key)

    for key in dict.fromkeys([*keys.values(), *areas.values()]):
        blocks = tuple(block for block in plan.agenda if keys.get(block.id) == key)
        area = next((area for area in plan.areas if areas[area.id] == key), None)
        yield Chapter(
            key=key,
            area_id=area.id if area else None,
            title=area.title if area else blocks[0].title,
            blocks=blocks,
            runs=tuple(one for one in runs if home[one.run.id] == key),
            contributions=here(key, facts.contributions),
            taken_back=here(key, facts.taken_back),
        )


def _keys(facts: SessionFacts) -> dict[str, str]:
    """The section of every block that has one, by block id, in the agenda's order."""
    plan = facts.session.plan
    asked = {one.run.block_id for one in facts.runs}
    areas = {area.id: f"A{number}" for number, area in enumerate(plan.areas, 1)}
    loose = [
        block for block in plan.agenda if not block.area and (block.prompts or block.id in asked)
    ]
    numbers = {block.id: number for number, block in enumerate(loose, 1)}
    return {
        block.id: areas[block.area] if block.area else f"B{numbers[block.id]}"
        for block in plan.agenda
        if block.area or block.id in numbers
    }


def _in_agenda_order(facts: SessionFacts) -> list[RunFacts]:
    """What was not planned follows what its block had planned."""
    agenda = facts.session.plan.agenda
    blocks = [block.id for block in agenda]
    planned = [prompt.id for block in agenda for prompt in block.prompts]
    place = {prompt_id: number for number, prompt_id in enumerate(planned)}

    def when(one: RunFacts) -> tuple[int, int, datetime, str]:
        run = one.run
        number = place.get(run.prompt.id, len(planned))
        return blocks.index(run.block_id), number, run.opened_at, run.id

    return sorted(facts.runs, key=when)
