"""HTML that cannot go wrong: what is not markup by type is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """A text that is markup already."""

    __slots__ = ()


VOID = frozenset(("meta", "br"))


def tag(name: str, /, *content: object, **attributes: str) -> Html:
    """An element. Attributes end in `_` where Python has the word: `class_`.

    >>> tag("p", "a < b", class_="note")
    '<p class="note">a &lt; b</p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    if name in VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{markup(content)}</{name}>")


def markup(content: object) -> Html:
    """Content as markup: plain text escaped, several things one after the other."""
    if isinstance(content, Html):
        return content
    if isinstance(content, Iterable) and not isinstance(content, str):
        return Html("".join(markup(one) for one in content))
    return Html(escape(str(content), quote=False))


def link(address: str, *content: object) -> Html:
    """A link, for addresses of the web only; of any other the text alone."""
    if address.lower().startswith(("https://", "http://")):
        return tag("a", *content, href=address, rel="noreferrer")
    return markup(content)
