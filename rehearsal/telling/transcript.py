"""The transcript: everything that anybody could see, in order, and person by person."""

from collections import defaultdict
from collections.abc import Iterable

from rehearsal.telling.chronicle import Moment


def transcript(title: str, moments: Iterable[Moment]) -> str:
    """Write a session down in Markdown: first the room, then what each person alone saw."""
    seen = list(moments)
    room = [moment for moment in seen if moment.alone is None]
    alone: dict[str, list[Moment]] = defaultdict(list)
    for moment in seen:
        if moment.alone is not None:
            alone[moment.alone].append(moment)
    parts = [f"# {title}", "## The room", *map(_written, room)]
    for name in sorted(alone):
        parts += [f"## {name} alone", *map(_written, alone[name])]
    return "\n\n".join(parts) + "\n"


def _written(moment: Moment) -> str:
    body = "\n".join(f"    {line}" for line in moment.drawn)
    return f"**{moment.at}** {moment.who}\n\n{body}"
