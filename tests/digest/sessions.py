"""Sessions to make digests of, from one contribution to the whole of 24 November."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

from digest.facts import Attendee, Recount, RunFacts, SessionFacts
from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Area, Block, Plan, Privacy, Role
from facilitation.privacy import published
from facilitation.prompts import Prompt, Questionnaire, Round, SingleChoice
from facilitation.questions import Chosen, MultipleChoiceQuestion, RatingQuestion, TextQuestion
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState

START = datetime(2020, 11, 24, 13, 2, tzinfo=UTC)
STRENGTH = ContributionKind.STRENGTH
CRITICAL = ContributionKind.CRITICAL_ISSUE
PROPOSAL = ContributionKind.PROPOSAL

ROLES = (
    Role(id="promoter", name="Ente promotore", plural="Enti promotori"),
    Role(id="host", name="Soggetto ospitante", plural="Soggetti ospitanti"),
    Role(id="local", name="Attore territoriale", plural="Attori territoriali"),
    Role(id="observer", name="Osservatore", plural="Osservatori", observer=True),
)
AREAS = (
    Area(id="paths", title="Procedure di gestione dei percorsi", short="Gestione"),
    Area(id="skills", title="Orientamento e bilancio di competenze", short="Orientamento"),
    Area(id="scouting", title="Scouting delle imprese ospitanti", short="Scouting"),
    Area(id="certificates", title="Attestazione delle competenze", short="Attestazione"),
    Area(id="after", title="Accompagnamento al termine del percorso", short="Accompagnamento"),
)
THEMES = {
    "Procedure di gestione dei percorsi": "paths",
    "Orientamento e bilancio di competenze": "skills",
    "Scouting delle imprese/enti ospitanti": "scouting",
    "Attestazione delle competenze": "certificates",
    "Accompagnamento al termine del percorso": "after",
    "Esperienza di tirocinio": "videos",
    "Rete territoriale e collaborazioni": "network",
}
VIEWPOINTS = {
    "ente promotore": "promoter",
    "organizzatore": "promoter",
    "soggetto ospitante": "host",
    "altro attore territoriale": "local",
    "destinatario": "observer",
}
KINDS = {
    "critical": ContributionKind.CRITICAL_ISSUE,
    "practice": ContributionKind.GOOD_PRACTICE,
    "collaboration": ContributionKind.COLLABORATION_ACTIVE,
}


def a_round(name: str = "round", *, roles: Iterable[str] = (), kinds: Iterable[str] = ()) -> Round:
    return Round(
        id=name,
        minutes=3,
        roles=tuple(roles),
        question="Che cosa funziona, e che cosa no?",
        kinds=tuple(ContributionKind(kind) for kind in kinds) or (STRENGTH, CRITICAL, PROPOSAL),
    )


def a_poll(
    name: str = "poll", *, roles: Iterable[str] = (), anonymous: bool = False
) -> SingleChoice:
    return SingleChoice(
        id=name,
        minutes=2,
        roles=tuple(roles),
        anonymous=anonymous,
        question="Che cosa pesa di più sui tempi di avvio?",
        options=("Documenti", "Trovare l’impresa", "La lingua"),  # type: ignore[arg-type]
    )


def a_scale(*, anonymous: bool = False) -> Questionnaire:
    """One question with four steps, and room for who cannot say."""
    asked = RatingQuestion(
        id="useful",
        question="Quanto ti è stato utile?",
        steps=("Per niente", "Poco", "Abbastanza", "Molto"),
        no_opinion="Non so",
    )
    return Questionnaire(
        id="useful", minutes=2, anonymous=anonymous, title="Com’è andata?", questions=(asked,)
    )


def a_plan(*blocks: Block, threshold: int = 3) -> Plan:
    return Plan.model_validate(
        {
            "id": "puglia-2020",
            "title": "Il progetto PUOI nella Regione Puglia",
            "organiser": "Anpal Servizi",
            "day": date(2020, 11, 24),
            "starts": time(14, 0),
            "ends": time(16, 30),
            "objectives": (
                "Rilevare e condividere conoscenze sull’andamento del progetto",
                "Confrontarsi su punti di forza, criticità e soluzioni adottate",
            ),
            "roles": ROLES,
            "areas": AREAS,
            "agenda": blocks,
            "privacy": Privacy(
                controller="Anpal Servizi",
                points=("Scrivi solo ciò che vuoi condividere.",),
                notice="Informativa.",
                keep_until=date(2021, 11, 24),
            ),
            "digest": {"threshold": threshold},
        }
    )


def a_block(name: str, *prompts: Prompt, area: str | None = None, title: str = "Blocco") -> Block:
    return Block(id=name, title=title, minutes=12, area=area, prompts=prompts)  # type: ignore[arg-type]


def a_session(plan: Plan) -> Session:
    return Session(
        id="session-1",
        tenant_id="tenant",
        conversation_id="conversation",
        service_url="http://127.0.0.1/",
        meeting_id=None,
        plan=plan,
        state=SessionState.ENDED,
        prepared_at=START - timedelta(days=1),
        started_at=START,
        ended_at=START + timedelta(minutes=149),
    )


def attendees(**people: int) -> tuple[Attendee, ...]:
    return tuple(Attendee(role_id) for role_id, count in people.items() for _ in range(count))


def a_contribution(
    number: int,
    text: str,
    *,
    role: str = "promoter",
    kind: ContributionKind = STRENGTH,
    run: str = "round",
    area: str | None = "paths",
    reported: bool = False,
    code: str | None = None,
) -> Contribution:
    return Contribution(
        id=f"c{number * 7919 % 100_003:05}",
        session_id="session-1",
        run_id=run,
        number=number,
        participant_id=f"{role}-{number % 4}",
        role_id=role,
        area_id=area,
        kind=kind,
        text=text,
        written_at=START + timedelta(seconds=number),
        reported=reported or code is not None or role == "observer",
        code=code,
    )


def a_run(plan: Plan, block: Block, prompt: Prompt, *, minute: int = 0) -> PromptRun:
    opened = START + timedelta(minutes=minute)
    return PromptRun(
        id=prompt.id,
        session_id="session-1",
        block_id=block.id,
        prompt=prompt,
        opened_at=opened,
        closes_at=opened + prompt.lasts,
        closed_at=opened + prompt.lasts,
        groups=tuple((role_id,) for role_id in plan.asked(prompt)),
    )


Answers = Mapping[str, Mapping[str, tuple[Chosen, ...]]]
"""By prompt or question id, the answers that each role gave."""


def facts_of(
    plan: Plan,
    people: Mapping[str, int],
    *,
    contributions: Iterable[Contribution] = (),
    answers: Answers | None = None,
    names: Iterable[str] = (),
) -> SessionFacts:
    """The facts of a session in which every prompt was put."""
    given = tuple(contributions)
    runs = []
    recounts: dict[tuple[str, str], Recount] = {}
    for block in plan.agenda:
        for prompt in block.prompts:
            run, counted = _closed(plan, a_run(plan, block, prompt), answers or {})
            recounts |= counted
            wrote = {one.participant_id for one in given if one.run_id == run.id}
            answered = max((result.total.answered for result in run.results), default=len(wrote))
            asked = sum(people.get(role_id, 0) for role_id in plan.asked(prompt))
            runs.append(RunFacts(run=run, asked=asked, answered=answered))
    return SessionFacts(
        session=a_session(plan),
        attendees=attendees(**people),
        runs=tuple(runs),
        contributions=given,
        withdrawn=1,
        reported=sum(one.reported for one in given),
        names=frozenset(names),
        recounts=recounts,
    )


def grown(facts: SessionFacts, size: int) -> SessionFacts:
    """The session with so many contributions, those it has said again and again."""
    known = facts.contributions
    given = tuple(
        replace(one, id=f"c{n}", number=n + 1, text=f"{one.text} ({n})")
        for n, one in zip(range(size), cycle(known), strict=False)
    )
    return replace(facts, contributions=given, reported=sum(one.reported for one in given))


def _closed(
    plan: Plan, run: PromptRun, answers: Answers
) -> tuple[PromptRun, dict[tuple[str, str], Recount]]:
    results, recounts = [], {}
    for question in run.prompt.asks:
        given = answers.get(run.id if len(run.prompt.asks) == 1 else question.id, {})
        everyone = [chosen for chosens in given.values() for chosen in chosens]
        anonymous = run.asking.anonymous
        results.append(
            published(
                question,
                given,
                groups=run.groups,
                threshold=plan.digest.threshold,
                anonymous=anonymous,
            )
        )
        if not anonymous:
            recounts[run.id, question.id] = (len(everyone), question.count(everyone))
    return replace(run, results=tuple(results)), recounts


def statements() -> list[dict[str, str]]:
    """Real statements of Italian reports and press: theme, viewpoint, kind, text."""
    path = Path(__file__).parent / "statements_it.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


PUGLIA = {"promoter": 8, "host": 6, "local": 2, "observer": 2}


def puglia_plan() -> Plan:
    """A shorter 24 November."""
    all_kinds = tuple(ContributionKind)
    areas = [
        a_block(
            f"block-{area.id}",
            a_poll(f"poll-{area.id}", anonymous=area.id == "skills"),
            a_round(area.id, kinds=(STRENGTH, CRITICAL, PROPOSAL, "good_practice", "solution")),
            area=area.id,
        )
        for area in AREAS
    ]
    return a_plan(
        a_block(
            "videos",
            a_round("videos", roles=("promoter", "host", "local", "observer"), kinds=all_kinds),
            title="I video dei destinatari",
        ),
        *areas,
        a_block(
            "network",
            a_round(
                "network",
                roles=("local", "promoter", "host"),
                kinds=("strength", "collaboration_active", "collaboration_possible"),
            ),
            title="Reti e collaborazioni",
        ),
        a_block("evaluation", _questionnaire(), title="Valutazione"),
    )


def _questionnaire() -> Questionnaire:
    return Questionnaire(
        id="evaluation",
        minutes=6,
        anonymous=True,
        title="Com’è andata?",
        questions=(
            RatingQuestion(
                id="useful",
                question="Quanto ti è stato utile l’incontro?",
                steps=("Per niente", "Poco", "Abbastanza", "Molto"),
                no_opinion="Non so",
            ),
            MultipleChoiceQuestion(
                id="channels",
                question="Come hai preso la parola?",
                options=("A voce", "Per iscritto", "Con i sondaggi"),  # type: ignore[arg-type]
            ),
            TextQuestion(id="missing", question="Che cosa è mancato?"),
        ),
    )


def puglia() -> SessionFacts:
    """A session told by real statements, with small roles, guests, names and a silent area."""
    return replace(
        facts_of(
            puglia_plan(),
            PUGLIA,
            contributions=_puglia_contributions(),
            answers=_puglia_answers(),
            names=("Giulia Ferri", "Marco De Luca", "giulia.ferri@example.org"),
        ),
        attendees=tuple(
            Attendee(role_id, guest=role_id == "local")
            for role_id, people in PUGLIA.items()
            for _ in range(people)
        ),
    )


def _puglia_contributions() -> list[Contribution]:
    told = [
        a_contribution(
            number,
            one["text"],
            role=VIEWPOINTS[one["viewpoint"]],
            kind=KINDS.get(one["kind"]) or ContributionKind(one["kind"]),
            run=THEMES[one["theme"]],
            area=next((a.id for a in AREAS if a.id == THEMES[one["theme"]]), None),
        )
        for number, one in enumerate(statements(), 1)
    ]
    named = a_contribution(
        len(told) + 1,
        "Chiedere a Giulia Ferri (giulia.ferri@example.org, 347 1234567): il sig. De Luca lo sa.\n"
        "# Non è un titolo | e *questo* non è <b>grassetto</b>",
        kind=PROPOSAL,
        run="paths",
    )
    return [*told, named]


def _puglia_answers() -> Answers:
    a, b, c = ("A",), ("B",), ("C",)
    return {
        "poll-paths": {"promoter": (a, a, a, b, b, a, c), "host": (b, b, b, a), "local": (c, b)},
        "poll-skills": {"promoter": (a, b, c, a, b, c), "host": (b, b, b, b, b), "local": (a, c)},
        "poll-scouting": {"promoter": (a, a, b, b, b, c), "host": (a, a, b, b, c)},
        "poll-certificates": {"host": (a, b)},
        "useful": {
            "promoter": (("4",), ("3",), ("4",), ("2",), ("0",)),
            "host": (("4",), ("3",), ("3",), ("2",)),
            "local": (("1",),),
        },
        "channels": {
            "promoter": (("A", "B"), ("B",), ("B", "C")),
            "host": (("C",), ("A",), ("B",)),
        },
        "missing": {
            "promoter": (("Più tempo per la discussione",), ("Le aziende agricole",)),
            "host": (("un’introduzione alle procedure",), ("Nulla",)),
        },
    }
