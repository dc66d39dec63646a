"""The digest as its organisers sign it off, and what the room then reads."""

from collections.abc import Mapping

from dialogs.views.organising import CutsTold, OwnLink, PublishedView, SigningView
from dialogs.views.view import View
from digest.documents.lines import Line, LineKind
from digest.key_messages.messages import Dropped, Flaw, Judged, KeyMessage, WordedMessages
from facilitation.key_messages import Failure, Progress
from facilitation.links import LASTS
from facilitation.signing import DigestState
from storage.key_messages import Kept
from tests.bot.cards.samples.stage import a_session, at
from tests.bot.cards.samples.writing import SMALL_FIRMS

GIST = (
    Line(LineKind.FIGURE, "Contributi", "74 di 16 persone, in 5 aree su 5"),
    Line(LineKind.FIGURE, "Sondaggi", "9, con 121 risposte"),
    Line(LineKind.HEADING, "Per area"),
    Line(LineKind.ITEM, "Scouting territoriale: 6 punti di forza, 9 criticità e 5 proposte"),
    Line(LineKind.ITEM, "Tutoraggio in azienda: 8 punti di forza e 4 criticità"),
    Line(LineKind.HEADING, "I punti più condivisi"),
    Line(LineKind.QUOTE, SMALL_FIRMS.text, "7 persone · A1-04 e A1-09"),
    Line(LineKind.HEADING, "Dove le voci divergono"),
    Line(LineKind.ITEM, "In A1 «Scouting territoriale»: 6 punti di forza e 9 criticità."),
)


LINK = OwnLink(url="https://giro.example/report/x", expires_at=at("16:31") + LASTS)


CUTS = CutsTold(unread=12, cut=3, stands=21)


def _signing(
    state: DigestState,
    link: OwnLink | None = None,
    *,
    is_later: bool = False,
    key_messages: Kept | None = None,
    cuts: CutsTold = CUTS,
) -> SigningView:
    return SigningView(
        session=a_session(),
        version=1,
        composed_at=at("16:31"),
        state=state,
        is_public=state is DigestState.PUBLISHED or is_later,
        has_page=True,
        has_model=key_messages is not None,
        cuts=cuts,
        key_messages=key_messages,
        link=link,
    )


WORDED = WordedMessages(
    model="mistral-small-24b",
    messages=(
        KeyMessage(
            text="7 persone segnalano le piccole imprese «sempre in cerca di tempo».",
            sources=("A1-04",),
        ),
        KeyMessage(text="I tutor in azienda sono un punto di forza.", sources=("A2-01", "A2-07")),
    ),
    is_approved=False,
)


def _worded(
    progress: Progress = Progress.DONE,
    *,
    kept: tuple[KeyMessage, ...] | None = WORDED.messages,
    failure: Failure | None = None,
) -> Kept:
    dropped = (Dropped(text="Il 40% è contento.", flaw=Flaw.SHARE),)
    if kept is None:
        return Kept(progress=progress, failure=failure)
    judged = Judged(kept=kept, dropped=dropped)
    return Kept(progress=progress, model=WORDED.model, judged=judged)


VIEWS: Mapping[str, View] = {
    **{f"21 signing, {state}": _signing(state) for state in DigestState},
    "21 signing, link": _signing(DigestState.DRAFT, LINK),
    "22 published, link": PublishedView(session=a_session(), gist=GIST, has_page=True, link=LINK),
    "21 signing, nothing to cut": _signing(
        DigestState.DRAFT, cuts=CutsTold(unread=0, cut=0, stands=0)
    ),
    "21 signing, a later draft": _signing(DigestState.DRAFT, is_later=True),
    "21 signing, key messages offered": _signing(
        DigestState.DRAFT, key_messages=_worded(Progress.LEFT_OUT)
    ),
    "21 signing, key messages asked": _signing(
        DigestState.DRAFT, key_messages=_worded(Progress.ASKED, kept=None)
    ),
    "21 signing, key messages": _signing(DigestState.DRAFT, key_messages=_worded()),
    "21 signing, no key message kept": _signing(DigestState.DRAFT, key_messages=_worded(kept=())),
    "21 signing, key messages approved": _signing(DigestState.APPROVED, key_messages=_worded()),
    **{
        f"21 signing, key messages {failure}": _signing(
            DigestState.DRAFT,
            key_messages=_worded(Progress.FAILED, kept=None, failure=failure),
        )
        for failure in Failure
    },
    "22 published": PublishedView(session=a_session(), gist=GIST, has_page=True),
    "22 withdrawn": PublishedView(session=a_session(), gist=None, has_page=True),
}
