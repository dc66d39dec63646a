"""By what names those are known who did something, of whom a log has but the keys."""

from facilitation.sessions import Session
from storage.work import Work


async def names_by_key(work: Work, session: Session, keys: set[str]) -> dict[str, str]:
    """The names of those who joined, who led, or whom we can reach alone and the plan knows."""
    emails = await work.people.emails_of(keys, tenant_id=session.tenant_id)
    planned = {key: session.plan.person(email) for key, email in emails.items()}
    return {
        **{key: one.name for key, one in planned.items() if one is not None},
        **{one.by: one.name for one in session.last_acts.values() if one.by and one.name},
        **{one.key: one.name for one in session.leaders if one.key},
        **{key: name for _, key, name, _ in await work.people.known(session.id)},
    }
