"""Which of Datasette's addresses answer, and to which questions: a list of what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable
from collections.abc import Callable
from collections.abc import Collection
from typing import Any
from urllib.parse import parse_qsl
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest
from datasette.utils.asgi import Forbidden
from datasette.utils.asgi import NotFound
from datasette.utils.asgi import Request
from datasette.views.database import DatabaseView
from datasette.views.row import RowView
from datasette.views.table import TableView

from toolfinder.i18n import _
from toolfinder.store.schema import TABLES
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import queries
from toolfinder.web.raw.words import operations

View = Callable[..., Awaitable[Any]]
Pairs = list[tuple[str, str]]

MOST_FIELDS = 40
"""The most that one address may ask for: each condition is a part of the SQL."""

MOST_FACETS = 5
SQL = frozenset(("sql", "_where"))
OF_ALL = frozenset(("_lang",))
OF_DATA = OF_ALL | {"_shape", "_nl"}
OF_ROWS = OF_DATA | {"_size", "_dl", "_header", "_labels", "_nofacet", "_nocount"}
OF_TABLES = OF_ROWS | {"_search", "_next", "_facet_size", "_sort_by_desc"}
COLUMNS = frozenset(("_sort", "_sort_desc", "_facet", "_col", "_nocol", "_label"))
"""Whose values are names of columns."""

VALUES = {
    "_size": re.compile(r"max|1?\d{1,2}|200|"),
    "_facet_size": re.compile(r"max|1?\d{1,2}|200|"),
    "_shape": re.compile(r"arrays?|objects?|arrayfirst"),
}
"""What these may be; the size is that of `max_returned_rows`."""

_FORM = re.compile(r"_filter_(column|op|value)(_\d+)?")


def asked(request: Request) -> tuple[Request, Pairs]:
    """The request with its language under a name that Datasette takes for no column, and its fields.

    Raises:
        BadRequest: it asks too much.
    """
    try:
        pairs = parse_qsl(request.query_string, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadRequest(_("This asks for too much at once.")) from None
    pairs = [("_lang" if key == "lang" else key, value) for key, value in pairs]
    scope = {**request.scope, "query_string": urlencode(pairs).encode()}
    return Request(scope, request.receive), pairs


def check(pairs: Pairs, allowed: Collection[str]) -> None:
    """See that nothing is asked that is not on the list.

    Raises:
        Forbidden: SQL is asked.
        BadRequest: anything else.
    """
    for name, value in pairs:
        if name in SQL:
            raise Forbidden(_("Free SQL is not answered here."))
        if name not in allowed or (name in VALUES and not VALUES[name].fullmatch(value)):
            raise BadRequest(_("“{name}” cannot be asked here.").format(name=f"{name}={value}"))


def check_table(pairs: Pairs, table: str) -> None:
    """See that what is asked of a table makes sense for it.

    Raises:
        Forbidden: SQL is asked.
        BadRequest: an unknown field or column, or a wrong value.
    """
    columns = {*TABLES[table].columns, "rowid"}
    for name, value in pairs:
        form = _FORM.fullmatch(name)
        column, _sign, lookup = name.rpartition("__")
        if name in COLUMNS or (form and form[1] == "column"):
            _check_condition(columns, value, "", "")
        elif form:
            _check_condition(columns, "", value.partition("__")[0] * (form[1] == "op"), "")
        elif name in columns:
            continue
        elif column:
            _check_condition(columns, column, lookup, value)
        else:
            check([(name, value)], OF_TABLES)
    names = [name for name, value in pairs if value]
    if names.count("_facet") > MOST_FACETS or {"_sort", "_sort_desc"} <= set(names):
        raise BadRequest(_("This asks for too much at once."))


def _check_condition(columns: Collection[str], column: str, lookup: str, value: str) -> None:
    if column and column not in columns:
        raise BadRequest(_("There is no column “{name}”.").format(name=column))
    if lookup and lookup not in operations():
        raise BadRequest(_("There is no condition “{name}”.").format(name=lookup))
    if lookup in {"in", "notin"} and value.startswith("["):
        _check_list(value)


def _check_list(value: str) -> None:
    try:
        if all(isinstance(one, str | int | float) for one in json.loads(value)):
            return
    except ValueError:
        pass
    raise BadRequest(_("“{name}” is no list of values.").format(name=value))


async def database(datasette: Any, request: Request) -> Any:
    """All tables and ready-made questions."""
    request, pairs = asked(request)
    check(pairs, OF_ALL)
    return await DatabaseView(datasette).dispatch_request(request)


async def table(datasette: Any, request: Request) -> Any:
    """A table, or the answer to a ready-made question."""
    request, pairs = asked(request)
    name = request.url_vars["table"]
    if name in TABLES:
        check_table(pairs, name)
    elif name in queries():
        check(pairs, OF_ROWS | set(queries()[name].get("params", ())))
    else:
        raise NotFound("")
    return await TableView(datasette).dispatch_request(request)


async def row(datasette: Any, request: Request) -> Any:
    """One row."""
    request, pairs = asked(request)
    check(pairs, OF_DATA)
    kept = TABLES.get(request.url_vars["table"])
    keys = request.url_vars["pks"].split(",")
    if not kept or len(keys) != (len(kept.pk) if isinstance(kept.pk, tuple) else 1):
        raise NotFound("")
    return await RowView(datasette).dispatch_request(request)


async def nothing() -> Any:
    """What is on no list is not there."""
    raise NotFound("")


_HERE = rf"^/(?P<database>{DATABASE})"
ROUTES: tuple[tuple[str, View], ...] = (
    (rf"{_HERE}(\.(?P<format>json))?$", database),
    (rf"{_HERE}/(?P<table>[^/.]+)(\.(?P<format>json|csv))?$", table),
    (rf"{_HERE}/(?P<table>[^/.]+)/(?P<pks>[^/]+?)(\.(?P<format>json))?$", row),
    (r"^(?!/-/static-plugins/toolfinder/)", nothing),
)
"""The last of all addresses: what none of ours took, and is no style sheet, ends here."""
