"""The session in a few rows: when it was, who was there, what it asked and how much came of it."""

from collections.abc import Sized

from digest.digest import Digest, Header, Section
from digest.documents.phrases import Say, place, reported_in


def essentials(digest: Digest, say: Say) -> list[tuple[str, str]]:
    """The session at one glance: (what, how much)."""
    return [
        (say("digest_when"), _when(digest.header, say)),
        (say("digest_present"), _present(digest.header, say)),
        *outcome(digest, say),
    ]


def outcome(digest: Digest, say: Say) -> list[tuple[str, str]]:
    """How much came of it: (what, how much)."""
    answers = say("digest_count_answers", count=digest.method.answers)
    polls = say("digest_polls_value", count=digest.method.polls, answers=answers)
    return [
        (say("digest_contributions"), _written(digest, say)),
        (say("digest_polls"), polls),
    ]


def summary(digest: Digest, say: Say) -> list[tuple[str, str]]:
    """The session in a few rows: (what, how much)."""
    header = digest.header
    rows = [
        (say("digest_when"), _when(header, say)),
        (say("digest_lasted"), _lasted(header, say)),
        (say("digest_present"), _present(header, say)),
        (say("digest_invited"), str(header.invited or "")),
        (
            say("digest_guests"),
            say("digest_guests_value", count=header.guests) if header.guests else "",
        ),
        *outcome(digest, say),
    ]
    return [(what, value) for what, value in rows if value]


def _written(digest: Digest, say: Say) -> str:
    method = digest.method
    written = str(method.quoted)
    if method.authors is not None:
        people = say("digest_people", count=method.authors)
        reported = sum(reported_in(section) for section in digest.sections)
        key = "digest_number_reported" if reported else "digest_number_of"
        own = method.quoted - reported
        written = say(key, number=method.quoted, own=own, people=people, count=reported)
    told = [section for section in digest.sections if section.area_id]
    if not told:
        return written
    areas = say("digest_areas", count=sum(bool(section.contributions) for section in told))
    return say("digest_contributions_value", written=written, areas=areas, of=len(told))


def _when(header: Header, say: Say) -> str:
    if header.started_at is None or header.ended_at is None:
        return say(
            "digest_when_planned",
            at=header.day,
            start=header.planned_start,
            end=header.planned_end,
        )
    return say(
        "digest_when_value", at=header.started_at, start=header.started_at, end=header.ended_at
    )


def _lasted(header: Header, say: Say) -> str:
    if header.started_at is None or header.ended_at is None:
        return ""
    lasted = round((header.ended_at - header.started_at).total_seconds() / 60)
    planned = round((header.planned_end - header.planned_start).total_seconds() / 60)
    key = "digest_lasted_as_planned" if lasted == planned else "digest_lasted_otherwise"
    return say(key, lasted=say("digest_minutes", count=lasted), planned=planned)


def _present(header: Header, say: Say) -> str:
    participants = say("digest_participants", count=header.participants)
    if not header.observers:
        return participants
    observers = say("digest_observers", count=header.observers)
    return say("digest_and", names=(participants, observers))


def course(section: Section, say: Say) -> str:
    """What a section asked, and how much it brought."""
    asked = [(key, len(given)) for key, given in _asked(section) if given]
    told = [say(f"digest_held_{key}", count=count) for key, count in asked]
    value = say("digest_and", names=told) if told else say("digest_nothing_asked")
    if section.contributions:
        brought = say("digest_count_contributions", count=section.contributions)
        value = say("digest_brought", asked=value, contributions=brought)
    return say("digest_fact", what=place(section, say), value=value)


def _asked(section: Section) -> list[tuple[str, Sized]]:
    questionnaires = [one for one in section.polls if one.called == "questionnaire"]
    return [
        ("polls", [one for one in section.polls if one not in questionnaires]),
        ("questionnaires", questionnaires),
        ("rounds", section.rounds),
        ("speaking", section.speaking),
    ]
