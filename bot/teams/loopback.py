"""Which addresses are this machine, and which are safe to call."""

from functools import lru_cache
from ipaddress import ip_address

from yarl import URL


def is_loopback_host(host: str) -> bool:
    """Say whether `host` can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_loopback_url(url: str) -> bool:
    """Say whether `url` points at this machine."""
    # Read with the client's own parser: two readings of one address would be a way in.
    try:
        return is_loopback_host(URL(url).host or "")
    except ValueError:
        return False


# Asked for every activity, and always about the same few addresses.
@lru_cache
def is_safe_url(url: str, *, development: bool) -> bool:
    """Say whether we may call `url`: over https or, in development, on this machine."""
    try:
        parsed = URL(url)
    except ValueError:
        return False
    if parsed.scheme == "https":
        return bool(parsed.host)
    return development and parsed.scheme == "http" and is_loopback_url(url)
