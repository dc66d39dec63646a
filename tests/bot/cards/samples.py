"""One sample of every card, each in the state that says most about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import reduce
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.cards.render import announcement_card, reply_card
from bot.wording.words import Words
from dialogs.commands.leading import Act, Facilitate
from dialogs.commands.taking_part import CastVote, Contribute
from dialogs.replies import (
    ActDone,
    ConfirmationNeeded,
    HelpShown,
    Joined,
    PlanChecked,
    PlanFetched,
    PlanKept,
    PlanLeft,
    PlanOutlined,
    PlanPreviewed,
    PlansShown,
    Prepared,
    QuestionPut,
    Refused,
    Reply,
    RoleNeeded,
    Shown,
)
from dialogs.views.leading import (
    AskingView,
    ControlView,
    CoverageView,
    HandingView,
    LateView,
    OpenPrompt,
    ProposalRow,
    ProposalsView,
    Reminded,
    RoleProgress,
    Shared,
)
from dialogs.views.opening import (
    ActView,
    AwayView,
    BlockView,
    NoticeView,
    PassedOverView,
    PersonNudgeView,
    RoleNudgeView,
    SummaryView,
    WelcomeView,
)
from dialogs.views.organising import DigestPartView, PlanRow, UndeliveredView
from dialogs.views.prompts import (
    FloorView,
    HeardView,
    PointView,
    PromptView,
    ResultView,
    Seat,
    WritingView,
)
from dialogs.views.view import View
from dialogs.views.writing import (
    ContributionView,
    InvitationView,
    OwnAnswer,
    OwnView,
    ProposingView,
    ReportView,
    SupportView,
)
from digest.documents.parts import DigestPart, Line, LineKind
from facilitation.asking import Draft, read_line
from facilitation.contributions import Contribution, ContributionKind
from facilitation.coverage import Cell, coverage
from facilitation.cuts import cut_of, left_out
from facilitation.findings import Finding, Value
from facilitation.leading import Candidate
from facilitation.likeliest import Likeliest
from facilitation.outlines import Outline
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.priorities import PriorityVote
from facilitation.privacy import Counts, QuestionResult, published
from facilitation.prompts import Asking, Prompt
from facilitation.proposals import Proposal, ProposalState
from facilitation.questions import Option
from facilitation.rankings import Ranking
from facilitation.refusals.answering import NotAsked, PromptIsClosed, WrongNumberOfChoices
from facilitation.refusals.asking import OptionIsRepeated
from facilitation.refusals.leading import AlreadyDone, MayNotFacilitate
from facilitation.refusals.unknown import CommandIsUnknown
from facilitation.refusals.writing import CodeIsNotOne, TextIsTooLong
from facilitation.runs import PromptRun
from facilitation.sessions import Leader, Session, SessionState, area_place
from facilitation.sharing import Way, coming, evenly, least
from facilitation.speaking_rounds import SpeakingRound
from facilitation.statements import Statements
from storage.plan_files import Located

Json = dict[str, Any]

HOST, PROMOTER, LOCAL = "soggetto_ospitante", "ente_promotore", "attore_territoriale"
OBSERVER = "osservatore"


def a_plan() -> Plan:
    """The plan that ships."""
    path = Path(__file__).parents[3] / "plans" / "puglia-2020.yaml"
    return Plan.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def at(clock: str) -> datetime:
    """A moment of the session's day, by the clock in Rome."""
    hours, minutes = clock.split(":")
    return datetime(2020, 11, 24, int(hours) - 1, int(minutes), tzinfo=UTC)


PLAN = a_plan()


def a_session(block: str | None = "area_scouting", **changes: Any) -> Session:
    session = Session(
        id="s-7",
        tenant_id="t-1",
        conversation_id="c-1",
        service_url="https://teams.example/",
        meeting_id="m-1",
        plan=PLAN,
        state=SessionState.RUNNING if block else SessionState.PREPARED,
        prepared_at=at("13:50"),
        started_at=at("14:00") if block else None,
        block_id=block,
        block_opened_at=at("14:44") if block else None,
        block_ends_at=at("14:56") if block else None,
        acts=5,
    )
    return replace(session, **changes)


