"""The digest as sheets: what polls came to, what people said, and what the columns mean."""

from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.documents import results
from digest.documents.about import about
from digest.documents.imprint import Imprint
from digest.documents.phrases import Say, group, kinds
from digest.documents.scales import option_names
from digest.documents.sheets import Column, Sheet, Workbook
from digest.key_messages.messages import WordedMessages
from digest.outcomes import QuestionOutcome, SpeakingOutcome
from facilitation.counting import scores
from facilitation.privacy import Counts

Row = tuple[int | str | None, ...]


def tables(digest: Digest, say: Say, imprint: Imprint | None = None) -> Workbook:
    """Write the whole digest in sheets, in the words of `say`; what it lacks has no sheet."""
    written = (
        _about(digest, say, imprint),
        _results(digest, say),
        _speaking(digest, say),
        _contributions(digest, say),
        _key_messages(imprint, say),
    )
    sheets = tuple(sheet for sheet in written if sheet.rows)
    return Workbook(
        title=digest.header.title,
        organisation=digest.header.organiser,
        day=digest.header.day,
        quoting=say("sheet_quoting"),
        sheets=(*sheets, _dictionary(sheets, say)),
    )


def _about(digest: Digest, say: Say, imprint: Imprint | None) -> Sheet:
    return Sheet(
        title=say("sheet_about"),
        columns=(
            Column(title=say("sheet_item"), meaning=say("sheet_item_means")),
            Column(title=say("sheet_value"), meaning=say("sheet_value_means")),
        ),
        rows=tuple(about(digest, say, imprint)),
    )


def _results(digest: Digest, say: Say) -> Sheet:
    return Sheet(
        title=say("sheet_results"),
        columns=(
            *_section_columns(say),
            Column(title=say("sheet_prompt"), meaning=say("sheet_prompt_means")),
            Column(title=say("sheet_question"), meaning=say("sheet_question_means")),
            Column(title=say("sheet_group"), meaning=say("sheet_group_means")),
            Column(title=say("sheet_answered"), meaning=say("sheet_answered_means")),
            Column(title=say("sheet_option"), meaning=say("sheet_option_means")),
            Column(title=say("sheet_people"), meaning=say("sheet_people_means")),
            Column(title=say("sheet_score"), meaning=say("sheet_score_means")),
            Column(title=say("sheet_note"), meaning=say("sheet_note_means")),
        ),
        rows=tuple(
            (section.key, section.title, results.poll_heading(poll, say), question.question, *row)
            for section in digest.sections
            for poll in section.polls
            for question in poll.questions
            for row in _outcome(digest, question, say)
        ),
    )


def _outcome(digest: Digest, question: QuestionOutcome, say: Say) -> Iterator[Row]:
    """(group, answered, option, people, score, note)."""
    everyone = say("digest_everyone")
    names = option_names(question, say)
    if not question.counts:
        note = " ".join(results.question_notes(question, digest, say))
        yield (everyone, question.answered, None, None, None, note)
        yield from ((everyone, None, text, None, None, None) for text in question.texts)
        return
    together = Counts(roles=(), answered=question.answered, counts=question.counts)
    for one in (together, *question.groups):
        name = group(digest.header, one.roles, say) if one.roles else everyone
        for score in scores(question.slots, one.counts):
            option = names[score.option]
            yield (name, one.answered, option, score.people, score.points, None)


def _speaking(digest: Digest, say: Say) -> Sheet:
    return Sheet(
        title=say("digest_speaking_held"),
        columns=(
            *_section_columns(say),
            Column(title=say("sheet_question"), meaning=say("sheet_question_means")),
            Column(title=say("sheet_group"), meaning=say("sheet_speakers_means")),
            Column(title=say("sheet_spoke"), meaning=say("sheet_spoke_means")),
            Column(title=say("sheet_passed"), meaning=say("sheet_passed_means")),
            Column(title=say("sheet_note"), meaning=say("sheet_note_means")),
        ),
        rows=tuple(
            (section.key, section.title, one.question, *row)
            for section in digest.sections
            for one in section.speaking
            for row in _spoke(digest, one, say)
        ),
    )


