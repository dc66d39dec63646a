"""Rankings and votes on priorities, and what came of them."""

from collections.abc import Mapping, Sequence

from dialogs.views.opening import BrokenOffView, PassedOverView
from dialogs.views.prompts import ResultView
from dialogs.views.view import View
from facilitation.priorities import PriorityVote
from facilitation.questions import Option
from facilitation.rankings import Ranking
from tests.bot.cards.samples.stage import (
    HOST,
    LOCAL,
    PLAN,
    PROMOTER,
    a_prompt_view,
    a_result_view,
    a_run,
    a_session,
    results_of,
)

CERTIFICATE = Ranking(
    id="attestato",
    minutes=3,
    question="Che cosa rende utile un attestato di competenze?",
    options=(  # type: ignore[arg-type]
        "Che le imprese lo riconoscano",
        "Che sia scritto in parole semplici",
        "Che arrivi subito, a fine tirocinio",
        "Che dica anche le competenze trasversali",
        "Che valga in tutte le regioni",
    ),
    places=3,
)

ORDERS = {
    PROMOTER: ["ABC", "ACB", "BAC", "CAB", "EAB"],
    HOST: ["BCA", "BAC", "CBA", "ABC", "BCD"],
    LOCAL: ["CAB", "DAB", "BAC"],
}

PRIORITY = PriorityVote(
    id="partenza",
    minutes=4,
    question="Da che cosa partiamo?",
    anonymous=True,
    dots=5,
    most_each=3,
    options=tuple(
        Option(id=f"c{number}", text=text)
        for number, text in enumerate(
            (
                "Un referente unico per le imprese, in ogni provincia",
                "Un modello di attestato comune e leggibile",
                "Mediazione linguistica anche durante il tirocinio",
                "Sei mesi di accompagnamento dopo il tirocinio",
                "Incontri tra imprese che hanno già ospitato",
            ),
            1,
        )
    ),
)

LONG_PRIORITY = PRIORITY.model_copy(
    update={
        "id": "tante",
        "options": tuple(
            Option(id=f"c{number}", text=f"{number}. {'Una proposta con tante parole ' * 5}")
            for number in range(1, 41)
        ),
        "withdrawn": ("c14",),
    }
)

DOTS = {
    PROMOTER: [["c1", "c1", "c2"], ["c1", "c4"], ["c2", "c2", "c4"], ["c3", "c1", "c1", "c1"]],
    HOST: [["c4", "c4", "c4", "c2"], ["c2"], ["c1", "c3"], ["c4", "c2", "c2"]],
}


def a_ranking_result(**answers: Sequence[Sequence[str]]) -> ResultView:
    return a_result_view(
        CERTIFICATE,
        run=a_run(CERTIFICATE, results=results_of(CERTIFICATE, answers)),
        answered=sum(map(len, answers.values())),
    )


VIEWS: Mapping[str, View] = {
    "09 ranking": a_prompt_view(CERTIFICATE),
    "09 ranking begun": a_prompt_view(
        CERTIFICATE, role_id=HOST, mine={"attestato": ("A", "B")}, recorded=True
    ),
    "09 ranking answered": a_prompt_view(
        CERTIFICATE, role_id=HOST, mine={"attestato": ("A", "B", "D")}, recorded=True
    ),
    "09 ranking closed": a_prompt_view(
        CERTIFICATE, role_id=HOST, mine={"attestato": ("A", "B", "D")}, is_open=False
    ),
    "09 ranking, reminder": a_prompt_view(CERTIFICATE, reminder=True),
    "10 result of a ranking": a_ranking_result(**ORDERS),
    "10 result of a ranking, all tied": a_ranking_result(ente_promotore=["ABC", "BCA", "CAB"]),
    "10 result of a ranking, none": a_ranking_result(),
    "17 priority": a_prompt_view(PRIORITY, place=None),
    "17 priority, dots given": a_prompt_view(
        PRIORITY,
        role_id=HOST,
        mine={"partenza": ("c1", "c2", "c1")},
        recorded=True,
    ),
    "17 priority, all given": a_prompt_view(
        PRIORITY, role_id=HOST, mine={"partenza": ("c1", "c2", "c1", "c1", "c5")}
    ),
    "17 priority, second page": a_prompt_view(
        LONG_PRIORITY, role_id=HOST, mine={"tante": ("c14", "c13", "c13")}, page=1
    ),
    "17 priority closed": a_prompt_view(
        LONG_PRIORITY, role_id=HOST, mine={"tante": ("c4", "c1")}, is_open=False
    ),
    "17 priority passed over": PassedOverView(
        session=a_session(),
        prompt=PRIORITY,
        block=PLAN.block("rilettura"),
        place=None,
    ),
    "17 priority broken off": BrokenOffView(
        session=a_session(),
        run=a_run(PRIORITY.model_copy(update={"anonymous": True})),
        block=PLAN.block("rilettura"),
        place=None,
    ),
    "10 result of a priority vote": a_result_view(
        PRIORITY, run=a_run(PRIORITY, results=results_of(PRIORITY, DOTS)), answered=8
    ),
    "10 result of a long priority vote": a_result_view(
        LONG_PRIORITY,
        run=a_run(
            LONG_PRIORITY,
            results=results_of(
                LONG_PRIORITY,
                {HOST: [[f"c{n}", f"c{n + 1}", f"c{14 + n % 2}"] for n in range(1, 20)]},
            ),
        ),
        answered=19,
    ),
}
