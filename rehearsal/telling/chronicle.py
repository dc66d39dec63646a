"""The chat as it happens: what the room sees, what one person alone sees, at session time."""

import re
from dataclasses import dataclass, field

from rich.panel import Panel
from rich.progress import Progress, TaskID
from rich.text import Text

from rehearsal.card_drawing import lines
from rehearsal.card_reading import as_read, cards_on, files_on
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Entry, Sight
from rehearsal.people.persons import Person
from rehearsal.telling.turns import Turns
from rehearsal.wire import Json

_MENTION = re.compile(r"<at>(.*?)</at>")

ON_THE_CARD = "Giro, on the card of the round"

MOST_LINES = 18
"""Of one card on the terminal; the transcript has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that somebody could see."""

    at: str
    """Session time."""
    who: str
    """By whom, and for whom if not for everybody."""
    drawn: tuple[str, ...]
    alone: str | None = None
    """The name of the one person who sees it."""


@dataclass(eq=False, kw_only=True)
class Chronicle:
    """Notes every moment and shows those of the room and of the people who are watched.

    `progress` has one task, the session's minutes; where there is no terminal it draws nothing.
    """

    scene: Scene
    watched: tuple[Person, ...]
    progress: Progress
    task: TaskID
    turns: Turns
    moments: list[Moment] = field(default_factory=list)

    def note(self, entry: Entry) -> None:
        """Note what is new on somebody's screen; redraws of counts are not told."""
        self._advance()
        if not isinstance(entry, Sight):
            return
        is_told = entry.what != "updated" and not entry.unasked
        for moment in (self._moment(entry) if is_told else None, self._turn(entry)):
            if moment is not None:
                self._keep(moment)

    def _keep(self, moment: Moment) -> None:
        self.moments.append(moment)
        if moment.alone is None or moment.alone in {one.name for one in self.watched}:
            self._show(moment)

    def _moment(self, sight: Sight) -> Moment | None:
        drawn = _drawn(sight.shown)
        if not drawn:
            return None
        by, alone = self._name(sight.author_id), self._alone(sight)
        to = self._name(self._bot_id) if by == alone else alone
        return Moment(
            at=f"{self.scene.time.of(sight.at):%H:%M:%S}",
            who=by if alone is None else f"{by} → {to}",
            drawn=tuple(drawn),
            alone=alone,
        )

    def _turn(self, sight: Sight) -> Moment | None:
        """Who has the floor now, on a card that is redrawn where it stands."""
        news = self.turns.news(sight, self._alone(sight))
        at = f"{self.scene.time.of(sight.at):%H:%M:%S}"
        return None if news is None else Moment(at=at, who=ON_THE_CARD, drawn=(news,))

    def _alone(self, sight: Sight) -> str | None:
        """Whose eyes alone it is for: an own view, or what stands in a 1:1."""
        people = [one for one in sight.audience if one != self._bot_id]
        is_room = sight.chat_id == self.scene.chat.id and sight.what == "posted"
        return None if is_room or len(people) != 1 else self._name(people[0])

    def _name(self, teams_id: str) -> str:
        account = self.scene.teams.tenant.accounts.get(teams_id)
        return "Giro" if account is None else account.name

    @property
    def _bot_id(self) -> str:
        return str(self.scene.teams.tenant.as_bot()["id"])

    def _show(self, moment: Moment) -> None:
        console = self.progress.console
        title = f"{moment.at}  {moment.who}"
        if moment.alone is None and moment.who != "Giro":
            console.print(Text(f"{title}: {' '.join(moment.drawn)}", style="dim"))
            return
        style = "blue" if moment.alone is None else "magenta"
        body = Text("\n".join(_shortened(moment.drawn)))
        console.print(Panel(body, title=title, title_align="left", border_style=style))

    def _advance(self) -> None:
        """Show how far the session's clock has come, and how much people gave."""
        now, books = self.scene.time.now(), self.scene.books
        minutes = (now - self.scene.plan.starts_at).total_seconds() / 60
        given = f"{len(books.answers)} answers, {len(books.written)} contributions"
        self.progress.update(self.task, completed=minutes, at=f"{now:%H:%M}", given=given)


def _shortened(drawn: tuple[str, ...]) -> tuple[str, ...]:
    more = len(drawn) - MOST_LINES
    return drawn if more <= 1 else (*drawn[:MOST_LINES], f"… {more} more lines")


def _drawn(shown: Json) -> list[str]:
    """What is seen of an activity, of a card, or of a word told to one person."""
    if shown.get("type") == "AdaptiveCard":
        return [as_read(line) for line in lines(shown)]
    cards = cards_on(shown)
    if cards:
        return [as_read(line) for card in cards for line in lines(card)]
    text = _MENTION.sub(r"@\1", str(shown.get("text") or "")).strip()
    return [*([text] if text else []), *(f"[{name}]" for name in files_on(shown))]
