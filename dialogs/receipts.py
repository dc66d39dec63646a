"""What a batch's voters are shown, counted once for all of them."""

from collections.abc import Collection, Mapping

from dialogs.ballots import Ballot
from dialogs.replies import Reply, Shown
from dialogs.viewing import asked, make_prompt_view
from dialogs.votes import answers_to, counts
from facilitation.privacy import QuestionResult
from facilitation.runs import live
from facilitation.turnout import told
from storage.work import Work


class Receipts:
    """What the cards of a batch's voters show, counted once for all of them."""

    def __init__(
        self,
        counts: Mapping[str, int],
        joined: Mapping[str, Mapping[str, int]],
        so_far: Mapping[str, tuple[QuestionResult, ...]],
    ) -> None:
        self._counts = counts
        self._joined = joined
        self._so_far = so_far

    @classmethod
    async def count(cls, work: Work, ballots: Collection[Ballot]) -> "Receipts":
        """Count what stands after the batch was kept."""
        runs = {ballot.run.id: ballot for ballot in ballots}
        if not runs:
            return cls({}, {}, {})
        return cls(
            await counts(work, [ballot.run for ballot in runs.values()]),
            await work.people.counts_by_role({ballot.session.id for ballot in ballots}),
            {
                run_id: live(ballot.session, ballot.run, await answers_to(work, ballot.run))
                for run_id, ballot in runs.items()
                if ballot.run.asking.results == "at_once"
            },
        )

    def receipt(self, ballot: Ballot) -> Reply:
        """The voter's own card, with what was recorded."""
        run, session = ballot.run, ballot.session
        view = make_prompt_view(
            session,
            run,
            now=ballot.now,
            answered=told(session.plan, run, self._counts[run.id]),
            asked=asked(session.plan, run.prompt, self._joined[session.id]),
            viewer=ballot.participant,
            mine=ballot.answers,
            so_far=self._so_far.get(run.id, ()),
            recorded=not ballot.withdrawn,
            withdrawn=ballot.withdrawn,
            page=ballot.page,
        )
        return Shown(view=view)
