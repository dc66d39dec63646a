"""Names for new rows that tell nothing of their order."""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Sixteen random letters and digits (80 bits), easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))
