"""Real statements of Italian reports and press, for the players to write; each with its source."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from facilitation.plan import Plan, Role
from facilitation.prompts import Round

KINDS = {
    "strength": "strength",
    "critical": "critical_issue",
    "practice": "good_practice",
    "proposal": "proposal",
    "solution": "solution",
    "story": "story",
    "collaboration": "collaboration_active",
}
"""The kind of a contribution that each kind of statement is written as."""

_FILE = Path(__file__).with_name("statements_it.jsonl")
_SHORTEST_TELLING_WORD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody really said: about what, from which viewpoint, and where it was published."""

    theme: str
    viewpoint: str
    kind: str
    text: str
    source: str


def read_statements() -> list[Statement]:
    """Give them all, in the order of the file."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [Statement(**json.loads(line)) for line in lines]


def role_for(statement: Statement, plan: Plan) -> Role:
    """Give the role whose name says the viewpoint; protagonists are written for by observers."""
    likest = max(plan.roles, key=lambda role: _likeness(statement.viewpoint, role.name))
    if _likeness(statement.viewpoint, likest.name):
        return likest
    speaks_for_others = statement.viewpoint == "destinatario"
    return next((role for role in plan.roles if role.observer is speaks_for_others), plan.roles[0])


def round_for(statement: Statement, role: Role, plan: Plan) -> Round | None:
    """Give the round, among those this role is asked, that is about the statement's theme."""
    rounds = [
        (prompt, f"{block.title} {prompt.question}")
        for block in plan.agenda
        for prompt in block.prompts
        if isinstance(prompt, Round) and role.id in plan.asked(prompt)
    ]
    if not rounds:
        return None
    return max(rounds, key=lambda each: _likeness(statement.theme, each[1]))[0]


def _likeness(one: str, other: str) -> int:
    """Count the telling words that two phrases share."""
    return len(_words(one) & _words(other))


def _words(phrase: str) -> set[str]:
    return {
        word[:_SHORTEST_TELLING_WORD]
        for word in re.findall(r"\w+", phrase.casefold())
        if len(word) >= _SHORTEST_TELLING_WORD
    }
