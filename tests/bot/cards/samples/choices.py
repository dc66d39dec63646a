"""Polls, ratings, questionnaires and what came of them."""

from collections.abc import Mapping

from dialogs.views.view import View
from facilitation.privacy import Counts, QuestionResult
from facilitation.sessions import SessionState
from tests.bot.cards.samples.stage import (
    HOST,
    LOCAL,
    PLAN,
    PROMOTER,
    a_prompt,
    a_prompt_view,
    a_result_view,
    a_run,
    a_session,
    results_of,
)

ALIKE = {PROMOTER: ["A"] * 6, HOST: ["A"] * 7, LOCAL: ["B"]}


def counts(roles: tuple[str, ...], *figures: int) -> Counts:
    options = a_prompt("perche_ospitare").asks[0].choices
    return Counts(
        roles=roles,
        answered=sum(figures),
        counts=tuple((o.id, n) for o, n in zip(options, figures, strict=True)),
    )


def a_result(*groups: Counts, figures: tuple[int, ...] = (7, 4, 2, 1)) -> QuestionResult:
    total = counts((PROMOTER, HOST, LOCAL), *figures)
    return QuestionResult(question_id="perche_ospitare", total=total, groups=groups)


ALIKE_RESULT = a_result_view(
    "perche_ospitare",
    run=a_run("perche_ospitare", results=results_of(a_run("perche_ospitare").asking, ALIKE)),
)

VIEWS: Mapping[str, View] = {
    "05 poll": a_prompt_view("perche_ospitare"),
    "05 poll, a thousand": a_prompt_view("dopo_il_tirocinio", answered=1000, asked=1200),
    "05 poll for others": a_prompt_view("ospitare_ancora", role_id=PROMOTER),
    "05 poll paused": a_prompt_view(
        "perche_ospitare", session=a_session(state=SessionState.PAUSED)
    ),
    "05 poll closed": a_prompt_view(
        "perche_ospitare", is_open=False, role_id=HOST, mine={"perche_ospitare": ("B",)}
    ),
    "06 poll answered": a_prompt_view(
        "perche_ospitare",
        role_id=HOST,
        mine={"perche_ospitare": ("B",)},
        answered=9,
        recorded=True,
    ),
    "06 poll withdrawn": a_prompt_view("perche_ospitare", role_id=HOST, withdrawn=True),
    "06 poll, results at once": a_prompt_view(
        "esperienza", role_id=HOST, mine={"esperienza": ("C",)}, so_far=(a_result(),)
    ),
    "07 multiple choice": a_prompt_view("tempi_gestione"),
    "07 multiple choice answered": a_prompt_view(
        "tempi_gestione", role_id=HOST, mine={"tempi_gestione": ("A", "B")}, recorded=True
    ),
    "08 reaction": a_prompt_view("primo_video", answered=4),
    "08 rating": a_prompt_view("utilita_bilancio", answered=4),
    "10 result": a_result_view(
        "perche_ospitare",
        run=a_run(
            "perche_ospitare",
            results=(a_result(counts((PROMOTER,), 3, 3, 0, 0), counts((HOST, LOCAL), 4, 1, 2, 1)),),
        ),
    ),
    "10 result, a thousand": a_result_view(
        "perche_ospitare",
        answered=1000,
        asked=1200,
        run=a_run("perche_ospitare", results=(a_result(figures=(700, 100, 150, 50)),)),
    ),
    "10 result withheld": a_result_view(
        "perche_ospitare",
        answered=2,
        run=a_run(
            "perche_ospitare",
            results=(
                QuestionResult(
                    question_id="perche_ospitare",
                    total=Counts(roles=(HOST,), answered=2, counts=()),
                ),
            ),
        ),
    ),
    "10 result too much alike": ALIKE_RESULT,
    "10 result of a questionnaire": a_result_view(PLAN.prompts[-1]),
    "13 reminder": a_prompt_view("perche_ospitare", reminder=True),
    "19 questionnaire": a_prompt_view(PLAN.prompts[-1]),
}
