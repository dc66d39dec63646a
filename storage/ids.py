"""Names for new rows that tell nothing of their order."""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

LENGTH = 16


def new_id() -> str:
    """Sixteen random letters and digits (80 bits), easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_id(text: str) -> bool:
    """Whether a text could be such a name."""
    return len(text) == LENGTH and not text.strip(ALPHABET)
