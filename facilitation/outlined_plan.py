"""A form becomes a plan: a welcome, each area with a round and its read-back, and a close."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from facilitation.asking import KINDS
from facilitation.findings import Finding
from facilitation.outlines import (
    LONGEST_SHORT,
    NamedPerson,
    Outline,
    Say,
    day_written,
    halves,
    minutes_between,
    named_people,
    named_roles,
    slug,
    slugs,
    unreadable,
)
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.plan_checks import findings
from facilitation.plan_shapes import parsed

LEAST_MINUTES = 5
"""The fewest minutes of any block: people have to read, and to write."""
MOST_MINUTES = 480
"""The longest session that one agenda of this kind makes sense for."""
LONGEST_ROUND = 180
READING = 6
"""An area is read back in a sixth of its time."""
LONGEST_READING = 5
"""Minutes: more than so long nobody reads."""
LONGEST_FRAME = 15
"""The most minutes of the welcome and of the close; they have a tenth of the time each."""

IN_A_FORM: Mapping[str, str] = {
    "finding_day_expected": "finding_form_day",
    "finding_hour_expected": "finding_form_hour",
    "finding_kept_too_short": "finding_form_kept_too_short",
    "finding_line_too_long": "finding_form_too_long",
    "finding_no_organiser": "finding_form_no_organiser",
    "finding_text_empty": "finding_form_empty",
}
"""What is said otherwise where nobody sees the keys of a file."""

MADE = frozenset({"agenda", "id"})
"""The parts of a plan that have no input of their own."""

Content = dict[str, Any]
"""A plan as plain values."""


def content_of(outline: Outline, say: Say, owner: Sender) -> Content:
    """The plan that a form outlines; its owner organises it if it does not list them."""
    areas = _areas(outline)
    people = [_person(one) for one in named_people(outline, say)]
    if owner.email and owner.email.casefold() not in {one["email"].casefold() for one in people}:
        people.append({"email": owner.email, "name": owner.name or owner.email, "organiser": True})
    return {
        "id": f"{slug(outline.title) or 'plan'}-{outline.day}",
        "title": outline.title,
        "organiser": outline.organiser,
        "language": outline.language or "it",
        "day": outline.day,
        "starts": outline.starts,
        "ends": outline.ends,
        "roles": [
            {"id": role.id, "name": role.name, "plural": role.plural}
            for role in named_roles(outline)
        ],
        "people": people,
        "areas": areas,
        "agenda": _agenda(areas, minutes_between(outline) or 0, say),
        "privacy": _privacy(outline, say),
    }


def flaws(outline: Outline, content: Content, say: Say) -> tuple[Finding, ...]:
    """Everything that is wrong with a form and with the plan it outlines, by input."""
    wrong = [*unreadable(outline, say), *_time(outline, len(content["areas"]))]
    said = {finding.place[0] for finding in wrong}
    plan = parsed(content)
    found = findings(plan) if isinstance(plan, Plan) else plan
    inputs = [_at_input(finding) for finding in found]
    rest = [finding for finding in inputs if finding.place[0] not in said]
    # What is made of the inputs is wrong where they are: once is enough.
    return tuple(one for one in (*wrong, *rest) if one.place[0] not in MADE)


def _at_input(finding: Finding) -> Finding:
    place = finding.place[1:] if finding.place[0] == "privacy" else finding.place
    return Finding(place, IN_A_FORM.get(finding.code, finding.code), finding.values)


def _time(outline: Outline, areas: int) -> Iterator[Finding]:
    available = minutes_between(outline)
    needed = (areas + 2) * LEAST_MINUTES
    if available is not None and available <= 0:
        yield Finding.at(("ends",), "finding_form_ends_before_start")
    elif available is not None and available < needed:
        values = {"available": available, "needed": needed}
        yield Finding(("ends",), "finding_form_too_little_time", values)
    elif available is not None and available > MOST_MINUTES:
        yield Finding.at(("ends",), "finding_form_too_much_time", hours=MOST_MINUTES // 60)


def _areas(outline: Outline) -> list[Content]:
    written = halves(outline.areas)
    ids = slugs((title for title, _ in written), "area")
    return [
        {"id": one, "title": title, "short": short or _shortened(title)}
        for one, (title, short) in zip(ids, written, strict=True)
    ]


def _shortened(title: str) -> str:
    """A title cut where a word ends, if it is long."""
    if len(title) <= LONGEST_SHORT:
        return title
    whole, space, _ = title[:LONGEST_SHORT].rpartition(" ")
    return f"{whole if space else title[: LONGEST_SHORT - 1]}…"


def _person(named: NamedPerson) -> Content:
    said = {
        "role": named.role_id,
        "facilitator": named.facilitator,
        "organiser": named.organiser,
    }
    done = {key: value for key, value in said.items() if value}
    return {"email": named.email, "name": named.name, **done}


def shares(minutes: int, areas: int) -> list[int]:
    """The minutes of welcome, areas and close: the areas' are alike, or one apart."""
    frame = min(max(minutes // 10, LEAST_MINUTES), LONGEST_FRAME)
    each, over = divmod(minutes - 2 * frame, max(areas, 1))
    return [frame, *(each + (place < over) for place in range(areas)), frame]


def _agenda(areas: list[Content], minutes: int, say: Say) -> list[Content]:
    first, *between, last = shares(minutes, len(areas))
    welcome = {
        "id": "welcome",
        "title": say("outline_welcome"),
        "minutes": first,
        "introduction": say("outline_welcome_text"),
    }
    treated = zip(areas, between, strict=True)
    rounds = [_area_block(n, area, lasts, say) for n, (area, lasts) in enumerate(treated, 1)]
    return [welcome, *rounds, _closing(last, say)]


def _area_block(number: int, area: Content, minutes: int, say: Say) -> Content:
    reading = min(max(minutes // READING, 1), LONGEST_READING)
    asked = {
        "kind": "round",
        "id": f"round-{number}",
        "minutes": min(minutes - reading, LONGEST_ROUND),
        "question": say("outline_round"),
        "kinds": [kind.value for kind in KINDS],
    }
    read = {
        "kind": "read_back",
        "id": f"read-back-{number}",
        "opens": minutes - reading,
        "minutes": reading,
        "question": say("outline_read_back"),
    }
    return {
        "id": f"area-{number}",
        "title": area["title"],
        "area": area["id"],
        "minutes": minutes,
        "prompts": [asked, read],
    }


def _closing(minutes: int, say: Say) -> Content:
    useful = {
        "kind": "rating",
        "id": "useful",
        "question": say("outline_useful"),
        "steps": say("outline_useful_steps").split("|"),
    }
    more = {"kind": "text", "id": "more", "question": say("outline_more")}
    reading = max(minutes // 3, 1)
    read = {
        "kind": "read_back",
        "id": "read-back",
        "of": "session",
        "minutes": reading,
        "question": say("outline_read_all"),
    }
    asked = {
        "kind": "questionnaire",
        "id": "questionnaire",
        "opens": reading,
        "minutes": minutes - reading,
        "title": say("outline_questionnaire"),
        "anonymous": True,
        "questions": [useful, more],
    }
    return {
        "id": "closing",
        "title": say("outline_closing"),
        "minutes": minutes,
        "prompts": [read, asked],
    }


def _privacy(outline: Outline, say: Say) -> Content:
    until = day_written(outline.keep_until) or date.max
    return {
        "controller": outline.controller,
        "points": [say("outline_purpose"), say("outline_names"), say("outline_kept", until=until)],
        "notice": say("outline_notice", controller=outline.controller, until=until),
        "keep_until": outline.keep_until,
    }
