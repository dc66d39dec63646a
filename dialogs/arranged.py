"""What was put right in the points so far, act by act: who, what it is about, what became of it."""

from dialogs.naming import names_by_key
from dialogs.views.arranging import ActRow
from digest.masking import Mask
from digest.points.corrections import Act, Correction, Regroup
from digest.points.replaying import about, played
from facilitation.sessions import Session
from storage.facts import names_of
from storage.work import Work

MOST_TEXTS = 2
"""So many of an act's contributions are shown: enough to know it again."""


async def act_rows(work: Work, session: Session, log: tuple[Correction, ...]) -> tuple[ActRow, ...]:
    """Every act, the last one first."""
    mask = Mask(await names_of(work, session))
    texts = {one.id: one.text for one in await work.contributions.standing(session.id)}
    names = await names_by_key(work, session, {one.by for one in log})
    rows = []
    for one in reversed(played(log)):
        named = [each for each in _about(one.correction.act) if each in texts]
        rows.append(
            ActRow(
                played=one,
                who=names.get(one.correction.by),
                texts=tuple(mask(texts[each]) for each in named[:MOST_TEXTS]),
                more=max(0, len(named) - MOST_TEXTS),
            )
        )
    return tuple(rows)


def _about(act: Act) -> list[str]:
    """Its contributions, those first that it took somewhere."""
    taken = act.taken if isinstance(act, Regroup) else frozenset()
    return [*sorted(taken), *sorted(about(act) - taken)]
