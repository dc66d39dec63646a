"""Every quote is in one point, and a point claims no more people and roles than it has."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.facts import SessionFacts, Supporter
from digest.faults import Fault
from digest.points.corrections import Regroup, Rename
from digest.points.replaying import hidden, standing
from digest.quotes import Point, Quote, Voice
from facilitation.words import spelled


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for quotes in no point or in two, and for points that are not what they claim."""
    acts = standing(facts.corrections)
    told = [one.contribution_id for one in digest.set_aside]
    if sorted(told) != sorted(digest.not_quoted):
        yield Fault("coverage", "digest", "does not say why contributions are not quoted")
    for one in {*told} - hidden(facts.corrections).keys():
        yield Fault("coverage", one, "is set aside though nobody hid it")
    touched = {
        one
        for act in acts
        if isinstance(act, Regroup | Rename)
        for group in (act.groups if isinstance(act, Regroup) else (act.group,))
        for one in group.members
    }
    ids = Counter(point.point_id for section in digest.sections for point in section.points)
    yield from (Fault("traceable", one, "is two points") for one, n in ids.items() if n > 1)
    sources = _Sources(facts)
    for section in digest.sections:
        yield from _section(sources, section, touched, digest.method.threshold)


class _Sources:
    """The contributions and who supports them, by the id of the contribution."""

    def __init__(self, facts: SessionFacts) -> None:
        self.written = {one.id: one for one in facts.contributions}
        self.supporting = defaultdict[str, list[Supporter]](list)
        for who in facts.supporters:
            self.supporting[who.contribution_id].append(who)


def _section(
    sources: _Sources, section: Section, touched: set[str], threshold: int
) -> Iterator[Fault]:
    quotes = {
        quote.reference: (voice, quote)
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    told = Counter(one for point in section.points for one in point.references)
    for reference in quotes.keys() | told.keys():
        if told[reference] != 1 or reference not in quotes:
            yield Fault("coverage", reference, f"is in {told[reference]} points")
    for point in section.points:
        given = [quotes[one] for one in point.references if one in quotes]
        yield from _point(sources, section, point, given, threshold)
        if point.confirmed and not {quote.contribution_id for _, quote in given} <= touched:
            yield Fault("traceable", point.point_id, "is called confirmed, which nobody did")


def _point(
    sources: _Sources,
    section: Section,
    point: Point,
    given: list[tuple[Voice, Quote]],
    threshold: int,
) -> Iterator[Fault]:
    ids = {quote.contribution_id for _, quote in given} & sources.written.keys()
    written = [sources.written[one] for one in ids]
    supporting = [who for one in ids for who in sources.supporting[one]]
    wrote = {one.participant_id for one in written if not one.reported}
    people = len(wrote | {who.participant_id for who in supporting})
    if point.people != (people if people >= threshold else None):
        yield Fault("faithful", point.point_id, "miscounts the people behind it")
    roles = {one.role_id for one in written} | {who.role_id for who in supporting}
    behind = [voice.roles for voice in section.voices if roles & {*voice.roles}]
    if sorted(point.groups) != sorted(behind):
        yield Fault("faithful", point.point_id, "names other roles than are behind it")
    if point.kind not in {one.kind for one in written}:
        yield Fault("traceable", point.point_id, "was meant as another kind")
    words = {word for _, quote in given for word in spelled(quote.text)}
    if not {word for keyword in point.keywords for word in spelled(keyword)} <= words:
        yield Fault("faithful", point.point_id, "has a keyword that nobody wrote")
