"""The choice of a plan, and the agenda that is seen before anything starts."""

from microsoft_teams.cards import CardElement, Container

from bot.cards.actions import execute
from bot.cards.agenda import agenda_lines
from bot.cards.elements import detail, foot, header, heading, name, paragraph, row
from bot.cards.frame import Json, card
from bot.cards.taps.leading import ActTap
from bot.cards.taps.preparing import ChoosePlanTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.replies import PlansShown, Prepared
from dialogs.views.organising import PlanRow


def plans_card(reply: PlansShown, words: Words) -> Json:
    """Which plan is right; choosing starts nothing."""
    fitting = [plan for plan in reply.plans if plan.fits and not plan.errors]
    asked, below = _keys(reply)
    question = words(asked)
    untold = [words("plans_untold")] if reply.is_untold else []
    return card(
        words,
        header(words("for_facilitators")),
        heading(question),
        *[paragraph(one) for one in untold],
        *[_plan_row(plan, words) for plan in [*fitting, *_others(reply, fitting)]],
        foot(words(below)),
        speak=" ".join([question, *untold]),
    )


def prepared_card(reply: Prepared, words: Words) -> Json:
    """The plan is chosen: its agenda, and the button that starts it."""
    session, plan = reply.session, reply.session.plan
    start = ActTap(session=session.id, act=Act.START, seen=session.acts)
    control = ShowTap(session=session.id, card=Card.CONTROL)
    said = words("prepared_again" if reply.again else "prepared")
    return card(
        words,
        header(words("for_facilitators"), words("prepared_state")),
        heading(plan.title),
        paragraph(said),
        *agenda_lines(session, words),
        foot(words("prepared_foot", at=plan.starts_at)),
        speak=words("prepared_speak", title=plan.title),
        actions=[
            execute(start, title=words("act_start_button"), style="positive"),
            execute(control, title=words("open_control_button")),
        ],
    )


def _keys(reply: PlansShown) -> tuple[str, str]:
    """The keys of the heading and of the foot."""
    if reply.plans:
        return "plans_heading", "plans_foot"
    if reply.is_untold:
        return "plans_untold_heading", "plans_untold_foot"
    if reply.has_others:
        return "plans_others_heading", "plans_others_foot"
    return "plans_none_heading", "plans_none_foot"


def _others(reply: PlansShown, fitting: list[PlanRow]) -> list[PlanRow]:
    return [plan for plan in reply.plans if plan not in fitting]


def _plan_row(plan: PlanRow, words: Words) -> Container:
    about: list[CardElement] = [name(plan.title)]
    if plan.errors:
        return row(*about, detail(words("plan_has_errors", count=plan.errors)))
    if plan.fits:
        about.append(detail(words("plan_fits")))
    tap = ChoosePlanTap(plan=plan.plan_id)
    return row(
        *about,
        detail(" · ".join(_facts(plan, words))),
        invitation=words("choose_row"),
        action=execute(tap, title=words("choose_plan_title", title=plan.title)),
    )


def _facts(plan: PlanRow, words: Words) -> list[str]:
    facts = [words("plan_when", day=plan.day, starts=plan.starts, ends=plan.ends)]
    if plan.areas:
        facts.append(words("areas_count", count=plan.areas))
    if plan.people:
        facts.append(words("invited_count", count=plan.people))
    return facts
