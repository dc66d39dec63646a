"""What people wrote, by role and kind, so that no quote tells whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from digest.masking import Mask
from digest.quotes import Cell, Quote, Voice
from facilitation.contributions import Contribution, ContributionKind
from facilitation.grouping import partition

Label = Literal["role", "others", "everyone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Whom a section may quote."""

    joined: Mapping[str, int]
    """How many joined in each role that was asked here or has a contribution, in plan order."""
    people: Mapping[str, int]
    """Of each of these roles, those among whom an author can hide.

    None of a role that is only reported, nor of observers, who write for others: their words
    are marked, and would leave fewer people to whom the others can belong.
    """
    said: frozenset[str]
    """The roles that have given a contribution, reported or withdrawn ones too.

    Were a role called silent once it has withdrawn its only one, two versions of a digest would
    tell whose it was.
    """
    wrote: frozenset[str]
    """Those that wrote one for themselves."""
    observing: frozenset[str]
    """Those that write for others, a video's protagonists too, whom no silence points at."""
    threshold: int

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The roles that were there, merged where they are small."""
        there = {
            role_id: self.people[role_id]
            for role_id, count in self.joined.items()
            if count or role_id in self.said
        }
        return partition(there, self.threshold)

    def size(self, roles: Iterable[str]) -> int:
        """How many people an author in these roles can hide among."""
        return sum(self.people[role_id] for role_id in roles)


def voices(  # noqa: PLR0913 - what is quoted, of whom, and how
    contributions: tuple[Contribution, ...],
    speakers: Speakers,
    *,
    key: str,
    kinds: tuple[ContributionKind, ...],
    mask: Mask,
    supports: Mapping[str, int],
) -> tuple[Voice, ...]:
    """Quote everything, by group, kind and alphabet; what a group did not say stays empty."""
    groups = speakers.groups
    given = {one.kind for one in contributions}
    shown = [kind for kind in ContributionKind if kind in given or kind in kinds]
    quotes = _quotes(contributions, groups, key=key, mask=mask, supports=supports)
    return tuple(
        _voice(
            roles,
            _label(groups, speakers),
            tuple(Cell(kind=kind, quotes=tuple(quotes[place, kind])) for kind in shown),
        )
        for place, roles in enumerate(groups)
    )


def silent_roles(speakers: Speakers) -> tuple[str, ...]:
    """The roles that wrote nothing, where naming them does not point at who did write.

    What a merged group wrote must still be the words of at least `threshold` people once its
    silent roles are known.
    """
    absent = [role_id for role_id, count in speakers.joined.items() if not count]
    silent = {role_id for role_id in absent if role_id not in speakers.said}
    for roles in speakers.groups:
        quiet = {role_id for role_id in roles if role_id not in speakers.said}
        wrote = [role_id for role_id in roles if role_id in speakers.wrote]
        is_quiet = quiet | speakers.observing >= set(roles)
        if is_quiet or speakers.size(wrote) >= speakers.threshold:
            silent |= quiet
    return tuple(role_id for role_id in speakers.joined if role_id in silent)


def _voice(roles: tuple[str, ...], label: Label, cells: tuple[Cell, ...]) -> Voice:
    if label == "everyone":
        return Voice(label=label, roles=(), cells=cells)
    return Voice(label="role" if len(roles) == 1 else "others", roles=roles, cells=cells)


def _label(groups: tuple[tuple[str, ...], ...], speakers: Speakers) -> Label:
    """Whether the groups may be told apart at all."""
    alone = len(groups) == 1
    told = alone and len(groups[0]) == 1 and speakers.size(groups[0]) >= speakers.threshold
    return "role" if told or not alone else "everyone"


def _quotes(
    contributions: tuple[Contribution, ...],
    groups: tuple[tuple[str, ...], ...],
    *,
    key: str,
    mask: Mask,
    supports: Mapping[str, int],
) -> Mapping[tuple[int, ContributionKind], list[Quote]]:
    """By place of the group and kind; numbered only once their order owes nothing to time."""
    kinds = list(ContributionKind)
    place = {role_id: number for number, roles in enumerate(groups) for role_id in roles}
    sources = {one.id: one for one in contributions}
    ordered = sorted(
        (place[one.role_id], kinds.index(one.kind), *_alphabetical(mask(one.text)), one.id)
        for one in contributions
    )
    width = max(2, len(str(len(ordered))))
    quotes: dict[tuple[int, ContributionKind], list[Quote]] = defaultdict(list)
    for number, (group, kind, _, text, contribution_id) in enumerate(ordered, 1):
        source = sources[contribution_id]
        quotes[group, kinds[kind]].append(
            Quote(
                reference=f"{key}-{number:0{width}}",
                contribution_id=contribution_id,
                text=text,
                supports=supports.get(contribution_id, 0),
                reported=source.reported,
                code=None if source.code is None else mask(source.code),
            )
        )
    return quotes


def _alphabetical(text: str) -> tuple[str, str]:
    return text.casefold(), text
