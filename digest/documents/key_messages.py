"""Key messages in documents and on cards: that a machine worded them, and what bears them out."""

from digest.documents.phrases import Say
from digest.key_messages.messages import WordedMessages


def key_messages_note(worded: WordedMessages, say: Say) -> str:
    """Who worded them, from what, and whether an organiser stands by them."""
    key = "key_messages_approved" if worded.is_approved else "key_messages_unapproved"
    return say(key, model=worded.model)


def key_messages_told(worded: WordedMessages, say: Say) -> list[str]:
    """Each sentence with its sources."""
    return [
        say("key_messages_sentence", text=one.text, references=one.sources)
        for one in worded.messages
    ]