def a_prompt(prompt_id: str) -> Prompt:
    return next(prompt for prompt in PLAN.prompts if prompt.id == prompt_id)


def a_run(prompt: Prompt | str, **changes: Any) -> PromptRun:
    found = a_prompt(prompt) if isinstance(prompt, str) else prompt
    block = next((one for one in PLAN.agenda if found in one.prompts), PLAN.agenda[4])
    run = PromptRun(
        id=f"run-{found.id}",
        session_id="s-7",
        block_id=block.id,
        prompt=found,
        opened_at=at("14:45"),
        closes_at=at("14:47"),
    )
    return replace(run, **changes)


def a_prompt_view(prompt: Prompt | str, **changes: Any) -> PromptView:
    run = a_run(prompt)
    block = PLAN.block(run.block_id)
    view = PromptView(
        session=a_session(),
        run=run,
        block=block,
        place=area_place(PLAN, block),
        is_open=True,
        answered=9,
        asked=16,
    )
    return replace(view, **changes)


def a_contribution(number: int, text: str, **changes: Any) -> Contribution:
    contribution = Contribution(
        id=f"contribution-{number}",
        session_id="s-7",
        run_id="run-punti_scouting",
        number=number,
        participant_id="p-1",
        role_id=HOST,
        area_id="scouting",
        kind=ContributionKind.CRITICAL_ISSUE,
        text=text,
        written_at=at("14:49"),
    )
    return replace(contribution, **changes)


SMALL_FIRMS = a_contribution(
    31, "Le aziende piccole non conoscono il progetto e non sanno chi chiamare."
)
ONE_CONTACT = a_contribution(
    32,
    "Servirebbe un referente unico, raggiungibile al telefono.\n\nE un elenco per provincia.",
    kind=ContributionKind.PROPOSAL,
)
GONE = a_contribution(28, "Da rivedere.", withdrawn_at=at("14:50"))


NEAR = tuple(
    PointView(
        contribution_id=f"contribution-{number}",
        kind=ContributionKind.CRITICAL_ISSUE,
        text=text,
        supports=supports,
    )
    for number, text, supports in (
        (7, "Le piccole imprese non sanno a chi chiedere informazioni.", 4),
        (9, "Manca un referente unico per le aziende che vogliono ospitare.", 1),
        (12, "I consulenti del lavoro non conoscono PUOI.", 0),
    )
)


READ = (
    PointView(
        contribution_id="contribution-2",
        kind=ContributionKind.STRENGTH,
        text="Il tutor dell’ente risponde sempre.",
        supports=6,
        is_supported=True,
    ),
    *NEAR[:2],
    replace(NEAR[2], reported=True),
    replace(NEAR[0], text=SMALL_FIRMS.text, is_own=True),
)


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


def a_result_view(prompt: Prompt | str, **changes: Any) -> ResultView:
    run = changes.pop("run", a_run(prompt))
    block = PLAN.block(run.block_id)
    view = ResultView(
        session=a_session(),
        run=replace(run, closed_at=at("14:47")),
        block=block,
        place=area_place(PLAN, block),
        answered=14,
        asked=16,
    )
    return replace(view, **changes)


def a_contribution_view(
    contribution: Contribution = SMALL_FIRMS, **changes: Any
) -> ContributionView:
    view = ContributionView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        contribution=contribution,
    )
    return replace(view, **changes)


