"""What a prompt asks about: a video or whatever else was shared, before the question itself."""

from microsoft_teams.cards import Action, CardElement, OpenUrlAction

from bot.cards.elements import name, note
from bot.wording.words import Words
from facilitation.prompts import Prompt


def material_lines(prompt: Prompt, words: Words) -> list[CardElement]:
    """Its title, who speaks in it and how long it is; nothing where the prompt has none."""
    material = prompt.material
    if material is None:
        return []
    facts = [words("material_speaker", name=material.speaker)] if material.speaker else []
    if material.minutes:
        facts.append(words("minutes", count=material.minutes))
    title = words("material_about", title=material.title)
    return [name(title, bold=True), *([note(" · ".join(facts), "None")] if facts else [])]


def material_actions(prompt: Prompt, words: Words) -> list[Action]:
    """The button that opens it, where it has a link."""
    material = prompt.material
    if material is None or material.url is None:
        return []
    return [OpenUrlAction(title=words("open_material_button"), url=material.url)]
