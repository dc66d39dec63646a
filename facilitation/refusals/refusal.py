"""What every refusal is."""


class Refusal(Exception):
    """The rules say no; nothing was changed."""
