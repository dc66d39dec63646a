"""Plans on the shelf: chosen, checked, drawn up and looked at."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from dialogs.replies import (
    DataFetched,
    DigestFetched,
    FileLeft,
    PlanChecked,
    PlanFetched,
    PlanKept,
    PlanOutlined,
    PlanPreviewed,
    PlansShown,
    Prepared,
    Reply,
)
from dialogs.views.organising import PlanRow
from digest.compose import compose
from digest.documents.forms import Form
from digest.documents.imprint import Imprint
from facilitation.findings import Finding, Value
from facilitation.outlines import Outline
from facilitation.signing import DigestState
from storage.plan_files import Located
from tests.bot.cards.samples.stage import PLAN, a_prompt_view, a_session
from tests.bot.cards.samples.taking_part import WELCOME
from tests.digest.sessions import puglia


def _found(line: int, code: str, **values: Value) -> Located:
    return Located(Finding.at((), code, **values), Path("piano.yaml"), line)


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
    "01 plans": PlansShown(plans=PLANS),
    "01 no plans": PlansShown(plans=()),
    "01 plans of others": PlansShown(plans=(), has_others=True),
    "01 plans, address untold": PlansShown(plans=(), has_others=True, is_untold=True),
    "01 plans, some untold": PlansShown(plans=PLANS, has_others=True, is_untold=True),
    "01 plan with errors": PlanChecked(found=FOUND),
    "01 plan kept": PlanKept(plan=PLAN, again=False),
    "01 plan updated": PlanKept(
        plan=PLAN,
        again=True,
        notes=(
            Finding.at(
                ("areas", 2), "note_area_not_read_back", title="Scouting territoriale delle imprese"
            ),
            Finding.at(("agenda",), "note_session_not_read_back"),
        ),
    ),
    "01 plan fetched": PlanFetched(plan=PLAN, name="a.yaml", about=PLAN.title, written=b""),
    "01 plan left": FileLeft(plan_id="puglia-2020"),
    "01 data fetched": DataFetched(name="giro.json", about="Anna", written=b"", sessions=2),
    "21 document fetched": DigestFetched(
        name="digest.pdf",
        about=PLAN.title,
        session=a_session(),
        digest=compose(puglia()),
        imprint=Imprint(
            version=1,
            composed_at=datetime(2020, 11, 24, 15, 40, tzinfo=UTC),
            state=DigestState.DRAFT,
        ),
        form=Form.PDF,
    ),
    "01 data left": FileLeft(),
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
    "01 preview": PlanPreviewed(view=WELCOME, plan_id="puglia-2020", page=0, pages=20),
    "01 preview of a poll": PlanPreviewed(
        view=a_prompt_view("perche_ospitare"), plan_id="puglia-2020", page=7, pages=20
    ),
    "01 prepared": Prepared(session=a_session(None), again=False),
}
