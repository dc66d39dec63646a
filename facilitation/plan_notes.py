"""What a sound plan leaves out that would do it good: said kindly, and kept nobody by."""

from collections.abc import Iterator

from facilitation.findings import Finding
from facilitation.plan import Plan
from facilitation.prompts import ReadBack
from facilitation.read_backs import rounds


def notes(plan: Plan) -> list[Finding]:
    """Where people write and nobody is read back what came of it."""
    return [*_areas(plan), *_end(plan)]


def _areas(plan: Plan) -> Iterator[Finding]:
    for position, area in enumerate(plan.areas):
        blocks = [one for one in plan.agenda if one.area == area.id]
        read = [one for block in blocks for one in block.prompts if isinstance(one, ReadBack)]
        if rounds(blocks) and not read:
            yield Finding.at(("areas", position), "note_area_not_read_back", title=area.title)


def _end(plan: Plan) -> Iterator[Finding]:
    read = [one for one in plan.prompts if isinstance(one, ReadBack) and one.of == "session"]
    if rounds(plan.agenda) and not read:
        yield Finding.at(("agenda",), "note_session_not_read_back")