def _spoke(digest: Digest, one: SpeakingOutcome, say: Say) -> Iterator[Row]:
    """(group, spoke, passed, note)."""
    note = None
    if one.spoke is None:
        note = say("digest_spoke_few", threshold=digest.method.threshold)
    yield (say("digest_everyone"), one.spoke, one.passed, note)
    for group_of in one.groups:
        yield (group(digest.header, group_of.roles, say), group_of.people, None, None)


def _contributions(digest: Digest, say: Say) -> Sheet:
    return Sheet(
        title=say("digest_contributions"),
        columns=(
            Column(title=say("sheet_reference"), meaning=say("sheet_reference_means")),
            *_section_columns(say),
            Column(title=say("sheet_kind"), meaning=say("sheet_kind_means")),
            Column(title=say("digest_role"), meaning=say("sheet_role_means")),
            Column(title=say("sheet_text"), meaning=say("sheet_text_means")),
            Column(title=say("sheet_supports"), meaning=say("sheet_supports_means")),
            Column(title=say("sheet_reported"), meaning=say("sheet_reported_means")),
            Column(title=say("sheet_code"), meaning=say("sheet_code_means")),
            Column(title=say("sheet_point"), meaning=say("sheet_point_means")),
            Column(title=say("sheet_agreed"), meaning=say("sheet_agreed_means")),
            Column(title=say("sheet_objects_to"), meaning=say("sheet_objects_to_means")),
        ),
        rows=tuple(row for section in digest.sections for row in _quotes(digest, section, say)),
    )


def _quotes(digest: Digest, section: Section, say: Say) -> Iterator[Row]:
    points = {one: point for point in section.points for one in point.references}
    against = {
        one: point.references[0]
        for each in digest.sections
        for point in each.points
        for one in point.objections
    }
    for voice in section.voices:
        name = group(digest.header, voice.roles, say)
        for cell in voice.cells:
            kind = kinds(cell.kind, say)
            for quote in cell.quotes:
                yield (
                    quote.reference,
                    section.key,
                    section.title,
                    kind,
                    name,
                    quote.text,
                    quote.supports,
                    _yes_or_no(quote.reported, say),
                    quote.code,
                    points[quote.reference].references[0],
                    points[quote.reference].agreed,
                    against.get(quote.reference),
                )


def _key_messages(imprint: Imprint | None, say: Say) -> Sheet:
    worded = imprint.key_messages if imprint else None
    return Sheet(
        title=say("key_messages_heading"),
        columns=(
            Column(title=say("sheet_message"), meaning=say("sheet_message_means")),
            Column(title=say("sheet_sources"), meaning=say("sheet_sources_means")),
            Column(title=say("sheet_model"), meaning=say("sheet_model_means")),
            Column(title=say("sheet_approved"), meaning=say("sheet_approved_means")),
        ),
        rows=tuple(_messages(worded, say)) if worded else (),
    )


def _messages(worded: WordedMessages, say: Say) -> Iterator[Row]:
    approved = _yes_or_no(worded.is_approved, say)
    for one in worded.messages:
        yield (one.text, ", ".join(one.sources), worded.model, approved)


def _yes_or_no(is_so: bool, say: Say) -> str:  # noqa: FBT001 - a word for it
    return say("sheet_yes") if is_so else say("sheet_no")


def _section_columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(title=say("sheet_key"), meaning=say("sheet_key_means")),
        Column(title=say("sheet_section"), meaning=say("sheet_section_means")),
    )


def _dictionary(sheets: tuple[Sheet, ...], say: Say) -> Sheet:
    return Sheet(
        title=say("sheet_dictionary"),
        columns=(
            Column(title=say("sheet_sheet"), meaning=""),
            Column(title=say("sheet_column"), meaning=""),
            Column(title=say("sheet_meaning"), meaning=""),
        ),
        rows=tuple(
            (sheet.title, column.title, column.meaning)
            for sheet in sheets
            for column in sheet.columns
        ),
    )
