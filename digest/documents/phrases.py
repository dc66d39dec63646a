"""How the documents name roles, groups, kinds and places, in the language of `say`."""

from collections.abc import Callable, Iterable, Iterator

from digest.digest import Digest, Header, Section
from digest.outcomes import MaterialName, RoundOutcome
from digest.quotes import Quote, Voice
from facilitation.contributions import ContributionKind

Say = Callable[..., str]
"""Says what a key of the catalogue means: say("digest_people", count=3)."""


def plural(header: Header, role_id: str) -> str:
    """What the people of a role are called."""
    return next(role.plural for role in header.roles if role.id == role_id)


def plurals(header: Header, role_ids: Iterable[str]) -> list[str]:
    """What the people of several roles are called."""
    return [plural(header, role_id) for role_id in role_ids]


def group(header: Header, roles: tuple[str, ...], say: Say) -> str:
    """What a published group is called, with the roles it was merged from."""
    if len(roles) > 1:
        return say("digest_other_roles_named", names=plurals(header, roles))
    return short_group(header, roles, say)


def short_group(header: Header, roles: tuple[str, ...], say: Say) -> str:
    """What a published group is called where there is little room; without roles, everyone."""
    if not roles:
        return say("digest_all_roles")
    return plural(header, roles[0]) if len(roles) == 1 else say("digest_other_roles")


def others_meant(header: Header, roles: tuple[str, ...], say: Say) -> Iterator[str]:
    """Which roles were merged, where they are not those that the beginning tells of."""
    if roles not in {one.roles for one in header.groups}:
        yield say("digest_other_roles_are", names=plurals(header, roles))


def said_by(header: Header, voice: Voice, quote: Quote, say: Say) -> str:
    """Whose words a quote is, as far as it may be told, where it is cited, and who agrees."""
    said = _said_by(header, voice, quote, say)
    if quote.code is not None:
        said = say("digest_reported_for", said=said, code=quote.code)
    elif quote.reported:
        said = say("digest_reported", said=said)
    if not quote.supports:
        return said
    return say("digest_supported", said=said, count=quote.supports)


def _said_by(header: Header, voice: Voice, quote: Quote, say: Say) -> str:
    if voice.label == "everyone":
        return quote.reference
    if voice.label == "others":
        return say("digest_said_by", role=say("digest_other_roles"), reference=quote.reference)
    name = next(role.name for role in header.roles if role.id == voice.roles[0])
    return say("digest_said_by", role=name, reference=quote.reference)


def kinds(kind: ContributionKind, say: Say) -> str:
    """A kind as a heading over several."""
    return say(f"digest_kinds_{kind}")


def some(given: Iterable[ContributionKind], say: Say) -> list[str]:
    """Kinds inside a sentence."""
    return [say(f"digest_some_{kind}") for kind in given]


def place(section: Section, say: Say) -> str:
    """A section inside a sentence."""
    return say("digest_place", key=section.key, title=section.title)


def count_of(section: Section, kind: ContributionKind) -> int:
    """How many contributions of a kind a section has."""
    return sum(
        len(cell.quotes) for voice in section.voices for cell in voice.cells if cell.kind is kind
    )


def reported_in(section: Section) -> int:
    """How many of its contributions observers wrote down for others."""
    return sum(
        quote.reported for voice in section.voices for cell in voice.cells for quote in cell.quotes
    )


def contrast(section: Section, say: Say) -> dict[str, str]:
    """How many strengths stand beside how many critical issues."""
    strengths = count_of(section, ContributionKind.STRENGTH)
    critical = count_of(section, ContributionKind.CRITICAL_ISSUE)
    return {
        "strengths": say("digest_count_strengths", count=strengths),
        "critical": say("digest_count_critical", count=critical),
    }


def material(named: MaterialName, say: Say) -> str:
    """What a prompt asked about, and who speaks in it."""
    if named.speaker is None:
        return say("digest_material", title=named.title)
    return say("digest_material_speaker", title=named.title, name=named.speaker)


def asked_in_rounds(section: Section, say: Say) -> list[str]:
    """The questions of a section's rounds, and how much each one brought if there are several."""
    if len(section.rounds) == 1:
        alone = section.rounds[0]
        return [_below(alone, say("digest_round_alone", question=alone.question), say)]
    return [_below(one, _round(one, say), say) for one in section.rounds]


def _round(one: RoundOutcome, say: Say) -> str:
    return say(
        "digest_round",
        question=one.question,
        contributions=say("digest_count_contributions", count=one.contributions),
    )


def _below(one: RoundOutcome, told: str, say: Say) -> str:
    """What is told of a round, after what it was about."""
    if one.material is None:
        return told
    return say("digest_round_on", material=material(one.material, say), told=told)


def written_in(section: Section, say: Say) -> list[str]:
    """How much was written in a section, by how many where that may be told."""
    if section.authors is None:
        return []
    written = say("digest_count_contributions", count=section.contributions)
    people = say("digest_people", count=section.authors)
    count = reported_in(section)
    key = "digest_contributions_reported" if count else "digest_contributions_of"
    return [say(key, contributions=written, people=people, count=count)]


def remarks(digest: Digest, section: Section, say: Say) -> list[str]:
    """What a reader of a section's contributions should notice."""
    missing = some(section.kinds_missing, say)
    silent = plurals(digest.header, section.silent)
    return [
        *([say("digest_contrast", **contrast(section, say))] if section.contrasting else []),
        *([say("digest_kinds_missing", names=missing)] if missing else []),
        *([say("digest_silent_here", names=silent)] if silent else []),
    ]
