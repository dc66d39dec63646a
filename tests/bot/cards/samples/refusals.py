"""Every kind of no."""

from collections.abc import Mapping

from dialogs.commands.taking_part import CastVote, Contribute
from dialogs.replies import Refused, Reply, RoleNeeded
from facilitation.refusals.answering import NotAsked, PromptIsClosed, WrongNumberOfChoices
from facilitation.refusals.leading import AlreadyDone, MayNotFacilitate
from facilitation.refusals.unknown import CommandIsUnknown
from facilitation.refusals.writing import TextIsTooLong
from tests.bot.cards.samples.stage import HOST, a_command, a_prompt, a_session, at
from tests.bot.cards.samples.writing import ONE_CONTACT

REPLIES: Mapping[str, Reply] = {
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
}
