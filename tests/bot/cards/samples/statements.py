"""Statements to agree with, and those that people propose."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from dialogs.views.leading import ProposalRow, ProposalsView
from dialogs.views.view import View
from dialogs.views.writing import InvitationView, ProposingView
from facilitation.privacy import QuestionResult, published
from facilitation.proposals import Proposal, ProposalState
from facilitation.refusals.writing import TextIsTooLong
from facilitation.statements import Statements
from tests.bot.cards.samples.stage import HOST, a_prompt_view, a_result_view, a_run, a_session

OPINIONS = Statements.model_validate(
    {
        "id": "opinioni",
        "minutes": 4,
        "question": "Che cosa ne dite?",
        "statements": [
            "Un referente unico per le imprese farebbe risparmiare tempo a tutti",
            "L’attestato di competenze conta poco quando si cerca lavoro",
            "Senza mediazione linguistica il tirocinio non dovrebbe partire",
            "Sei mesi di accompagnamento sono troppi",
        ],
    }
)

SAID = {"s1": ("agree",), "s3": ("pass",)}


def an_opinion(statement: int, **letters: str) -> QuestionResult:
    """What came of a statement, each answer given as its letter: a, d or p."""
    stands = {"a": ("agree",), "d": ("disagree",), "p": ("pass",)}
    given = {role: [stands[one] for one in some] for role, some in letters.items()}
    asked = OPINIONS.asks[statement - 1]
    return published(asked, given, groups=[(role,) for role in given], threshold=3, anonymous=False)


OPINION_RESULTS = (
    an_opinion(1, ente_promotore="aaad", soggetto_ospitante="aapa", attore_territoriale="aad"),
    an_opinion(2, ente_promotore="addd", soggetto_ospitante="aaap", attore_territoriale="ddp"),
    an_opinion(3, ente_promotore="aapa", soggetto_ospitante="ad"),
    an_opinion(4, ente_promotore="d"),
)

TAKING = OPINIONS.model_copy(update={"proposals": True}).with_proposed(
    "Chi ospita dovrebbe conoscere il ragazzo prima della firma"
)

CROWDED = reduce(
    Statements.with_proposed,
    [f"{number}. {'Una frase che sta in centoquaranta lettere ' * 3}" for number in range(8)],
    OPINIONS,
)

PROPOSED = tuple(
    Proposal(run_id="run-opinioni", words=state, proposer="p-1", text=text, state=state)
    for text, state in (
        ("Serve un tutor che parli la lingua di chi arriva", ProposalState.WAITING),
        ("I tempi delle Questure fermano tutto il resto", ProposalState.ADMITTED),
        ("La colpa è sempre di qualcun altro", ProposalState.LEFT_OUT),
    )
)


def an_invitation(**changes: Any) -> InvitationView:
    one = a_prompt_view(TAKING)
    view = InvitationView(
        session=one.session, run=one.run, block=one.block, place=one.place, is_open=True
    )
    return replace(view, **changes)


def a_proposing_view(**changes: Any) -> ProposingView:
    view = ProposingView(session=a_session(), run=a_run(TAKING), mine=(), left=2, is_open=True)
    return replace(view, **changes)


def a_proposals_view(number: int, **changes: Any) -> ProposalsView:
    rows = tuple(
        ProposalRow(run_id="run-opinioni", words=f"w{one}", text=PROPOSED[one % 3].text)
        for one in range(number)
    )
    view = ProposalsView(session=a_session(), rows=rows, are_taken=True, room=7)
    return replace(view, **changes)


VIEWS: Mapping[str, View] = {
    "16b statements": a_prompt_view(OPINIONS),
    "16b statements answered": a_prompt_view(
        OPINIONS, role_id=HOST, mine=SAID, recorded=True, answered=3
    ),
    "16b statements, at once": a_prompt_view(OPINIONS, so_far=OPINION_RESULTS),
    "16b statements closed": a_prompt_view(OPINIONS, role_id=HOST, mine=SAID, is_open=False),
    "10 result of statements": a_result_view(
        OPINIONS, run=a_run(OPINIONS, results=OPINION_RESULTS), answered=11
    ),
    "16b statements with proposed ones": a_prompt_view(TAKING, role_id=HOST, mine=SAID),
    "16b statements, as many as fit": a_prompt_view(CROWDED),
    "16b result with a proposed one": a_result_view(
        TAKING,
        run=a_run(
            TAKING,
            results=(*OPINION_RESULTS, OPINION_RESULTS[0].model_copy(update={"question_id": "p1"})),
        ),
        answered=11,
    ),
    "18 invitation to propose": an_invitation(),
    "18 invitation to propose, closed": an_invitation(is_open=False),
    "18 proposing": a_proposing_view(),
    "18 proposing, recorded": a_proposing_view(mine=PROPOSED[:1], left=1, recorded=True),
    "18 proposing, withdrawn": a_proposing_view(mine=PROPOSED[:1], withdrawn=True, draft="Serve"),
    "18 proposing, all made": a_proposing_view(mine=PROPOSED[1:], left=0),
    "18 proposing, too long": a_proposing_view(
        problem=TextIsTooLong(length=171, longest=140), draft="Le parole di prima"
    ),
    "18 proposing, closed": a_proposing_view(is_open=False),
    "18 proposals": a_proposals_view(7),
    "18 proposals, second page": a_proposals_view(
        7, page=1, said=ProposalState.ADMITTED, said_of=PROPOSED[0].text
    ),
    "18 proposals, full": a_proposals_view(2, room=0),
    "18 proposals, none": a_proposals_view(
        0, are_taken=False, said=ProposalState.LEFT_OUT, said_of=PROPOSED[1].text
    ),
}
