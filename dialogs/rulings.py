"""What acts on the card of the cuts mean, and what the card shows."""

from dialogs.commands.ruling import CutsCommand, CutWords, Rule
from dialogs.editions import stretches_of
from dialogs.naming import names_by_key
from dialogs.views.ruling import CutsView, RulingAct
from digest.rulings import Ruling, Verdict
from digest.stretches import Stretch, cut_besides
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.ruling import NoSuchStretch, NoSuchWords, RulingsAreNewer
from facilitation.refusals.signing import DigestIsNewer
from facilitation.sessions import Session
from storage.rulings import KeptRuling
from storage.work import Work


async def rulings_meant(work: Work, session: Session, command: Rule) -> list[Ruling]:
    """What it is to decide so, for each text in which that is new.

    Raises NoSuchStretch, and RulingsAreNewer where it was decided otherwise since.
    """
    version = await work.digests.latest(session.id)
    every = await stretches_of(work, session, version)
    named = [one for one in every if one.id in command.stretch_ids]
    if len(named) < len({*command.stretch_ids}):
        raise NoSuchStretch
    words = {one.words.casefold() for one in named if command.everywhere}
    several = [one for one in every if one in named or _is_meant_too(one, words, command)]
    new = [one for one in several if one.ruling is None or one.ruling.verdict != command.verdict]
    if any(_is_decided(one) and not command.decided for one in new):
        raise RulingsAreNewer
    return [one.ruled(command.verdict) for one in new]


def _is_meant_too(one: Stretch, words: set[str], command: Rule) -> bool:
    return one.words.casefold() in words and _is_decided(one) is command.decided


def _is_decided(stretch: Stretch) -> bool:
    return stretch.ruling is not None


async def cuts_meant(work: Work, session: Session, command: CutWords) -> list[Ruling]:
    """The cuts that are new, text by text.

    Raises NoSuchWords, and DigestIsNewer where the reference may be another text's by now.
    """
    version = await work.digests.latest(session.id)
    if command.reference and command.version != version.number:
        raise DigestIsNewer(version.number)
    digest = await work.digests.read(version)
    cuts = cut_besides(digest, command.typed, command.reference)
    if not cuts:
        raise NoSuchWords
    kept = [one.ruling for one in await work.rulings.of(session.id)]
    verdicts = {(one.place, one.words): one.verdict for one in kept}
    return [one for one in cuts if verdicts.get((one.place, one.words)) is not Verdict.CUT]


async def is_last(work: Work, session: Session, act_id: str) -> bool:
    """Whether an act can be undone; False where it was. Raises RulingsAreNewer after others."""
    kept = await work.rulings.of(session.id)
    if not any(one.act_id == act_id for one in kept):
        return False
    if kept[-1].act_id != act_id:
        raise RulingsAreNewer
    return True


async def cuts_view(
    work: Work, session: Session, command: CutsCommand, problem: Refusal | None = None
) -> CutsView:
    """What is cut of the latest version, and what was let stand."""
    version = await work.digests.latest(session.id)
    return CutsView(
        session=session,
        version=version.number,
        state=version.state,
        stretches=await stretches_of(work, session, version),
        decided=command.decided,
        page=command.page,
        last=await _last(work, session),
        problem=problem,
        draft=command if problem and isinstance(command, CutWords) else None,
    )


async def _last(work: Work, session: Session) -> RulingAct | None:
    kept = await work.rulings.of(session.id)
    if not kept:
        return None
    of_act = [one for one in kept if one.act_id == kept[-1].act_id]
    names = await names_by_key(work, session, {of_act[0].by})
    return _told(of_act, names.get(of_act[0].by, ""))


def _told(of_act: list[KeptRuling], by: str) -> RulingAct:
    first = of_act[0]
    return RulingAct(
        id=first.act_id,
        by=by,
        at=first.at,
        words=tuple({one.ruling.words.casefold(): one.ruling.words for one in of_act}.values()),
        verdict=first.ruling.verdict,
        passages=len(of_act),
    )
