"""What emerged, in a dozen lines for the room: what each area gave, what most people share."""

from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.documents.findings import divided, in_short
from digest.documents.key_messages import key_messages_note, key_messages_told
from digest.documents.lines import Line, LineKind
from digest.documents.phrases import Say, count_of
from digest.documents.summary import outcome
from digest.key_messages.messages import WordedMessages
from digest.points.shared import most_shared, quoted
from facilitation.contributions import ContributionKind

MOST_SHARED = 3
"""So many points are read to the room; the document has them all."""
MOST_DIVIDED = 2
MOST_CITED = 3
"""Of a point's references; the document has them all."""


def gist(digest: Digest, say: Say, worded: WordedMessages | None = None) -> tuple[Line, ...]:
    """The lines of the room's card, in the digest's own words and figures."""
    return (
        *(_worded(worded, say) if worded else ()),
        *(Line(LineKind.FIGURE, what, value) for what, value in outcome(digest, say)),
        *_areas(digest, say),
        *shared_lines(digest, say),
        *_divided(digest, say),
    )


def _worded(worded: WordedMessages, say: Say) -> Iterator[Line]:
    yield Line(LineKind.HEADING, say("key_messages_heading"))
    yield Line(LineKind.PARAGRAPH, key_messages_note(worded, say))
    yield from (Line(LineKind.ITEM, told) for told in key_messages_told(worded, say))
    yield Line(LineKind.HEADING, say("digest_at_a_glance"))


def _areas(digest: Digest, say: Say) -> Iterator[Line]:
    told = [section for section in digest.sections if section.area_id and section.contributions]
    if told:
        yield Line(LineKind.HEADING, say("gist_areas"))
    for section in told:
        yield Line(
            LineKind.ITEM, say("digest_fact", what=section.title, value=_given(section, say))
        )


def _given(section: Section, say: Say) -> str:
    counts = [(kind, count_of(section, kind)) for kind in ContributionKind]
    named = [say(f"gist_{kind}", count=count) for kind, count in counts if count]
    return say("digest_and", names=named)


def shared_lines(digest: Digest, say: Say) -> Iterator[Line]:
    """What the most groups and people stand behind; nothing where they are too few to count."""
    points = [point for _, point in most_shared(digest.sections)]
    if points:
        yield Line(LineKind.HEADING, say("gist_shared"))
    texts = quoted(digest)
    for point in points[:MOST_SHARED]:
        text = point.name or texts[point.references[0]]
        people = say("digest_people", count=point.people)
        aside = say("gist_cited", people=people, references=list(point.references[:MOST_CITED]))
        if point.objections:
            aside = f"{aside} · {say('gist_objection', count=len(point.objections))}"
        yield Line(LineKind.QUOTE, say("digest_quote", text=text), aside)


def _divided(digest: Digest, say: Say) -> Iterator[Line]:
    told = in_short(divided(digest, say)[:MOST_DIVIDED], say)
    if told:
        yield Line(LineKind.HEADING, say("digest_divided"))
    yield from (Line(LineKind.ITEM, text) for text in told)
