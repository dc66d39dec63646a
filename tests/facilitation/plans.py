"""Small plans to break: builders that state only what matters."""

from typing import Any

from facilitation.plan import Plan


def a_plan(**changes: Any) -> dict[str, Any]:
    """A plan of ten minutes with one of everything, as YAML would give it."""
    return {
        "id": "small",
        "title": "A small session",
        "organiser": "Anpal Servizi",
        "language": "en",
        "day": "2020-11-24",
        "starts": "14:00",
        "ends": "14:10",
        "roles": [
            {"id": "host", "name": "Host", "plural": "Hosts"},
            {"id": "notes", "name": "Observer", "plural": "Observers", "observer": True},
        ],
        "people": [{"email": "ada@example.org", "name": "Ada", "organiser": True}],
        "areas": [{"id": "scouting", "title": "Finding companies", "short": "Scouting"}],
        "agenda": [a_block()],
        "privacy": {
            "controller": "Anpal Servizi",
            "points": ["Kept until March"],
            "notice": "What we do.",
            "keep_until": "2021-03-31",
        },
    } | changes


def a_block(*prompts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A block of ten minutes on the only area."""
    block = {"id": "talk", "title": "Talk", "minutes": 10, "area": "scouting"}
    return block | {"prompts": list(prompts)} | changes


def asking(*prompts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A plan whose only block holds these prompts."""
    return a_plan(agenda=[a_block(*prompts)], **changes)


def a_choice(**changes: Any) -> dict[str, Any]:
    """A poll with one choice."""
    return {
        "kind": "single_choice",
        "id": "why",
        "minutes": 2,
        "question": "Why?",
        "options": ["So", "Thus"],
    } | changes


def several(**changes: Any) -> dict[str, Any]:
    """A poll with several choices."""
    return a_choice(kind="multiple_choice") | changes


def a_ranking(**changes: Any) -> dict[str, Any]:
    """Options to put in order."""
    return a_choice(kind="ranking") | changes


def a_priority_vote(**changes: Any) -> dict[str, Any]:
    """Dots for what was written."""
    return {
        "kind": "priority_vote",
        "id": "first",
        "minutes": 2,
        "question": "What first?",
    } | changes


def some_statements(**changes: Any) -> dict[str, Any]:
    """Two things to agree with or not."""
    return {
        "kind": "statements",
        "id": "views",
        "minutes": 2,
        "question": "Do you agree?",
        "statements": ["It takes long", "It is worth it"],
    } | changes


def a_rating(**changes: Any) -> dict[str, Any]:
    """A poll on a scale."""
    return {
        "kind": "rating",
        "id": "how",
        "minutes": 2,
        "question": "How much?",
        "steps": ["Little", "Some", "Much"],
    } | changes


def a_round(**changes: Any) -> dict[str, Any]:
    """A round for strengths."""
    return {
        "kind": "round",
        "id": "points",
        "minutes": 5,
        "question": "What works?",
        "kinds": ["strength"],
    } | changes


def a_questionnaire(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A questionnaire; without questions of its own it asks for a text."""
    return {
        "kind": "questionnaire",
        "id": "end",
        "minutes": 5,
        "title": "How was it?",
        "questions": list(questions) or [{"kind": "text", "question": "What next?"}],
    } | changes


def read(written: dict[str, Any]) -> Plan:
    """The plan as its model."""
    return Plan.model_validate(written)
