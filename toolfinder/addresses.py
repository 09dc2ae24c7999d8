"""Addresses on the web: how they compare, and what must not be in them."""

from urllib.parse import urlsplit


def has_credentials(url: str) -> bool:
    """Whether an address carries a user name or a password, or cannot be read at all."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return True


def normalised(url: str) -> str:
    """An address as it is compared: without scheme, `www.`, `.git`, a trailing slash or case."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/").removesuffix(".git").lower()
    return f"{host}{path}" if host else ""
