"""What is wrong with a plan, as its organiser reads it."""

from bot.wording.words import Words
from facilitation.findings import Finding
from storage.plan_files import Located


def sentence(say: Words, finding: Finding) -> str:
    """What is wrong and how to mend it."""
    return say(finding.code, **finding.values)


def located_sentence(say: Words, located: Located) -> str:
    """The same after file and line, as editors and terminals can follow them."""
    return f"{located.path}:{located.line}: {sentence(say, located.finding)}"
