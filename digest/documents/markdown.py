"""The digest as a Markdown document."""

from collections.abc import Iterable, Iterator

from digest.digest import Cell, Digest, PollOutcome, QuestionOutcome, Section, Voice
from digest.documents import findings, results
from digest.documents.markup import broken, bullets, escaped, table
from digest.documents.method import method_notes, method_rows
from digest.documents.phrases import (
    Say,
    asked_in_rounds,
    group,
    kinds,
    material,
    remarks,
    said_by,
    short_group,
    summary,
    written_in,
)


def markdown(digest: Digest, say: Say) -> str:
    """Write the whole digest; what people wrote stays text, whatever signs it has."""
    blocks = [*_opening(digest, say), *_overview(digest, say)]
    for section in digest.sections:
        blocks += _section(digest, section, say)
    blocks += _method(digest, say)
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


Blocks = Iterator[list[str]]
"""Lines that belong together; an empty line stands between blocks."""


def _opening(digest: Digest, say: Say) -> Blocks:
    header = digest.header
    yield [f"# {escaped(say('digest_title', title=header.title))}"]
    yield [escaped(say("digest_subtitle", organiser=header.organiser, at=header.day))]
    if header.objectives:
        yield [f"## {say('digest_objectives')}"]
        yield bullets(list(header.objectives))
    yield [f"## {say('digest_at_a_glance')}"]
    yield [
        f"- {say('digest_fact', what=f'**{what}**', value=escaped(value))}"
        for what, value in summary(digest, say)
    ]
    yield [f"### {say('digest_who')}"]
    if header.groups:
        rows = [[group(header, one.roles, say), str(one.people)] for one in header.groups]
        yield table([say("digest_role"), say("digest_people_column")], rows)
    else:
        yield [say("digest_who_total_only")]


def _overview(digest: Digest, say: Say) -> Blocks:
    yield [f"## {say('digest_missing')}"]
    yield bullets([*findings.missing(digest, say)] or [say("digest_nothing_missing")])
    yield [f"## {say('digest_divided')}"]
    yield bullets([*findings.divided(digest, say)] or [say("digest_undivided")])


def _section(digest: Digest, section: Section, say: Say) -> Blocks:
    yield [f"## {escaped(say('digest_section', key=section.key, title=section.title))}"]
    if not (section.polls or section.rounds or section.speaking):
        yield [say("digest_empty_section")]
    for about, poll in results.under_material(section.polls):
        if about is not None:
            yield [f"### {escaped(material(about, say))}"]
        yield from _poll(digest, poll, say)
    for spoken in section.speaking:
        yield [f"### {escaped(say('digest_speaking', question=spoken.question))}"]
        yield _sentences(results.speaking_notes(spoken, digest, say))
    if section.rounds:
        yield from _contributions(digest, section, say)


def _poll(digest: Digest, poll: PollOutcome, say: Say) -> Blocks:
    yield [f"### {escaped(results.poll_heading(poll, say))}"]
    yield _sentences(results.poll_notes(poll, digest.header, say))
    for question in poll.questions:
        if results.is_questionnaire(poll):
            yield [f"#### {escaped(question.question)}"]
        yield from _question(digest, question, say)


def _question(digest: Digest, question: QuestionOutcome, say: Say) -> Blocks:
    if question.counts:
        counts = results.table(question, digest.header, say)
        rows = [[option, *cells] for option, cells in counts.rows]
        yield table([say("digest_option"), *counts.columns], rows)
    yield _sentences(results.question_notes(question, digest, say))
    yield [f"- {say('digest_quote', text=broken(text, '  '))}" for text in question.texts]


def _contributions(digest: Digest, section: Section, say: Say) -> Blocks:
    yield [f"### {say('digest_contributions')}"]
    yield bullets(asked_in_rounds(section, say))
    if not section.contributions:
        yield [say("digest_no_contribution")]
        return
    yield written_in(section, say)
    yield _grid(digest, section, say)
    yield _sentences(remarks(digest, section, say))
    for voice in section.voices:
        yield from _voice(digest, voice, say)


def _sentences(given: Iterable[str]) -> list[str]:
    text = " ".join(given)
    return [escaped(text)] if text else []


def _grid(digest: Digest, section: Section, say: Say) -> list[str]:
    """Which group gave how many contributions of which kind."""
    names = [short_group(digest.header, voice.roles, say) for voice in section.voices]
    apart = len(names) > 1
    rows = []
    for cells in zip(*(voice.cells for voice in section.voices), strict=True):
        counts = [len(cell.quotes) for cell in cells]
        if not any(counts):
            continue
        shown = [*counts, sum(counts)] if apart else counts
        rows.append([kinds(cells[0].kind, say), *map(str, shown)])
    totals = [say("digest_total")] if apart else []
    return table([say("digest_kind"), *names, *totals], rows)


def _voice(digest: Digest, voice: Voice, say: Say) -> Blocks:
    yield [f"#### {escaped(group(digest.header, voice.roles, say))}"]
    if not voice.size:
        yield [say("digest_no_contribution")]
    for cell in voice.cells:
        yield from _cell(digest, voice, cell, say)


def _cell(digest: Digest, voice: Voice, cell: Cell, say: Say) -> Blocks:
    if not cell.quotes:
        return
    yield [f"**{kinds(cell.kind, say)}**"]
    yield [
        f"- {say('digest_quote', text=broken(quote.text, '  '))}"
        f" — {escaped(said_by(digest.header, voice, quote, say))}"
        for quote in cell.quotes
    ]


def _method(digest: Digest, say: Say) -> Blocks:
    yield [f"## {say('digest_method')}"]
    rows = [[what, str(number)] for what, number in method_rows(digest, say)]
    yield table([say("digest_measure"), say("digest_number")], rows)
    yield bullets(method_notes(digest, say))
