"""What the public edition cuts, as organisers decide on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogs.commands.ruling import CutWords
from dialogs.views.ruling import CutsView, RulingAct
from dialogs.views.view import View
from digest.compose import compose
from digest.rulings import Ruling, Verdict
from digest.stretches import Stretch, cut_besides, stretches
from facilitation.refusals.ruling import NoSuchWords
from facilitation.signing import DigestState
from tests.bot.cards.samples.stage import a_command, a_session, at
from tests.digest.sessions import a_block, a_contribution, a_plan, a_round, facts_of

TEXTS = (
    "Gli orari contano. Con Ahmed, che arriva da Bari in treno, si parte il 3 marzo 2019!",
    "A Bari le imprese rispondono, altrove meno.",
    "Chi vive a Bari trova un posto in 3 mesi.",
    "Il titolare del mulino ha seguito 12 persone.",
    "IL PROBLEMA È SEMPRE LO STESSO E NESSUNO LO RISOLVE " * 12,
)
DIGEST = compose(
    facts_of(
        a_plan(a_block("one", a_round(), area="paths")),
        {"promoter": 4, "host": 4},
        contributions=[a_contribution(number, text) for number, text in enumerate(TEXTS)],
    )
)
OPEN = stretches(DIGEST)
CUT = cut_besides(DIGEST, "titolare del mulino", "")


def _decided(by: Mapping[str, str]) -> Iterable[Ruling]:
    """Each of the words let stand by somebody; the mulino's owner is cut."""
    for one in OPEN:
        if one.words in by:
            yield one.ruled(Verdict.STANDS).model_copy(update={"by": by[one.words]})
    yield from CUT


def _view(several: tuple[Stretch, ...], **changes: Any) -> CutsView:
    shown: dict[str, Any] = {
        "session": a_session(),
        "version": 2,
        "state": DigestState.DRAFT,
        "decided": False,
        "page": 0,
        "last": None,
    }
    return CutsView(stretches=several, **shown | changes)


SOME = stretches(DIGEST, [*_decided({"Bari": "Ada Rossi", "12": ""})])
LAST = RulingAct(
    id="r-1", by="Ada Rossi", at=at("16:40"), words=("Bari",), verdict=Verdict.STANDS, passages=3
)
CUT_ONE = RulingAct(
    id="r-2", by="", at=at("16:41"), words=("mulino",), verdict=Verdict.CUT, passages=1
)
DRAFT = a_command(
    CutWords, session_id=a_session().id, version=2, typed="il forno", reference="A1-02"
)

PAGEFUL = RulingAct(
    id="r-3", by="Ada Rossi", at=at("16:42"), words=("Bari", "12"), verdict=Verdict.CUT, passages=6
)

VIEWS: Mapping[str, View] = {
    "24 cuts": _view(OPEN),
    "24 cuts, page": _view(OPEN, page=1, last=PAGEFUL, state=DigestState.PUBLISHED),
    "24 cuts, decided": _view(SOME, decided=True, last=LAST),
    "24 cuts, all decided": _view(
        tuple(one for one in SOME if one.ruling), last=CUT_ONE, state=DigestState.APPROVED
    ),
    "24 cuts, none decided": _view(OPEN, decided=True),
    "24 cuts, words not found": _view(SOME, last=LAST, problem=NoSuchWords(), draft=DRAFT),
}
