"""Answers and contributions: what people were told is recorded, and what the digest has."""

from collections import Counter
from collections.abc import Iterator

from facilitation.plan import Plan
from facilitation.prompts import Asking, Prompt
from rehearsal.cast.books import Books
from rehearsal.cast.wheel import OF_ONES_OWN
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json


def answers(books: Books, plan: Plan, digest: Json) -> Iterator[Row]:
    """Every answer that was confirmed is counted, and none that was not."""
    outcomes = {outcome["heading"]: outcome for outcome in _polls(digest)}
    told = found = 0
    wrong = []
    for prompt in plan.prompts:
        if isinstance(prompt, Asking) and prompt.heading in outcomes:
            sure, perhaps_less, perhaps_more = _answered(books, prompt)
            counted = int(outcomes[prompt.heading]["answered"])
            told += sure
            found += counted
            if not sure - perhaps_less <= counted <= sure + perhaps_more:
                wrong.append(f"{prompt.id}: {sure} told, {counted} counted")
    yield Row(
        claim="answers confirmed / counted",
        told=str(told),
        found=str(found),
        holds=not wrong and told > 0,
        detail="; ".join(wrong),
    )
    differing = [each for each in _differing(books, plan, outcomes) if each]
    yield Row(
        claim="published counts, option by option",
        told=f"{len(outcomes)} prompts",
        found=f"{len(outcomes) - len(differing)} as the players know them",
        holds=not differing,
        detail="; ".join(differing),
    )


def contributions(books: Books, digest: Json) -> Iterator[Row]:
    """Every contribution that was confirmed stands in the digest, but for the withdrawn ones."""
    standing = [one for one in books.contributed if not one.is_withdrawn]
    withdrawn = len(books.contributed) - len(standing)
    method = digest["method"]
    quoted = list(_quotes(digest))
    yield Row(
        claim="contributions confirmed / accounted for",
        told=f"{len(standing)} + {withdrawn} withdrawn",
        found=f"{len(quoted)} quoted + {method['withdrawn']} withdrawn",
        holds=len(standing) == len(quoted) + len(digest["not_quoted"]) > 0
        and withdrawn == method["withdrawn"],
    )
    words = Counter(one.text for one in standing)
    misquoted = [
        quote["reference"]
        for quote in quoted
        if "[…]" not in quote["text"] and not words[quote["text"]]
    ]
    yield Row(
        claim="quotes in their authors' words",
        told=str(len(quoted)),
        found=str(len(quoted) - len(misquoted)),
        holds=not misquoted,
        detail=", ".join(misquoted),
    )


def on_the_spot(books: Books, digest: Json) -> Row:
    """What the facilitator asked without a plan is counted like anything else."""
    answered = [int(one["answered"]) for one in _polls(digest) if one["heading"] == OF_ONES_OWN]
    return Row(
        claim="a question put on the spot, answered / counted",
        told=str(books.on_the_spot),
        found=str(sum(answered)),
        holds=books.on_the_spot == sum(answered),
    )


def in_the_chat(books: Books, digest: Json) -> Row:
    """What was typed in the chat and heard is quoted as it was last, and nothing deleted is."""
    texts = {quote["text"] for quote in _quotes(digest)}
    typed = [one for one in books.heard.values() if not one.is_withdrawn]
    gone = texts - {one.text for one in books.contributed if not one.is_withdrawn}
    deleted = [one for one in books.heard.values() if one.is_withdrawn and one.text in gone]
    return Row(
        claim="typed in the chat, as it was last",
        told=f"{len(typed)} of {len(books.heard)} stand",
        found=str(sum(one.text in texts for one in typed)),
        holds=not deleted and all(one.text in texts for one in typed),
    )


def supports(books: Books, digest: Json) -> Row:
    """Every "me too" that was confirmed stands beside the words it is for."""
    quoted = list(_quotes(digest))
    told = Counter(contribution_id for _, contribution_id in books.supports)
    ids = {quote["contribution_id"] for quote in quoted}
    known = {one: count for one, count in told.items() if one in ids}
    found = {quote["contribution_id"]: quote["supports"] for quote in quoted if quote["supports"]}
    return Row(
        claim="supports confirmed / counted",
        told=str(sum(known.values())),
        found=str(sum(found.values())),
        holds=known == found,
    )


def _quotes(digest: Json) -> Iterator[Json]:
    for section in digest["sections"]:
        for voice in section["voices"]:
            for cell in voice["cells"]:
                yield from cell["quotes"]


def _polls(digest: Json) -> Iterator[Json]:
    for section in digest["sections"]:
        yield from section["polls"]


def _answered(books: Books, prompt: Prompt) -> tuple[int, int, int]:
    """How many were told that their answer counts; how many of them, and others, cannot know."""
    sure = {person for prompt_id, person in books.answers if prompt_id == prompt.id}
    unsure = {person for prompt_id, person in books.unsure if prompt_id == prompt.id}
    return len(sure), len(sure & unsure), len(unsure - sure)


def _differing(books: Books, plan: Plan, outcomes: dict[str, Json]) -> Iterator[str]:
    for prompt in plan.prompts:
        outcome = outcomes.get(prompt.heading)
        if outcome is None or any(one == prompt.id for one, _ in books.unsure):
            continue
        for question in outcome["questions"]:
            yield from _difference(books, prompt, question)


def _difference(books: Books, prompt: Prompt, question: Json) -> Iterator[str]:
    """Where a question's published counts are not those of the players' books."""
    if not question["counts"]:
        return
    given = [
        answers.get(question["question_id"], ())
        for (prompt_id, _), answers in books.answers.items()
        if prompt_id == prompt.id
    ]
    most = max(slot["points"] for slot in question["slots"])
    known: Counter[str] = Counter()
    for chosen in given:
        for place, option in enumerate(chosen):
            # In an order each later place is worth less; else each is worth one.
            known[option] += most - place if question["measure"] == "points" else 1
    people = dict(question["counts"])
    published: Counter[str] = Counter()
    for slot in question["slots"]:
        published[slot["option"]] += slot["points"] * people[slot["id"]]
    for option in question["options"]:
        if published[option["id"]] != sum(known[name] for name in {option["id"], option["text"]}):
            yield f"{prompt.id}/{question['question_id']}"
            return