def a_control_view(**changes: Any) -> ControlView:
    block = PLAN.block("area_scouting")
    poll = OpenPrompt(
        run=a_run("punti_scouting", closes_at=at("14:55")),
        answered=11,
        asked=16,
        roles=(
            RoleProgress(role_id=PROMOTER, answered=6, joined=7),
            RoleProgress(role_id=HOST, answered=2, joined=6),
            RoleProgress(role_id=LOCAL, answered=0, joined=3),
        ),
    )
    view = ControlView(
        session=a_session(),
        now=at("14:49"),
        place=area_place(PLAN, block),
        open_prompts=(poll,),
        waiting=(),
        reopenable=a_run("perche_ospitare"),
        joined=18,
        next_block=PLAN.block("area_attestazione"),
        late_by_minutes=0,
        likeliest=Likeliest("next"),
        session_ends_at=at("16:30"),
    )
    return replace(view, **changes)


def a_coverage_view(**changes: Any) -> CoverageView:
    rounds = [
        a_run("punti_gestione", closed_at=at("14:20")),
        a_run("punti_orientamento", closed_at=at("14:34")),
        a_run("punti_scouting", closes_at=at("14:55")),
    ]
    kinds = tuple(ContributionKind)
    cells = [
        Cell(run_id=run.id, role_id=role_id, kind=kinds[n], number=3 * n + m + 1)
        for m, run in enumerate(rounds)
        for n, role_id in enumerate((PROMOTER, HOST))
    ]
    joined = {PROMOTER: 7, HOST: 6, LOCAL: 3}
    view = CoverageView(
        session=a_session(),
        now=at("14:49"),
        coverage=coverage(PLAN, rounds, cells, joined),
        open_prompts=a_control_view().open_prompts,
    )
    return replace(view, **changes)


SPEAKING = SpeakingRound(
    id="giro", minutes=8, question="Che cosa vorreste dire a chi comincia?", seconds=60
)


def a_floor(**changes: Any) -> FloorView:
    floor = FloorView(
        turn=3,
        speaker=Seat(name="Maria Greco", role_id=HOST),
        following=(
            Seat(name="Antonio Lorusso", role_id=PROMOTER),
            Seat(name=None, role_id=LOCAL),
            Seat(name="Paolo Fiore", role_id=HOST),
        ),
        waiting=7,
        spoken=2,
        ends_at=at("14:52"),
        is_held=False,
    )
    return replace(floor, **changes)


def a_speaking_view(role_id: str | None = None, **changes: Any) -> PromptView:
    return a_prompt_view(SPEAKING, role_id=role_id, floor=a_floor(**changes))


SENDER = Sender(key="k-1", teams_user_id="29:1", name="Giulia Romano", guest=False)


def a_command(command: type[Any], /, **facts: Any) -> Any:
    return command(sender=SENDER, tenant_id="t-1", conversation_id="c-1", **facts)


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
    return published(asked, given, threshold=3, anonymous=False)


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


def results_of(prompt: Asking, answers: Mapping[str, Sequence[Sequence[str]]]) -> Any:
    """What is published of a prompt with one question."""
    given = {role: [tuple(one) for one in some] for role, some in answers.items()}
    return (published(prompt.asks[0], given, threshold=3, anonymous=prompt.anonymous),)


def a_ranking_result(**answers: Sequence[Sequence[str]]) -> ResultView:
    return a_result_view(
        CERTIFICATE,
        run=a_run(CERTIFICATE, results=results_of(CERTIFICATE, answers)),
        answered=sum(map(len, answers.values())),
    )


DIGEST_LINES = (
    Line(LineKind.PARAGRAPH, "Scouting territoriale delle imprese e degli enti ospitanti."),
    Line(LineKind.HEADING, "Che cosa convince di più un’impresa"),
    Line(LineKind.FIGURE, "Un tutor dell’ente sempre raggiungibile", "7 di 14"),
    Line(LineKind.FIGURE, "Le pratiche seguite dall’ente promotore", "4 di 14"),
    Line(LineKind.HEADING, "Criticità"),
    Line(LineKind.QUOTE, SMALL_FIRMS.text, "Soggetto ospitante · n. 31"),
    Line(LineKind.ITEM, "Nessun contributo dagli attori territoriali."),
)


