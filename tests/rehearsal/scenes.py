"""A scene for the oracle to judge: a meeting chat, and what was shown there, without any play."""

from pathlib import Path

from rehearsal.accounts import Account
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Message
from rehearsal.ledger import Sight
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.plan_file import read_plan
from rehearsal.stage.stage_time import StageTime
from rehearsal.teams import Teams
from rehearsal.wire import Json, utc_now
from tests.rehearsal.cards import a_message

SHORT = Path(__file__).parent / "plans" / "short.yaml"


def a_scene(teams: Teams, *people: Account) -> Scene:
    """The short plan's session, with nothing in its chat yet."""
    plan = read_plan(SHORT)
    time = StageTime(real_origin=utc_now(), session_origin=plan.starts_at, scale=1, zone=plan.zone)
    return Scene(
        teams=teams,
        chat=teams.meeting(plan.title, people),
        plan=plan,
        time=time,
        bot=BotProcess(environment={}, log=Path("unused.log"), port=0),
        seed=1,
    )


def post(scene: Scene, card: Json) -> Message:
    """Have the bot post a card for everybody in the chat."""
    tenant, at = scene.teams.tenant, scene.teams.desk.envelope.clock()
    message = tenant.post(scene.chat, tenant.bot_id, a_message(card), at)
    scene.teams.ledger.add_message("posted", scene.chat, message, at)
    return message


def show(scene: Scene, message: Message, person: Account, card: Json) -> None:
    """Have one person alone see a card in place of a message's."""
    scene.teams.ledger.add(
        Sight(
            at=scene.teams.desk.envelope.clock(),
            what="own view",
            chat_id=scene.chat.id,
            message_id=message.id,
            author_id=scene.teams.tenant.bot_id,
            audience=frozenset({person.teams_id}),
            shown=card,
        )
    )
