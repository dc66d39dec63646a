"""What figures and words are of, beside them: the session, how the digest was made, its rules."""

from collections.abc import Iterator

from digest.digest import Digest
from digest.documents.imprint import Imprint
from digest.documents.method import check_notes, method_notes, method_rows
from digest.documents.phrases import Say, group
from digest.documents.summary import summary


def about(digest: Digest, say: Say, imprint: Imprint | None) -> Iterator[tuple[str, int | str]]:
    """(what, how much or what there is to know of it)."""
    header = digest.header
    yield say("sheet_session"), header.title
    yield say("sheet_organiser"), header.organiser
    yield from summary(digest, say)
    yield from ((group(header, one.roles, say), one.people) for one in header.groups)
    yield from method_rows(digest, say)
    if digest.check is not None:
        yield from ((say("digest_check"), text) for text in check_notes(digest.check, say))
    yield from ((say("sheet_note"), text) for text in method_notes(digest, say, imprint))
