"""The ways to the same thing: numbers or taps for an order, page after page for many points."""

from collections import Counter
from collections.abc import Iterator

from facilitation.plan import Plan
from facilitation.prompts import ReadBack
from facilitation.rankings import Ranking
from rehearsal.cast.books import Books, ReadThrough
from rehearsal.cast.objecting import OBJECTION
from rehearsal.cast.turning import YOURS
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json


def orders(books: Books, plan: Plan, digest: Json) -> Row:
    """Orders written as numbers, of which there must be some, count beside those tapped."""
    rankings = {one.id: one.heading for one in plan.prompts if isinstance(one, Ranking)}
    given = {key for key in books.answers if key[0] in rankings}
    unsure = {key for key in books.unsure if key[0] in rankings}
    numbered = len(given & books.numbered)
    counted = sum(
        int(poll["answered"])
        for section in digest["sections"]
        for poll in section["polls"]
        if poll["heading"] in rankings.values()
    )
    return Row(
        claim="orders written as numbers and tapped / counted",
        told=f"{numbered} + {len(given) - numbered}",
        found=str(counted),
        holds=numbered > 0 and len(given - unsure) <= counted <= len(given | unsure),
    )


def pages_read(books: Books, plan: Plan) -> Row:
    """Whoever turns every page reads each point once, and all that their authors were told of."""
    wrong = [text for one in books.read for text in _differing(books, plan, one)]
    seen = sum(one.behind + sum(map(len, one.pages)) for one in books.read)
    return Row(
        claim="points told recorded / read back page by page",
        told=f"{sum(len(one.known) for one in books.read)}, by {len(books.read)} people",
        found=f"{seen} on {sum(len(one.pages) for one in books.read)} pages",
        holds=bool(books.read) and not wrong,
        detail="; ".join(wrong[:5]),
    )


def objections(books: Books, digest: Json) -> Row:
    """Every objection that its author was told of stands beside its point, and there are some."""
    told = sum(one.kind == OBJECTION and not one.is_withdrawn for one in books.contributed)
    found = sum(
        len(one["objections"]) for section in digest["sections"] for one in section["read_backs"]
    )
    beside = sum(
        len(one["objections"]) for section in digest["sections"] for one in section["points"]
    )
    return Row(
        claim="objections told recorded / in the digest, and beside points",
        told=str(told),
        found=f"{found}, {beside}",
        holds=told > 0 and told == found == beside,
    )


def _differing(books: Books, plan: Plan, one: ReadThrough) -> Iterator[str]:
    points = Counter(point for page in one.pages for point in page if point != YOURS)
    twice = [point for point, times in points.items() if times > 1]
    if twice:
        yield f"{one.prompt_id}: {len(twice)} read twice"
    block = next(each for each in plan.agenda if any(p.id == one.prompt_id for p in each.prompts))
    asked = next(each for each in block.prompts if each.id == one.prompt_id)
    reads_all = isinstance(asked, ReadBack) and asked.of == "session"
    rounds = {prompt.id for prompt in (plan.prompts if reads_all else block.prompts)}
    most = sum(each.prompt_id in rounds for each in books.contributed)
    gone = sum(books.written[number].is_withdrawn for number in one.known)
    seen = sum(map(len, one.pages)) + one.behind
    # What was withdrawn while pages were turned moved the next point to a page already turned.
    if not len(one.known) - 2 * gone <= seen <= most:
        yield f"{one.prompt_id}: {len(one.known)} known, {seen} read, {most} written"
