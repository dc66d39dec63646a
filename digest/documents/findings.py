"""What is worth an organiser's decision: what is missing, and where voices differ."""

from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.documents.citing import cited
from digest.documents.phrases import Say, kinds, place, plural, short_group
from digest.documents.scales import apart, centres
from facilitation.contributions import ContributionKind


def missing(digest: Digest, say: Say) -> tuple[str, ...]:
    """Roles that said nothing, kinds that nobody gave, questions without a result."""
    return (
        *_absent(digest, say),
        *_silent(digest, say),
        *_kinds(digest, say),
        *(line for section in digest.sections for line in _unanswered(section, say)),
        *_not_read_back(digest, say),
        *(say("digest_not_opened", question=heading) for heading in digest.method.not_opened),
    )


def divided(digest: Digest, say: Say) -> tuple[str, ...]:
    """Areas with strengths and critical issues, polls whose first choice changes with the role."""
    told = [line for section in digest.sections for line in _divided(digest, section, say)]
    contrasting = [place(section, say) for section in digest.sections if section.contrasting]
    if contrasting:
        told.append(say("digest_contrast_in", names=contrasting))
    return tuple(told)


def _absent(digest: Digest, say: Say) -> Iterator[str]:
    for role_id in digest.header.absent:
        yield say("digest_absent", role=plural(digest.header, role_id))


def _silent(digest: Digest, say: Say) -> Iterator[str]:
    """Roles that were there and wrote nothing, everywhere or in some sections."""
    for role in digest.header.roles:
        quiet = [section for section in digest.sections if role.id in section.silent]
        if not quiet or role.id in digest.header.absent:
            continue
        if any(_may_have_written(role.id, section) for section in digest.sections):
            places = [place(section, say) for section in quiet]
            yield say("digest_silent_in", role=role.plural, names=places)
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
    sections = [one for one in digest.sections if one.points and not one.is_read_back]
    if sections:
        yield say("digest_not_read_back", names=[place(one, say) for one in sections])


def _unanswered(section: Section, say: Say) -> Iterator[str]:
    where = place(section, say)
    for poll in section.polls:
        for question in poll.questions:
            if question.detail in {"withheld", "alike"}:
                answers = say("digest_count_answers", count=question.answered)
                key = "digest_too_few_in" if question.detail == "withheld" else "digest_alike_in"
                yield say(key, place=where, question=question.question, answers=answers)
            if question.detail == "unanswered":
                yield say("digest_unanswered_in", place=where, question=question.question)


def _divided(digest: Digest, section: Section, say: Say) -> Iterator[str]:
    yield from _opposed(digest, section, say)
    for poll in section.polls:
        for question in poll.questions:
            if apart(question):
                yield say(
                    "digest_apart_in",
                    place=place(section, say),
                    question=question.question,
                    centres=centres(question, digest.header, say),
                )
            elif question.diverging:
                yield say(
                    "digest_diverging_in", place=place(section, say), question=question.question
                )


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
