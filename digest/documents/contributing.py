"""What people wrote in one section, in blocks."""

from digest.digest import Digest, Section
from digest.documents.blocks import AnyBlock, Heading, Paragraph, Quoted, Quotes, Table
from digest.documents.building import Blocks, in_one, in_parts, listed
from digest.documents.emerging import emerging
from digest.documents.phrases import Say, asked_in_rounds, kinds, remarks, short_group, written_in
from digest.documents.points import (
    KindInWords,
    PointInWords,
    few,
    grouped,
    is_long,
    others_named,
    points_in_words,
)


def contributions(digest: Digest, section: Section, say: Say) -> Blocks:
    """What a section was asked and gave, what emerges from it, and people's words."""
    yield Heading(level=2, text=say("digest_contributions"))
    asked = asked_in_rounds(section, say)
    written = written_in(section, say)
    if not section.contributions:
        written = [say("digest_no_contribution")]
    if len(asked) > 1:
        yield listed(asked)
        yield from in_one(written)
    else:
        yield from in_one((*asked, *written))
    if not section.contributions:
        return
    yield _grid(digest, section, say)
    yield from in_one(remarks(digest, section, say))
    yield from in_one(others_named(digest, section, say))
    yield from in_parts(say("digest_emerging"), 3, emerging(digest, section, say))
    yield Heading(level=2, text=say("digest_point_by_point"))
    yield from in_one(grouped(section, say))
    for kind in points_in_words(digest, section, say):
        shown = few(kind) if is_long(section) else kind
        yield from _kind(shown, say)
        left = kind.size - shown.size
        if left:
            yield Paragraph(text=say("digest_in_annex", count=left))


def annex(digest: Digest, say: Say) -> Blocks:
    """Every word of the sections that tell only some where they are."""
    for number, section in enumerate(one for one in digest.sections if is_long(one)):
        if not number:
            yield Heading(level=1, text=say("digest_annex"))
        yield Heading(level=2, text=say("digest_section", key=section.key, title=section.title))
        for kind in points_in_words(digest, section, say):
            yield from _kind(kind, say)


def _grid(digest: Digest, section: Section, say: Say) -> AnyBlock:
    """Which group gave how many contributions of which kind."""
    names = [short_group(digest.header, voice.roles, say) for voice in section.voices]
    apart = len(names) > 1
    rows = []
    for cells in zip(*(voice.cells for voice in section.voices), strict=True):
        counts = [len(cell.quotes) for cell in cells]
        if any(counts):
            shown = [*counts, sum(counts)] if apart else counts
            rows.append((kinds(cells[0].kind, say), *map(str, shown)))
    totals = [say("digest_total")] if apart else []
    return Table(
        caption=say("digest_grid" if apart else "digest_grid_together", key=section.key),
        columns=(say("digest_kind"), *names, *totals),
        rows=tuple(rows),
    )


def _kind(kind: KindInWords, say: Say) -> Blocks:
    yield Heading(level=3, text=kind.heading)
    for point in kind.points:
        yield from _point(point, say)


def _point(point: PointInWords, say: Say) -> Blocks:
    if point.heading is not None:
        yield Heading(level=4, text=point.heading)
    yield from in_one(point.notes)
    yield Quotes(
        quotes=tuple(
            Quoted(text=say("digest_quote", text=text), aside=aside) for text, aside in point.quotes
        )
    )
