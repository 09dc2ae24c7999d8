"""New and changed tools as an Atom feed (RFC 4287).

The catalogue keeps no diary. What it knows is when each statement was read in its source, so a
tool is as new as the newest of these days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL
from uuid import uuid5
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import SubElement
from xml.etree.ElementTree import tostring

from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import labelled
from toolfinder.i18n import language
from toolfinder.lookup import newest
from toolfinder.web.dates import day

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.lookup import News

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
ENTRIES = 50
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(finder: Toolfinder) -> bytes:
    """The feed in the language that is spoken. Links are relative to its own address."""
    code, news = language(), newest(finder.store, ENTRIES)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": code})
    _text(root, "id", _urn(f"feed/{code}"))
    _text(root, "title", _("toolfinder: new and changed tools"))
    _text(
        root,
        "subtitle",
        _("Each tool stands with the last day on which a statement on it was read in its source."),
    )
    _text(root, "updated", _moment(news[0].day if news else finder.store.meta["built_on"]))
    _text(SubElement(root, "author"), "name", "toolfinder")
    _text(root, "rights", "CC BY-SA 4.0")
    _link(root, "self", TYPE, f"feed.atom?lang={code}")
    _link(root, "alternate", "text/html", f"tools?lang={code}")
    for one in news:
        _entry(root, finder, one)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(root: Element, finder: Toolfinder, one: News) -> None:
    tool, words = one.tool, finder.explainer.words
    entry = SubElement(root, "entry")
    name = tool["name"]
    _text(entry, "id", _urn(f"tools/{tool['id']}"))
    _text(entry, "title", labelled(_("Retired"), name) if tool["status"] == "retired" else name)
    _text(entry, "updated", _moment(one.day))
    _link(entry, "alternate", "text/html", f"tools/{tool['id']}?lang={language()}")
    _text(entry, "summary", tool[f"summary_{language()}"])
    if one.facts:
        facts = ", ".join(words(Term("fact", fact)) for fact in one.facts)
        _text(entry, "content", _("Read on {day}: {facts}").format(day=day(one.day), facts=facts))


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _NOT_XML.sub("", text)


def _link(parent: Element, rel: str, kind: str, address: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": address})


def _urn(what: str) -> str:
    """The same wherever the catalogue is served."""
    return uuid5(NAMESPACE_URL, f"toolfinder/{what}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
