"""What is worth an organiser's decision: what is missing, and where voices differ."""

from collections.abc import Iterable, Iterator

from digest.digest import Digest, QuestionOutcome, Section
from digest.documents.citing import cited
from digest.documents.phrases import Say, contrast, kinds, place, plurals, short_group
from digest.documents.scales import apart, centres
from facilitation.contributions import ContributionKind

Finding = tuple[str, tuple[str, ...]]
"""(what there is to notice, each case of it)."""

MOST_NAMED = 3
"""Cases that a sentence names; of more, how many they are."""


def missing(digest: Digest, say: Say) -> tuple[Finding, ...]:
    """Roles that said nothing, kinds that nobody gave, questions without a result."""
    header, sections = digest.header, digest.sections
    unopened = digest.method.not_opened
    return _found(
        (say("digest_absent"), plurals(header, header.absent)),
        (say("digest_silent"), _silent(digest, say)),
        (say("digest_kind_missing"), _kinds(digest, say)),
        (say("digest_without_result"), (one for each in sections for one in _without(each, say))),
        (say("digest_not_read_back"), _not_read_back(digest, say)),
        (say("digest_not_opened"), (say("digest_quote", text=one) for one in unopened)),
    )


def divided(digest: Digest, say: Say) -> tuple[Finding, ...]:
    """Themes and polls that divide roles, sections with strengths and critical issues."""
    sections = digest.sections
    return _found(
        (say("digest_opposed_themes"), _opposed(digest, say)),
        (
            say("digest_apart_polls"),
            (one for each in sections for one in _apart(digest, each, say)),
        ),
        (say("digest_diverging_polls"), (one for each in sections for one in _other(each, say))),
        (say("digest_contrasting"), _contrasting(digest, say)),
    )


def in_short(found: Iterable[Finding], say: Say) -> tuple[str, ...]:
    """A sentence for each, with the first cases."""
    return tuple(_sentence(heading, cases, say) for heading, cases in found)


def _found(*looked_for: tuple[str, Iterable[str]]) -> tuple[Finding, ...]:
    found = ((heading, tuple(cases)) for heading, cases in looked_for)
    return tuple((heading, cases) for heading, cases in found if cases)


def _sentence(heading: str, cases: tuple[str, ...], say: Say) -> str:
    shown = "; ".join(cases[:MOST_NAMED])
    left = len(cases) - MOST_NAMED
    if left > 0:
        return say("digest_case_more", heading=heading, cases=shown, count=left)
    return say("digest_case", heading=heading, cases=shown)


def _silent(digest: Digest, say: Say) -> Iterator[str]:
    """Roles that were there and wrote nothing, everywhere or in some sections."""
    for role in digest.header.roles:
        quiet = [section for section in digest.sections if role.id in section.silent]
        if not quiet or role.id in digest.header.absent:
            continue
        if any(_may_have_written(role.id, section) for section in digest.sections):
            keys = [section.key for section in quiet]
            yield say("digest_silent_in", role=role.plural, names=keys)
        else:
            yield say("digest_silent_everywhere", role=role.plural)


def _may_have_written(role_id: str, section: Section) -> bool:
    return role_id not in section.silent and any(
        voice.label == "everyone" or role_id in voice.roles for voice in section.voices
    )


def _kinds(digest: Digest, say: Say) -> Iterator[str]:
    for kind in ContributionKind:
        keys = [section.key for section in digest.sections if kind in section.kinds_missing]
        if keys:
            yield say("digest_kind_missing_in", kind=kinds(kind, say), names=keys)


def _not_read_back(digest: Digest, say: Say) -> Iterator[str]:
    """Where nobody could say whether the points are right."""
    for section in digest.sections:
        if section.points and not section.is_read_back:
            yield place(section, say)


def _without(section: Section, say: Say) -> Iterator[str]:
    where = place(section, say)
    for question in _questions(section):
        if question.detail in {"withheld", "alike"}:
            answers = say("digest_count_answers", count=question.answered)
            key = "digest_too_few_in" if question.detail == "withheld" else "digest_alike_in"
            yield say(key, place=where, question=question.question, answers=answers)
        if question.detail == "unanswered":
            yield say("digest_unanswered_in", place=where, question=question.question)


def _apart(digest: Digest, section: Section, say: Say) -> Iterator[str]:
    for question in _questions(section):
        if apart(question):
            middles = centres(question, digest.header, say)
            asked = say("digest_asked_in", place=place(section, say), question=question.question)
            yield say("digest_apart_in", asked=asked, centres=middles)


def _other(section: Section, say: Say) -> Iterator[str]:
    """Where the first choice changes, and the middle does not say it already."""
    for question in _questions(section):
        if question.diverging and not apart(question):
            yield say("digest_asked_in", place=place(section, say), question=question.question)


def _contrasting(digest: Digest, say: Say) -> Iterator[str]:
    for section in digest.sections:
        if section.contrasting:
            yield say("digest_contrast_in", place=place(section, say), **contrast(section, say))


def _opposed(digest: Digest, say: Say) -> Iterator[str]:
    """Themes that one group sees as a strength and another as a critical issue."""
    for section in digest.sections:
        for one in section.claims.opposed:
            if one.is_between_groups:
                strength, critical = (
                    [short_group(digest.header, roles, say) for roles in side.groups]
                    for side in (one.strength, one.critical_issue)
                )
                told = say(
                    "digest_opposed_in",
                    place=place(section, say),
                    strength=strength,
                    critical=critical,
                )
                references = (*one.strength.sources, *one.critical_issue.sources)
                yield cited(told, references, say).text


def _questions(section: Section) -> Iterator[QuestionOutcome]:
    return (question for poll in section.polls for question in poll.questions)
