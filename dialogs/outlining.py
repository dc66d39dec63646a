"""Outlining: a plan made of a form, for whoever would rather not write a file."""

from collections.abc import Callable
from datetime import datetime

from dialogs.commands.preparing import OutlinePlan
from dialogs.replies import PlanOutlined, Reply
from dialogs.shelving import ShelvingDialog
from facilitation.findings import Finding
from facilitation.outlined_plan import Content, content_of, flaws
from facilitation.outlines import Outline, Say
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.refusals.plans import NotYourPlan, PlanIsInUse, PlanIsOthers
from storage.plan_files import written_out

Spoken = Callable[[str], Say]
"""The words of a language."""


class OutliningDialog:
    """Shows the form and keeps what is made of it."""

    takes = (OutlinePlan,)

    def __init__(self, shelving: ShelvingDialog, spoken: Spoken) -> None:
        self._shelving = shelving
        self._spoken = spoken

    async def answer(self, command: OutlinePlan, _: datetime) -> Reply:
        """The form, with what is wrong where something is; or that the plan is kept."""
        outline, sender = command.outline, command.sender
        if outline is None:
            return PlanOutlined()
        if sender.guest or not sender.email:
            return _wrong(outline, ("people",), "finding_form_nobody")
        say = self._spoken(outline.language or "it")
        content = content_of(outline, say, sender)
        found = flaws(outline, content, say)
        if found:
            return PlanOutlined(outline=outline, found=found)
        return await self._keep(outline, content, sender)

    async def _keep(self, outline: Outline, content: Content, sender: Sender) -> Reply:
        plan = Plan.model_validate(content)
        try:
            return await self._shelving.keep(plan, written_out(content), sender)
        except NotYourPlan:
            return _wrong(outline, ("people",), "finding_form_not_yours")
        except PlanIsOthers:
            return _wrong(outline, ("title",), "finding_form_taken")
        except PlanIsInUse:
            return _wrong(outline, ("title",), "finding_form_in_use")


def _wrong(outline: Outline, place: tuple[str], code: str) -> PlanOutlined:
    return PlanOutlined(outline=outline, found=(Finding(place, code),))