def _found(line: int, code: str, **values: Value) -> Located:
    return Located(Finding.at((), code, **values), Path("piano.yaml"), line)


def a_late_session() -> Session:
    """The session ten minutes late in its third area, with what is left shared out evenly."""
    session = a_session()
    floors = {block.id: least(block) for block in PLAN.agenda}
    before = coming(session)
    after = evenly(before, sum(block.minutes for block in before) - 10, floors)
    return replace(session, cuts={block.id: cut_of(block) for block in after or ()})


def a_late_view() -> LateView:
    """What can be done about ten minutes."""
    before = coming(a_session())
    even = coming(a_late_session())
    optional = (*before[:-1], left_out(before[-1]))
    return LateView(
        session=a_session(),
        now=at("15:06"),
        late_by_minutes=10,
        left=84,
        ends_at=at("16:30"),
        ways=(
            Shared(way=Way.EVEN, blocks=tuple(zip(before, even, strict=True))),
            Shared(way=Way.OPTIONAL, blocks=tuple(zip(before, optional, strict=True))),
        ),
        silent=a_prompt("punti_scouting").heading,
    )


CANDIDATES = (
    Candidate(
        id="plan-1",
        leader=Leader(key=None, name="Marco De Santis", email=None),
        organisation="Anpal Servizi",
    ),
    Candidate(id="p-7", leader=Leader(key="k", name="Lucia Ferri", email=None)),
)

