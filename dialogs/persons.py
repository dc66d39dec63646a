"""What is held about one person, session by session."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.answers import that_count
from facilitation.contributions import Contribution
from facilitation.erasure import Traces
from facilitation.person_data import HeldAct, HeldAnswer, HeldContribution, HeldSession, HeldSupport
from facilitation.prompts import Asking
from facilitation.questions import Chosen, Question
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.forgetting import Identity
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody as one session knows them: as a participant, by its plan, or by what they did."""

    session: Session
    identity: Identity | None
    asked_for: str
    """How they were named by whoever asks."""
    address: str
    """The same, or the e-mail address under which they acted."""
    acted_as: frozenset[str]
    """The keys by which the trail knows them."""

    @property
    def email(self) -> str:
        """The address that the plan may know them by."""
        return self.identity.email if self.identity and self.identity.email else self.address

    @property
    def traces(self) -> Traces:
        """Everything by which they could be known in this session."""
        planned = self.session.plan.person(self.email)
        named = (planned.name, planned.email) if planned else ()
        given = self.identity.traces if self.identity else ()
        led = (*self.acted_as, *self._led_as)
        return Traces.of((*named, *given, *led, self.asked_for, self.address))

    @property
    def keys(self) -> set[str]:
        """By which keys their acts may be known."""
        joined = [self.identity.person_key] if self.identity else []
        return {self.asked_for, *self.acted_as, *joined}

    @property
    def names(self) -> tuple[str, ...]:
        """The names they may be called by in what others wrote."""
        planned = self.session.plan.person(self.email)
        found = {planned.name if planned else "", self.identity.name if self.identity else ""}
        return tuple(sorted((found | self._led_as) - {""}))

    @property
    def _led_as(self) -> set[str]:
        """Under which names they led, who may be neither in the plan nor a participant."""
        acts = self.session.last_acts.values()
        led = {(one.by, one.name) for one in acts}
        led |= {(one.key, one.name) for one in self.session.leaders}
        return {name for key, name in led if name and key in self.keys}


async def known_in(work: Work, who: str) -> list[Known]:
    """Every session that knows somebody, by an e-mail address or by an id of Teams'."""
    joined = {one.session_id: one for one in await work.forgetting.identities_of(who)}
    acted = await work.trail.acted(who)
    keys = frozenset(await work.trail.keys_of([who]))
    address = next((one for one in acted.values() if one), who)
    return [
        Known(
            session=session,
            identity=joined.get(session.id),
            asked_for=who,
            address=address,
            acted_as=keys,
        )
        for session in await work.sessions.all()
        if session.id in joined or session.id in acted or session.plan.person(address) is not None
    ]


async def held_in(work: Work, known: Known) -> HeldSession:
    """All that one session holds about somebody."""
    session, identity = known.session, known.identity
    plan = session.plan
    planned = plan.person(known.email)
    people = {one.id: one for one in await work.people.of(session.id)}
    joined = people.get(identity.participant_id) if identity else None
    own_id = joined.id if joined else None
    role_id = joined.role_id if joined else planned and planned.role
    runs = await work.runs.of(session.id)
    return HeldSession(
        session_id=session.id,
        title=plan.title,
        day=plan.day,
        names=tuple(sorted({*known.names, known.email or ""} - {""})),
        role=plan.role(role_id).name if role_id else None,
        guest=bool(joined and joined.guest),
        joined_at=joined.joined_at if joined else None,
        in_plan=planned is not None,
        leads=bool(planned and planned.facilitator),
        contributions=await _contributions(work, session, own_id),
        unheard=await work.message_changes.unheard(session.id, own_id) if own_id else (),
        supports=await _supports(work, session, own_id),
        answers=await _answers(work, runs, own_id),
        acts=tuple(
            HeldAct(act=one.act, at=one.at)
            for one in await work.trail.by(session.id, known.traces.words)
        ),
        anonymous_prompts=sum(run.is_anonymous for run in runs),
        names_kept_until=plan.names_until,
        kept_until=plan.privacy.keep_until,
    )


async def _contributions(
    work: Work, session: Session, participant_id: str | None
) -> tuple[HeldContribution, ...]:
    if participant_id is None:
        return ()
    written = await work.contributions.ever_by(session.id, participant_id)
    supports = await work.supports.counts([one.id for one in written])
    numbers = {one.id: one.number for one in await work.contributions.standing(session.id)}
    return tuple(
        _contribution(session, one, supports.get(one.id, 0), numbers.get(one.objects_to or ""))
        for one in written
    )


def _contribution(
    session: Session, written: Contribution, supports: int, objects_to: int | None
) -> HeldContribution:
    return HeldContribution(
        number=written.number,
        area=session.plan.area(written.area_id).title if written.area_id else None,
        kind=written.kind,
        text=written.text,
        first_text=written.first_text,
        written_at=written.written_at,
        edited_at=written.edited_at,
        confirmed_at=written.confirmed_at,
        withdrawn_at=written.withdrawn_at,
        reported=written.reported,
        supports=supports,
        objects_to=objects_to,
    )


async def _supports(
    work: Work, session: Session, participant_id: str | None
) -> tuple[HeldSupport, ...]:
    if participant_id is None:
        return ()
    supported = await work.supports.by(participant_id)
    standing = await work.contributions.standing(session.id)
    return tuple(
        HeldSupport(number=one.number, text=one.text) for one in standing if one.id in supported
    )


async def _answers(
    work: Work, runs: list[PromptRun], participant_id: str | None
) -> tuple[HeldAnswer, ...]:
    """Their answers to named prompts; of an anonymous one nothing leads to anybody."""
    named = [run for run in runs if isinstance(run.prompt, Asking) and not run.is_anonymous]
    if participant_id is None:
        return ()
    given = await work.votes.of_voters([(run.id, participant_id) for run in named])
    return tuple(
        _answer(run, run.asking, given[run.id, participant_id])
        for run in named
        if (run.id, participant_id) in given
    )


def _answer(run: PromptRun, prompt: Asking, given: Mapping[str, Chosen]) -> HeldAnswer:
    questions = {question.id: question for question in prompt.asks}
    return HeldAnswer(
        prompt=run.prompt.heading,
        answers={
            questions[question_id].question: _in_words(questions[question_id], chosen)
            for question_id, chosen in that_count(prompt, given).items()
        },
    )


def _in_words(question: Question, chosen: Chosen) -> tuple[str, ...]:
    texts = {option.id: option.text for option in question.choices}
    return tuple(texts.get(one, one) for one in chosen)
