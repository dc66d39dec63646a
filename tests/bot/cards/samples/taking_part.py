"""Welcome, roles, blocks and what the room is told."""

from collections.abc import Mapping
from datetime import timedelta

from dialogs.replies import HelpShown, Joined, Reply, Shown
from dialogs.views.opening import BlockView, NoticeView, SummaryView, WelcomeView
from dialogs.views.organising import DigestPartView, UndeliveredView
from dialogs.views.view import View
from digest.documents.lines import Line, LineKind
from digest.documents.parts import DigestPart
from facilitation.sessions import SessionState, area_place
from tests.bot.cards.samples.stage import HOST, PLAN, a_prompt_view, a_run, a_session, at
from tests.bot.cards.samples.writing import SMALL_FIRMS

DIGEST_LINES = (
    Line(LineKind.PARAGRAPH, "Scouting territoriale delle imprese e degli enti ospitanti."),
    Line(LineKind.HEADING, "Che cosa convince di più un’impresa"),
    Line(LineKind.FIGURE, "Un tutor dell’ente sempre raggiungibile", "7 di 14"),
    Line(LineKind.FIGURE, "Le pratiche seguite dall’ente promotore", "4 di 14"),
    Line(LineKind.HEADING, "Criticità"),
    Line(LineKind.QUOTE, SMALL_FIRMS.text, "Soggetto ospitante · n. 31"),
    Line(LineKind.ITEM, "Nessun contributo dagli attori territoriali."),
)

WELCOME = WelcomeView(session=a_session(None))

VIEWS: Mapping[str, View] = {
    "02 welcome": WELCOME,
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
    "20 summary, to be checked": SummaryView(
        session=a_session(state=SessionState.ENDED, ended_at=at("16:30")),
        participants=16,
        observers=0,
        contributions=74,
        polls=9,
        answers=121,
        areas=tuple((area.id, 20 - 3 * n) for n, area in enumerate(PLAN.areas)),
        keep_until=PLAN.privacy.keep_until,
        check_until=at("16:30") + timedelta(days=7),
    ),
    "21 digest": DigestPartView(
        session=a_session(),
        part=2,
        parts=7,
        document=DigestPart("Area 3 · Scouting", DIGEST_LINES),
    ),
    "21 undelivered": UndeliveredView(session=a_session(), names=("Francesca Ricci",)),
    "21 undelivered no more": UndeliveredView(
        session=a_session(), names=("Francesca Ricci",), is_over=True
    ),
}

REPLIES: Mapping[str, Reply] = {
    "shown": Shown(view=WELCOME),
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
    "24 help": HelpShown(facilitates=False, session=a_session()),
    "24 help without a session": HelpShown(facilitates=False, session=None),
    "24 help for facilitators": HelpShown(facilitates=True, session=a_session()),
}
