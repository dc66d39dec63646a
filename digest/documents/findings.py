"""What is worth an organiser's decision: what is missing, and where voices differ."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.digest import Digest, Section
from digest.documents.citing import cited
from digest.documents.phrases import Say, contrast, kinds, place, plurals, short_group
from digest.documents.scales import apart, centres
from digest.outcomes import QuestionOutcome
from facilitation.contributions import ContributionKind

MOST_NAMED = 3
"""Cases that a sentence names; of more, how many they are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to notice, with each case of it."""

    heading: str
    cases: tuple[str, ...]
    places: tuple[str, ...]
    """Where the cases are, each place once; or the cases where they are short enough."""


def missing(digest: Digest, say: Say) -> tuple[Finding, ...]:
    """Roles that said nothing, kinds that nobody gave, questions without a result."""
    unopened = (say("digest_quote", text=one) for one in digest.method.not_opened)
    return _found(
        _listed(say("digest_absent"), plurals(digest.header, digest.header.absent)),
        _listed(say("digest_silent"), _silent(digest, say)),
        _listed(say("digest_kind_missing"), _kinds(digest, say)),
        _placed(say("digest_without_result"), digest, say, lambda one: _without(one, say)),
        _placed(say("digest_not_read_back"), digest, say, lambda one: _not_read_back(one, say)),
        _listed(say("digest_not_opened"), unopened),
    )


def divided(digest: Digest, say: Say) -> tuple[Finding, ...]:
    """Themes and polls that divide roles, sections with strengths and critical issues."""
    return _found(
        _placed(say("digest_opposed_themes"), digest, say, lambda one: _opposed(digest, one, say)),
        _placed(say("digest_apart_polls"), digest, say, lambda one: _apart(digest, one, say)),
        _placed(say("digest_diverging_polls"), digest, say, lambda one: _other(one, say)),
        _placed(say("digest_contrasting"), digest, say, lambda one: _contrasting(one, say)),
    )


def in_short(found: Iterable[Finding], say: Say) -> tuple[str, ...]:
    """A sentence for each, with the first places of it."""
    return tuple(_sentence(one, say) for one in found)


def _placed(
    heading: str, digest: Digest, say: Say, looked: Callable[[Section], Iterable[str]]
) -> Finding:
    cases = {place(section, say): tuple(looked(section)) for section in digest.sections}
    return Finding(
        heading,
        tuple(one for found in cases.values() for one in found),
        tuple(where for where, found in cases.items() if found),
    )


def _listed(heading: str, cases: Iterable[str]) -> Finding:
    listed = tuple(cases)
    return Finding(heading, listed, listed)


def _found(*looked_for: Finding) -> tuple[Finding, ...]:
    return tuple(one for one in looked_for if one.cases)


def _sentence(one: Finding, say: Say) -> str:
    shown = "; ".join(one.places[:MOST_NAMED])
    left = len(one.places) - MOST_NAMED
    if left > 0:
        return say("digest_case_more", heading=one.heading, cases=shown, count=left)
    return say("digest_case", heading=one.heading, cases=shown)


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


def _not_read_back(section: Section, say: Say) -> Iterator[str]:
    """Where nobody could say whether the points are right."""
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


def _contrasting(section: Section, say: Say) -> Iterator[str]:
    if section.contrasting:
        yield say("digest_contrast_in", place=place(section, say), **contrast(section, say))


def _opposed(digest: Digest, section: Section, say: Say) -> Iterator[str]:
    """Themes that one group sees as a strength and another as a critical issue."""
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
