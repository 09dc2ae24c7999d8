"""What stands around the raw data: the words of its pages, and the pages of its errors."""

from __future__ import annotations

import logging
import re
import traceback
from typing import TYPE_CHECKING
from typing import Any

from datasette.utils.asgi import Base400
from datasette.utils.asgi import NotFound
from datasette.utils.asgi import Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.web.metadata import DATABASE
from toolfinder.web.pages import surroundings
from toolfinder.web.raw.cells import said
from toolfinder.web.raw.words import counted
from toolfinder.web.raw.words import menu
from toolfinder.web.raw.words import narrowed
from toolfinder.web.raw.words import short
from toolfinder.web.raw.words import words

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

log = logging.getLogger("toolfinder")


def context(datasette: Any, request: Any) -> dict[str, Any]:
    """What Datasette's templates need beside what Datasette gives them."""
    tables = datasette.metadata("databases")[DATABASE]["tables"]
    sign = f"?_lang={language()}" if "_lang" in request.args else ""
    return {
        **surroundings(datasette, request),
        "w": words(),
        "sign": sign,
        "titles": {name: table.get("title", name) for name, table in tables.items()},
        "operations": menu(),
        "counted": counted,
        "counted_short": short,
        "narrowed": lambda filters, search: narrowed(filters.selections(), search),
        "said": lambda column, one: said(datasette.toolfinder, column, one["value"], one["label"]),
        "choices": lambda name: choices(datasette.toolfinder, name),
        "in_language": lambda html: _with(html, sign),
    }


def choices(finder: Toolfinder, name: str) -> list[tuple[str, str]]:
    """What the parameter of a ready-made question can be, by its name in words."""
    ids = {
        "need": "SELECT id FROM needs",
        "product": "SELECT id FROM tools WHERE kind = 'incumbent'",
        "country": "SELECT DISTINCT country FROM providers WHERE country IS NOT NULL",
        "language": "SELECT DISTINCT language FROM tool_languages",
    }
    kind = {"product": "tool"}.get(name, name)
    named = [
        (id_, finder.explainer.words(Term(kind, id_))) for id_ in finder.store.column(ids[name])
    ]
    return sorted(named, key=lambda pair: pair[1].casefold())


def _with(html: Any, sign: str) -> Any:
    """A cell whose link to a row of Datasette's keeps the language that was asked for."""
    if not sign or not isinstance(html, Markup):
        return html
    return Markup(re.sub(rf'^(<a href="[^"?]*/{DATABASE}/[^"?]*)"', rf'\1{sign}"', str(html)))  # noqa: S704


async def error(datasette: Any, request: Any, exception: Exception) -> Response:
    """A page, or JSON, that says what went wrong, and nothing of how the server is made."""
    status, message = 500, ""
    if isinstance(exception, NotFound):
        status = 404
    elif isinstance(exception, Base400):
        status, message = exception.status, str(exception)
    elif isinstance(exception, DatasetteError):
        status = exception.status
        late = exception.message_is_html  # nothing else comes as HTML
        message = _("It took too long. Ask for less.") if late else ""
    if status >= 500:
        kind = type(exception).__name__  # its text may hold what somebody sent
        log.error("%s\n%s", kind, "".join(traceback.format_tb(exception.__traceback__)))
    title = {
        400: _("This cannot be answered"),
        403: _("This is closed"),
        404: _("There is no such page"),
    }.get(status, _("Something went wrong here"))
    if request.path.endswith(".json"):
        body = {"ok": False, "error": message or title, "status": status, "title": title}
        return Response.json(body, status=status)
    values = {**context(datasette, request), "title": title, "error": message}
    template = "missing.html" if status == 404 else "error.html"
    text = await datasette.render_template(template, values, request=request)
    return Response.html(text, status=status)