VIEWS: Mapping[str, View] = {
    "02 welcome": WelcomeView(session=a_session(None)),
    "02 welcome, role given": WelcomeView(session=a_session(None), given_role_id=HOST),
    "02 roles again": WelcomeView(session=a_session(), role_id=HOST, choosing=True),
    "02 notice": NoticeView(session=a_session()),
    "03 joined": WelcomeView(session=a_session(None), role_id=HOST, joined_at=at("14:03")),
    "03 joined, observer": WelcomeView(session=a_session(), role_id="osservatore"),
    "04 block": BlockView(
        session=a_session(),
        block=PLAN.block("area_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        opened_at=at("14:44"),
        ends_at=at("14:56"),
    ),
    "04 block by facilitator": BlockView(
        session=a_session("ospitanti"),
        block=PLAN.block("ospitanti"),
        place=None,
        opened_at=at("15:20"),
        ends_at=at("15:50"),
        by="Giulia Romano",
    ),
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
        answered=10,
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
    "10 result of a priority vote": a_result_view(
        PRIORITY, run=a_run(PRIORITY, results=results_of(PRIORITY, DOTS)), answered=8
    ),
    "10 result of a long priority vote": a_result_view(
        LONG_PRIORITY,
        run=a_run(
            LONG_PRIORITY,
            results=results_of(
                LONG_PRIORITY, {HOST: [[f"c{n}", f"c{n + 1}", "c14"] for n in range(1, 20)]}
            ),
        ),
        answered=19,
    ),
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
    "10 result of a round": a_result_view(
        "punti_scouting", answered=17, contributions_by_role=((PROMOTER, 9), (HOST, 8))
    ),
    "10 result of a questionnaire": a_result_view(PLAN.prompts[-1]),
    "11 round": a_prompt_view("punti_scouting", role_id=HOST),
    "11 round, few kinds": a_prompt_view("secondo_video"),
    "11 round, own points": a_prompt_view(
        "punti_scouting",
        role_id=HOST,
        written=(SMALL_FIRMS, ONE_CONTACT),
        draft="Un elenco delle aziende",
        recorded=True,
    ),
    "11b near": a_contribution_view(near=NEAR),
    "11b supported": SupportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        point=replace(NEAR[0], is_supported=True),
        is_open=True,
    ),
    "11b support withdrawn": SupportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        point=NEAR[2],
        is_open=False,
    ),
    "11 chat heard": HeardView(
        session=a_session(),
        run=a_run("punti_scouting", closes_at=at("14:55")),
        block=PLAN.block("area_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        is_open=True,
        typed=3,
    ),
    "11c read-back": a_prompt_view("rilettura_scouting", role_id=HOST, points=READ),
    "11c read-back, second page": a_prompt_view(
        "rilettura_scouting", role_id=HOST, points=READ * 8, page=1
    ),
    "11c read-back closed": a_prompt_view(
        "rilettura_scouting", role_id=HOST, points=READ, is_open=False
    ),
    "11c nothing to read back": a_prompt_view("rilettura_scouting"),
    "11c result of a read-back": a_result_view("rilettura_scouting", answered=11),
    "11d round, for an observer": a_prompt_view("punti_scouting", role_id=OBSERVER),
    "11d report": ReportView(session=a_session(), run=a_run("punti_scouting"), place=None),
    "11d report, to mend": ReportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=None,
        role_id=HOST,
        code="Mario",
        kind="proposal",
        text=ONE_CONTACT.text,
        problem=CodeIsNotOne(longest=20),
    ),
    "11d reported": a_contribution_view(replace(SMALL_FIRMS, reported=True, code="P7")),
    "12 contribution": a_contribution_view(),
    "12 contribution form": a_contribution_view(ONE_CONTACT, editing=True),
    "12 contribution corrected": a_contribution_view(
        replace(ONE_CONTACT, edited_at=at("14:52")), can_change=False, is_open=False
    ),
    "12 contribution withdrawn": a_contribution_view(GONE),
    "12 own": OwnView(session=a_session(), contributions=(SMALL_FIRMS, ONE_CONTACT, GONE)),
    "12 own, all of it": OwnView(
        session=a_session(),
        contributions=(SMALL_FIRMS,),
        supported=(replace(NEAR[0], is_supported=True),),
        answers=(OwnAnswer(heading="Con chi vorresti collaborare di più?", chosen=("A", "B")),),
    ),
    "12 own, in a 1:1": OwnView(
        session=a_session(),
        contributions=(SMALL_FIRMS,),
        supported=(replace(NEAR[0], is_supported=True),),
        is_here=False,
    ),
    "12 own, none": OwnView(session=a_session(), contributions=()),
    "13 reminder": a_prompt_view("perche_ospitare", reminder=True),
    "13 reminder of a round": a_prompt_view("punti_scouting", reminder=True),
    "14 control": a_control_view(),
    "14 control, statements proposed": a_control_view(proposals=3),
    "14 control, ready": a_control_view(
        session=a_session(None),
        place=None,
        open_prompts=(),
        reopenable=None,
        next_block=PLAN.agenda[0],
        now=at("13:58"),
        likeliest=Likeliest("start"),
    ),
    "14 control, busy": a_control_view(
        open_prompts=a_control_view().open_prompts * 2,
        waiting=PLAN.prompts[:2],
        likeliest=Likeliest("open", PLAN.prompts[0].id),
        late_by_minutes=7,
        doubtful=1,
        undelivered=2,
        limited=("personal", "members", "own_views"),
    ),
    "14 control, just asked": a_control_view(
        just_asked=True, likeliest=Likeliest("close", "run-punti_scouting")
    ),
    "14 control, paused": a_control_view(
        session=a_session(state=SessionState.PAUSED), likeliest=Likeliest("resume")
    ),
    "14 control, last block": a_control_view(
        next_block=None,
        open_prompts=(),
        late_by_minutes=-1,
        reopenable=None,
        likeliest=Likeliest("end"),
    ),
    "14 control, ended": a_control_view(
        session=a_session(state=SessionState.ENDED),
        open_prompts=(),
        next_block=None,
        likeliest=None,
        session_ends_at=None,
    ),
    "15 coverage": a_coverage_view(),
    "15 coverage, reminded": a_coverage_view(
        said=Reminded(run_id="run-punti_scouting", on_their_way=3, unreachable=2, enough=1),
        enough=frozenset({(HOST, "run-punti_scouting"), (LOCAL, "run-punti_scouting")}),
        reminded=(Reminded(run_id="run-punti_scouting", reached=3, unreachable=2, on_their_way=1),),
    ),
    "15 coverage, a role reminded": a_coverage_view(
        said=Reminded(run_id="run-punti_scouting", role_id=HOST), open_prompts=()
    ),
    "15 coverage, none": a_coverage_view(coverage=coverage(PLAN, (), (), {}), open_prompts=()),
    "15 role nudge": RoleNudgeView(
        session=a_session(),
        run=a_run("punti_scouting", closes_at=at("14:55")),
        role_id=HOST,
        about=ContributionKind.CRITICAL_ISSUE,
    ),
    "15 role nudge, of no kind": RoleNudgeView(
        session=a_session(), run=a_run("punti_scouting", closes_at=at("14:55")), role_id=HOST
    ),
    "15 person nudge": PersonNudgeView(
        session=a_session(), run=a_run("punti_scouting", closes_at=at("14:55"))
    ),
    "14 question form": AskingView(session=a_session(), draft=Draft()),
    "14 question form, to mend": AskingView(
        session=a_session(),
        draft=read_line("Siete d’accordo? sì / in parte / Sì 3m"),
        problem=OptionIsRepeated("Sì"),
    ),
    "18 speaking round": a_speaking_view(),
    "18 speaking round, my turn": a_speaking_view(role_id=HOST, is_mine=True),
    "18 speaking round, in line": a_speaking_view(
        role_id=PROMOTER, may_withdraw=True, is_waiting=True, is_held=True, ends_at=None
    ),
    "18 speaking round, rather writing": replace(
        a_speaking_view(role_id=HOST), writing=WritingView(run=a_run("punti_scouting"))
    ),
    "18 speaking round, writing later": replace(
        a_speaking_view(role_id=HOST), writing=WritingView(run=None)
    ),
    "18 speaking round, nobody": a_speaking_view(speaker=None, following=(), waiting=0),
    "18 speaking round, closed": a_result_view(SPEAKING, answered=5),
    "18 speaking round, control": a_control_view(
        open_prompts=(
            OpenPrompt(
                run=a_run(SPEAKING),
                answered=2,
                asked=16,
                roles=(RoleProgress(role_id=HOST, answered=2, joined=6),),
                floor=a_floor(),
            ),
        )
    ),
    "19 questionnaire": a_prompt_view(PLAN.prompts[-1]),
    "20 summary": SummaryView(
        session=a_session(state=SessionState.ENDED, ended_at=at("16:30")),
        participants=16,
        observers=2,
        contributions=74,
        polls=9,
        answers=121,
        areas=tuple((area.id, 20 - 3 * n) for n, area in enumerate(PLAN.areas)),
        keep_until=PLAN.privacy.keep_until,
    ),
    "21 digest": DigestPartView(
        session=a_session(),
        part=2,
        parts=7,
        document=DigestPart("Area 3 · Scouting", DIGEST_LINES),
    ),
    "16 late": a_late_view(),
    "14 hand over": HandingView(session=a_session(), candidates=CANDIDATES, more=4),
    "14 hand over to nobody": HandingView(
        session=a_session(), candidates=CANDIDATES, named="Aldo", is_unknown=True
    ),
    "14 away": AwayView(session=a_session(), names=("Marco De Santis", "Lucia Ferri")),
    "04 a deputy may step in": BlockView(
        session=a_session(),
        block=PLAN.agenda[4],
        place=area_place(PLAN, PLAN.agenda[4]),
        opened_at=at("14:44"),
        ends_at=at("14:56"),
        steps_in=True,
    ),
    "16 nothing to share out": replace(a_late_view(), late_by_minutes=0, ways=(), silent=None),
    "16 it cannot fit": replace(a_late_view(), ways=(), left=12),
    "16 over": replace(a_late_view(), ways=(), left=-3, silent=None),
    "21 undelivered": UndeliveredView(session=a_session(), names=("Francesca Ricci",)),
    **{
        f"23 {act}": ActView(
            session=a_session(),
            act=act,
            by="Giulia Romano",
            heading=a_prompt("perche_ospitare").heading if act in {"extend", "reopen"} else None,
            until=at("14:50") if act in {"extend", "reopen", "resume"} else None,
        )
        for act in ("pause", "resume", "extend", "reopen", "skip", "end")
    },
    **{
        f"23 {act}": ActView(
            session=a_late_session(),
            act=act,
            by="Giulia Romano",
            heading={"silence": a_prompt("punti_scouting").heading, "lead": "Lucia Ferri"}.get(
                act, "Marco De Santis" if act == "hand" else None
            ),
            until=at("16:30") if act == "share" else at("15:09"),
        )
        for act in (
            "share",
            "silence",
            "undo_start",
            "undo_next",
            "undo_extend",
            "undo_close",
            "undo_share",
            "undo_silence",
            "hand",
            "lead",
        )
    },
}

