"""How the digest was made: its numbers and its rules, in words."""

from digest.digest import Check, Digest
from digest.documents.imprint import Imprint
from digest.documents.phrases import Say
from digest.documents.points import several


def method_rows(digest: Digest, say: Say) -> list[tuple[str, int]]:
    """The numbers by which the digest can be checked."""
    method, header = digest.method, digest.header
    authors = [] if method.authors is None else [(say("digest_authors"), method.authors)]
    return [
        (say("digest_prompts_opened", count=method.prompts_planned), method.prompts_opened),
        (say("digest_prompts_unplanned"), method.prompts_unplanned),
        (say("digest_polls_held"), method.polls),
        (say("digest_answers_counted"), method.answers),
        (say("digest_rounds_held"), method.rounds),
        (say("digest_speaking_held"), method.speaking_rounds),
        (say("digest_written"), method.written),
        (say("digest_withdrawn"), method.withdrawn),
        (say("digest_quoted"), method.quoted),
        (say("digest_not_quoted"), len(digest.not_quoted)),
        (say("digest_points_confirmed"), several(digest, confirmed=True)),
        (say("digest_points_proposed"), several(digest, confirmed=False)),
        (say("digest_reported_row"), method.reported),
        *authors,
        (say("digest_participants_row"), header.participants),
        (say("digest_observers_row"), header.observers),
        (say("digest_guests_row"), header.guests),
        (say("digest_hidden_merged"), method.hidden.merged),
        (say("digest_hidden_total_only"), method.hidden.total_only),
        (say("digest_hidden_withheld"), method.hidden.withheld),
    ]


def method_notes(digest: Digest, say: Say, imprint: Imprint | None) -> list[str]:
    """What a reader must know to trust it."""
    is_worded = imprint is not None and imprint.key_messages is not None
    return [
        *([_version(imprint, say)] if imprint else []),
        say("digest_note_words_but" if is_worded else "digest_note_words"),
        say("digest_note_points"),
        say("digest_note_masks"),
        say("digest_note_threshold", threshold=digest.method.threshold),
        say("digest_note_references"),
        *_cut(digest, say),
        say("digest_note_figures"),
        say("digest_note_shares", threshold=digest.method.threshold),
        say("digest_note_small"),
        say("digest_note_opposed"),
        say("digest_note_consensus"),
        say("digest_note_outlook"),
        *(say("digest_note_set_aside", reason=one.reason) for one in digest.set_aside),
    ]


def _version(imprint: Imprint, say: Say) -> str:
    """Which version it is, and whether an organiser stands by it."""
    at = imprint.composed_at
    return say(f"digest_version_{imprint.state}", number=imprint.version, day=at, at=at)


def check_notes(check: Check, say: Say) -> list[str]:
    """What participants let stand, corrected and withdrew after the end."""
    corrected = {"count": len(check.corrected), "names": check.corrected}
    return [
        say("digest_check_until", until=check.until),
        *([say("digest_check_confirmed", count=check.confirmed)] if check.confirmed else []),
        *([say("digest_check_corrected", **corrected)] if check.corrected else []),
        *([say("digest_check_withdrawn", count=check.withdrawn)] if check.withdrawn else []),
    ]


def _cut(digest: Digest, say: Say) -> list[str]:
    """What the public edition leaves out, sort by sort, and what nobody has ruled on yet."""
    if digest.cuts is None:
        return []
    sorts = [say(f"digest_cut_{one.why or 'other'}", count=one.cut) for one in digest.cuts]
    unread = sum(one.unread for one in digest.cuts)
    return [
        say("digest_note_public"),
        *([say("digest_note_cut", names=sorts)] if sorts else []),
        *([say("digest_note_unread", count=unread)] if unread else []),
    ]
