"""What emerges in one section: shared, said by one group alone, seen in two ways, said once."""

from collections.abc import Iterator

from digest.claims import Alone, Opposed, Shared, Side
from digest.digest import Digest, Section
from digest.documents.building import Part
from digest.documents.citing import Sentence, cited, in_short, point_of, words_of
from digest.documents.phrases import Say, short_group
from digest.pieces import Roles

MOST_ALONE = 3
"""Points of one role that are read; the others follow point by point."""


def emerging(digest: Digest, section: Section, say: Say) -> Iterator[Part]:
    """Part by part, what the contributions and the ratings of a section say together."""
    claims = section.claims
    told = (
        ("digest_shared", [*_shared(digest, section, say)]),
        ("digest_alone", [_alone(digest, section, one, say) for one in claims.alone]),
        ("digest_divided", [_opposed(digest, section, one, say) for one in claims.opposed]),
        ("digest_single_voices", [*_single(section, say)]),
        ("digest_viewpoints", [*_viewpoints(digest, section, say)]),
        ("digest_read_back", [*_read_back(section, say)]),
    )
    for heading, sentences in told:
        if sentences:
            yield say(heading), tuple(sentences)


def _shared(digest: Digest, section: Section, say: Say) -> Iterator[Sentence]:
    """Each shared point; groups that were just named are not named again."""
    before: tuple[Roles, ...] = ()
    for one in section.claims.shared:
        point = point_of(section, one.sources[0])
        key = "again" if one.groups == before else _how_widely(section, one)
        told = say(
            f"digest_shared_{key}",
            quote=in_short(point, section, say),
            names=[short_group(digest.header, roles, say) for roles in one.groups],
            contributions=say("digest_count_contributions", count=len(point.references)),
        )
        if one.share is not None:
            share = say(f"digest_share_{one.share}", people=point.people, of=section.backers)
            told = f"{told} {share}"
        yield cited(told, one.sources, say)
        before = one.groups


def _how_widely(section: Section, one: Shared) -> str:
    everyone = len(one.groups) == len(section.voices) > 2  # noqa: PLR2004 - two are "both" by name
    return "by_all" if everyone else "by"


def _alone(digest: Digest, section: Section, one: Alone, say: Say) -> Sentence:
    points = [point_of(section, reference) for reference in one.points]
    quotes = [in_short(point, section, say) for point in points[:MOST_ALONE]]
    left = len(points) - len(quotes)
    told = say(
        "digest_alone_of",
        role=short_group(digest.header, one.roles, say),
        count=len(points),
        quotes="; ".join(quotes),
    )
    if left:
        told = f"{told} {say('digest_alone_more', count=left)}"
    return cited(told, one.sources, say)


def _opposed(digest: Digest, section: Section, one: Opposed, say: Say) -> Sentence:
    key = "digest_opposed" if one.is_between_groups else "digest_opposed_within"
    told = say(
        key,
        strength=_side(digest, section, one.strength, say),
        critical=_side(digest, section, one.critical_issue, say),
    )
    return cited(told, (*one.strength.sources, *one.critical_issue.sources), say)


def _side(digest: Digest, section: Section, side: Side, say: Say) -> str:
    quote = words_of(section, side.sources[0], say)
    if not side.groups:
        return quote
    names = [short_group(digest.header, roles, say) for roles in side.groups]
    return say("digest_side", quote=quote, names=names)


def _single(section: Section, say: Say) -> Iterator[Sentence]:
    single = section.claims.single
    if len(single) == section.contributions > 1:
        yield cited(say("digest_single_all"), single, say)
    elif single:
        yield cited(say("digest_single_are", count=len(single)), single, say)


def _read_back(section: Section, say: Say) -> Iterator[Sentence]:
    """What came of reading the points back, and what was said then besides."""
    for one in section.read_backs:
        told = [say("digest_read_back_points", count=one.points)]
        if one.people is not None:
            told.append(say("digest_read_back_people", count=one.people))
        yield Sentence(" ".join(told), (one.run_id,))
        for key, references in (("objections", one.objections), ("added", one.added)):
            if references:
                text = say(f"digest_read_back_{key}", count=len(references))
                yield cited(text, references, say)


def _viewpoints(digest: Digest, section: Section, say: Say) -> Iterator[Sentence]:
    """What each group gave, kind by kind; who gave nothing is named as silent elsewhere."""
    if len(section.voices) == 1:
        return
    for voice in section.voices:
        given = [cell for cell in voice.cells if cell.quotes]
        references = [quote.reference for cell in given for quote in cell.quotes]
        if references:
            counts = [say(f"gist_{cell.kind}", count=len(cell.quotes)) for cell in given]
            name = short_group(digest.header, voice.roles, say)
            told = say("digest_viewpoint", role=name, names=counts)
            yield cited(told, references, say)