PLANS = (
    PlanRow(plan_id="rotto", title="Bozza da finire", errors=3),
    PlanRow(
        plan_id="puglia-2020",
        title=PLAN.title,
        day=PLAN.day,
        starts=time(14),
        ends=time(16, 30),
        areas=5,
        people=18,
        fits=True,
    ),
    PlanRow(
        plan_id="calabria-2020",
        title="Il progetto PUOI nella Regione Calabria",
        day=date(2020, 12, 1),
        starts=time(10),
        ends=time(12, 30),
        areas=5,
    ),
)

FOUND = (
    _found(12, "finding_no_organiser"),
    _found(40, "finding_at_least_too_long", count=9, most=8),
    *(_found(50 + line, "finding_text_empty", key="title") for line in range(14)),
)

OUTLINE = Outline(
    title="Tirocini in Basilicata",
    organiser="Anpal Servizi",
    day="2021-02-10",
    starts="16:00",
    ends="14:00",
    areas="Ricerca delle imprese; Imprese\nOrientamento",
    roles="Soggetto ospitante\nEnte promotore; Enti promotori",
    people="Giulia Romano, conduce",
    keep_until="2021-06-30",
    language="it",
)

REPLIES: Mapping[str, Reply] = {
    "shown": Shown(view=VIEWS["02 welcome"]),
    "01 plans": PlansShown(plans=PLANS),
    "01 no plans": PlansShown(plans=()),
    "01 plans of others": PlansShown(plans=(), has_others=True),
    "01 plans, address untold": PlansShown(plans=(), has_others=True, is_untold=True),
    "01 plans, some untold": PlansShown(plans=PLANS, has_others=True, is_untold=True),
    "01 plan with errors": PlanChecked(found=FOUND),
    "01 plan kept": PlanKept(plan=PLAN, again=False),
    "01 plan updated": PlanKept(plan=PLAN, again=True),
    "01 plan fetched": PlanFetched(plan=PLAN, written=b""),
    "01 plan left": PlanLeft(plan_id="puglia-2020"),
    "01 plan form": PlanOutlined(),
    "01 plan form with errors": PlanOutlined(
        outline=OUTLINE,
        found=(
            Finding.at(("ends",), "finding_form_ends_before_start"),
            Finding.at(("roles",), "finding_form_plural_missing", role="Soggetto ospitante"),
            Finding.at(("people",), "finding_form_person", line="Giulia Romano, conduce"),
            Finding.at(("controller",), "finding_form_empty"),
        ),
    ),
    "01 preview": PlanPreviewed(view=VIEWS["02 welcome"], plan_id="puglia-2020", page=0, pages=20),
    "01 preview of a poll": PlanPreviewed(
        view=a_prompt_view("perche_ospitare"), plan_id="puglia-2020", page=7, pages=20
    ),
    "01 prepared": Prepared(session=a_session(None), again=False),
    "03 joined and recorded": Joined(
        session=a_session(),
        role_id=HOST,
        then=Shown(
            view=a_prompt_view("perche_ospitare", role_id=HOST, mine={"perche_ospitare": ("B",)})
        ),
    ),
    "03 joined reply": Joined(session=a_session(), role_id=HOST),
    "03 joined late": Joined(
        session=a_session(),
        role_id=HOST,
        open_runs=(a_run("perche_ospitare"), a_run("punti_scouting", closes_at=at("14:55"))),
    ),
    "14 act done": ActDone(act=Act.EXTEND, control=a_control_view()),
    "14 can be undone": ActDone(act=Act.NEXT, control=replace(a_control_view(), undoable=True)),
    "14 confirm the lead": ConfirmationNeeded(
        session=a_session(), command=a_command(Facilitate, act=Act.LEAD)
    ),
    "14 confirm close": ConfirmationNeeded(
        session=a_session(),
        command=a_command(Facilitate, act=Act.CLOSE, run_id="run-perche_ospitare", seen=5),
        heading=a_prompt("perche_ospitare").heading,
        answered=9,
        asked=16,
    ),
    "14 question put": QuestionPut(control=a_control_view(), minutes=2, rounded_seconds=90),
    "14 confirm end": ConfirmationNeeded(
        session=a_session(), command=a_command(Facilitate, act=Act.END, seen=5)
    ),
    "22a not a facilitator": Refused(
        refusal=MayNotFacilitate(("Giulia Romano", "Marco De Santis")), session=a_session()
    ),
    "22a address untold": Refused(refusal=MayNotFacilitate(("Giulia Romano",), is_untold=True)),
    "22a roles untold": Refused(refusal=MayNotFacilitate((), is_untold=True)),
    "22b too late": Refused(
        refusal=PromptIsClosed(
            run_id="run-perche_ospitare",
            heading=a_prompt("perche_ospitare").heading,
            closed_at=at("14:47"),
            standing=("Le pratiche seguite dall’ente promotore",),
        ),
        session=a_session(),
    ),
    "22c vote without a role": RoleNeeded(
        session=a_session(),
        kept=a_command(CastVote, run_id="run-perche_ospitare", answers={"perche_ospitare": ("B",)}),
        kept_texts=("Le pratiche seguite dall’ente promotore",),
    ),
    "22c text without a role": RoleNeeded(
        session=a_session(),
        kept=a_command(
            Contribute, run_id="run-punti_scouting", kind="proposal", text=ONE_CONTACT.text
        ),
        kept_texts=(ONE_CONTACT.text,),
        given_role_id=HOST,
    ),
    "22d text too long": Refused(
        refusal=TextIsTooLong(length=702, longest=600),
        session=a_session(),
        run_id="run-punti_scouting",
        draft="Le imprese del territorio " * 27,
    ),
    "22d not asked": Refused(
        refusal=NotAsked(heading="?", roles=(HOST,)), session=a_session(), run_id="run-x"
    ),
    "22d wrong number": Refused(
        refusal=WrongNumberOfChoices(least=1, most=3, given=4),
        session=a_session(),
        run_id="run-x",
    ),
    "22d already done": Refused(
        refusal=AlreadyDone(by="Marco De Santis", at=at("14:48")), session=a_session()
    ),
    "22d unknown": Refused(refusal=CommandIsUnknown(words="vola")),
    "24 help": HelpShown(facilitates=False, session=a_session()),
    "24 help without a session": HelpShown(facilitates=False, session=None),
    "24 help for facilitators": HelpShown(facilitates=True, session=a_session()),
}


def _view(view: View) -> Callable[[Words], Json]:
    return lambda words: announcement_card(view, words, own_views=True)


def _reply(reply: Reply) -> Callable[[Words], Json]:
    return lambda words: reply_card(reply, words)


SAMPLES: Mapping[str, Callable[[Words], Json]] = {
    **{name: _reply(reply) for name, reply in REPLIES.items()},
    **{name: _view(view) for name, view in VIEWS.items()},
}
