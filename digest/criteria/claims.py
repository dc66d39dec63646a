"""What is said of points together rests on them, and both sides of a difference are told."""

from collections.abc import Iterator
from itertools import chain

from digest.claims import Alone, Opposed, Outlook, Shared, Side
from digest.criteria.belonging import belonging
from digest.digest import Digest, Section
from digest.facts import SessionFacts
from digest.faults import Fault
from digest.quotes import Cell, Point, Quote, Voice

FAR = 2
"""So many times its share of the contributions a group's share of the quotes may be, or less."""

LESSONS = {"strength", "critical_issue", "solution", "good_practice"}
PROSPECTS = {"proposal", "collaboration_possible"}

Told = dict[str, tuple[Voice, Cell, Quote]]


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for sentences without sources, wrong words for quantities, and sides left out."""
    supporters = {who.contribution_id for who in facts.supporters}
    supporters |= {key for key, people in facts.supports.items() if people}
    for section in digest.sections:
        told = _told(section)
        points = {point.references[0]: point for point in section.points}
        yield from _backers(facts, section, told, digest.method.threshold)
        for shared in section.claims.shared:
            yield from _shared(section, shared, points.get(shared.sources[0]))
        for alone in section.claims.alone:
            yield from _alone(section, alone, points)
        for opposed in section.claims.opposed:
            yield from _opposed(section, opposed, told)
        yield from _both_shown(section, told)
        yield from _accounted(section, told, supporters)
        yield from _balance(facts, digest, section)
    yield from _outlook(digest, digest.lessons, LESSONS)
    yield from _outlook(digest, digest.prospects, PROSPECTS)


def _told(section: Section) -> Told:
    return {
        quote.reference: (voice, cell, quote)
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }


def _backers(facts: SessionFacts, section: Section, told: Told, threshold: int) -> Iterator[Fault]:
    shown = {quote.contribution_id for _, _, quote in told.values()}
    wrote = {
        one.participant_id for one in facts.contributions if one.id in shown and not one.reported
    }
    wrote |= {who.participant_id for who in facts.supporters if who.contribution_id in shown}
    if section.backers != (len(wrote) if len(wrote) >= threshold else None):
        yield Fault("faithful", section.key, "miscounts who wrote or supports something there")


def _shared(section: Section, one: Shared, point: Point | None) -> Iterator[Fault]:
    if point is None or {*one.sources} != {*point.references} or one.groups != point.groups:
        yield Fault("traceable", one.sources[0], "is told of another point, or of other groups")
        return
    if len(one.groups) <= 1:
        yield Fault("faithful", one.sources[0], "is called shared though one group alone makes it")
    word = None
    if point.people is not None and section.backers is not None:
        part = point.people / section.backers
        word = "some" if part <= 1 / 2 else "most" if part < 1 else "all"
    if one.share != word:
        yield Fault("faithful", one.sources[0], "is told with the wrong word for how many")


def _alone(section: Section, one: Alone, points: dict[str, Point]) -> Iterator[Fault]:
    where = f"{section.key}/{'+'.join(one.roles)}"
    own = [points[lead] for lead in one.points if lead in points]
    if {*one.sources} != set(chain.from_iterable(point.references for point in own)):
        yield Fault("traceable", where, "is told alone with sources of other points")
    if any(point.groups != (one.roles,) for point in own):
        yield Fault("faithful", where, "is told alone with what others say too")


def _opposed(section: Section, one: Opposed, told: Told) -> Iterator[Fault]:
    sides = (("strength", one.strength), ("critical_issue", one.critical_issue))
    for kind, side in sides:
        if not side.sources or not {*side.sources} <= told.keys():
            yield Fault("disagreement", section.key, f"has a difference without its {kind}")
            continue
        if any(told[source][1].kind != kind for source in side.sources):
            yield Fault("disagreement", section.key, f"takes something else for a {kind}")
        if {*side.groups} != _groups(side, told):
            yield Fault("disagreement", section.key, "names other groups than those who differ")


def _groups(side: Side, told: Told) -> set[tuple[str, ...]]:
    return {told[source][0].roles for source in side.sources if told[source][0].roles}


def _both_shown(section: Section, told: Told) -> Iterator[Fault]:
    """A point that is a strength for some and a critical issue for others is told as both."""
    sides = {
        (frozenset(one.strength.sources), frozenset(one.critical_issue.sources))
        for one in section.claims.opposed
    }
    for point in section.points:
        meant = {
            kind: frozenset(one for one in point.references if told[one][1].kind == kind)
            for kind in ("strength", "critical_issue")
            if {*point.references} <= told.keys()
        }
        if all(meant.values()) and meant and (*meant.values(),) not in sides:
            yield Fault("disagreement", point.point_id, "hides that it is meant both ways")


def _accounted(section: Section, told: Told, supporters: set[str]) -> Iterator[Fault]:
    """Single voices are kept as such; where groups are told apart, all else is told of someone."""
    lonely = {
        point.references[0]
        for point in section.points
        if len(point.references) == 1
        and point.references[0] in told
        and told[point.references[0]][2].contribution_id not in supporters
    }
    if {*section.claims.single} != lonely:
        yield Fault("disagreement", section.key, "keeps other single voices than there are")
    if len(section.voices) > 1:
        claims = section.claims
        shared = chain.from_iterable(one.sources for one in claims.shared)
        alone = chain.from_iterable(one.sources for one in claims.alone)
        if sorted((*shared, *alone, *claims.single)) != sorted(told):
            yield Fault("coverage", section.key, "tells what emerges without some contributions")


def _balance(facts: SessionFacts, digest: Digest, section: Section) -> Iterator[Fault]:
    for voice, ratio in ratios(facts, digest, section):
        if not 1 / FAR <= ratio <= FAR:
            yield Fault("balance", f"{section.key}/{'+'.join(voice.roles)}", "is out of scale")


def ratios(facts: SessionFacts, digest: Digest, section: Section) -> Iterator[tuple[Voice, float]]:
    """A group's share of the quotes by its share of what was written and is not set aside."""
    aside = {one.contribution_id for one in digest.set_aside}
    written = belonging(facts.contributions, facts, section)
    homes = [one.role_id for one in written if one.id not in aside]
    quoted = sum(voice.size for voice in section.voices)
    for voice in section.voices:
        given = sum(role_id in voice.roles for role_id in homes)
        if voice.roles and given and quoted:
            yield voice, (voice.size / quoted) / (given / len(homes))


def _outlook(digest: Digest, told: tuple[Outlook, ...], kinds: set[str]) -> Iterator[Fault]:
    """Nothing of the same sort that is not told has more groups and people behind it."""
    all_of_them = {
        (section.key, point.references[0]): point
        for section in digest.sections
        for point in section.points
        if point.kind in kinds and point.people is not None
    }
    named = [all_of_them.get((one.section, one.sources[0])) for one in told]
    chosen = [point for point in named if point is not None]
    if len(chosen) != len(told):
        yield Fault("traceable", "digest", "looks out on points that nobody counted")
    for one, point in zip(told, named, strict=True):
        if point is not None and {*one.sources} != {*point.references}:
            yield Fault("traceable", one.sources[0], "looks out with other sources than it has")
    left = [point for point in all_of_them.values() if point not in chosen]
    if left and (not chosen or max(map(_weight, left)) >= min(map(_weight, chosen))):
        yield Fault("balance", "digest", "leaves out a point that as many stand behind")


def _weight(point: Point) -> tuple[int, int]:
    return len(point.groups), point.people or 0
