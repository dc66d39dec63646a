"""Coming and going: the bot is added again, or somebody can now be reached alone."""

from datetime import datetime

from dialogs import handing
from dialogs.controls import redraw_controls
from facilitation.announcements import BlockOpened, PromptOpened, SessionPrepared
from facilitation.sessions import SessionState
from storage.people import PersonalChat
from storage.store import Store


class ReturningDialog:
    """Catches up with a conversation, or a person, that could not be told for a while."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def added(
        self, *, tenant_id: str, conversation_id: str, service_url: str, now: datetime
    ) -> bool:
        """Show again what is current in a conversation the bot was added to; False if nothing."""
        async with self._store.begin() as work:
            session = await work.sessions.find_current(
                tenant_id=tenant_id, conversation_id=conversation_id
            )
            if session is None:
                return False
            session = await work.sessions.hold(session.id)
            await work.sessions.moved(session.id, service_url)
            await work.outbox.put(SessionPrepared(session_id=session.id), at=now)
            if session.state is SessionState.PREPARED or session.block_id is None:
                return True
            current = BlockOpened(session_id=session.id, block_id=session.block_id)
            await work.outbox.put(current, at=now)
            for run in await work.runs.hold_open(session.id):
                again = PromptOpened(session_id=session.id, run_id=run.id)
                await work.outbox.put(again, at=now)
            return True

    async def moved(
        self,
        *,
        tenant_id: str,
        conversation_id: str,
        left: frozenset[str],
        came: frozenset[str],
        now: datetime,
    ) -> None:
        """People, by their keys, left the meeting or came: it may be whoever leads."""
        async with self._store.begin() as work:
            session = await work.sessions.find_current(
                tenant_id=tenant_id, conversation_id=conversation_id
            )
            if session is None:
                return
            session = await work.sessions.hold(session.id)
            session = await handing.left(work, session, left, now)
            await work.sessions.save(await handing.back(work, session, came))

    async def met_alone(self, chat: PersonalChat, now: datetime) -> None:
        """Somebody can be reached alone from now on: they get what they missed."""
        async with self._store.begin() as work:
            await work.people.put_personal_chat(chat)
            retried = set[str]()
            for known_as in (chat.email, chat.teams_user_id):
                if known_as is not None:
                    retried |= await work.outbox.retry(
                        tenant_id=chat.tenant_id, recipient=known_as, at=now
                    )
            await redraw_controls(work, retried, at=now)
