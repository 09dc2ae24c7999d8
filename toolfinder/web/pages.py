"""Our own pages: what a person without any technical knowledge sees."""

from __future__ import annotations

import io
import json
from collections.abc import Awaitable
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from typing import NamedTuple
from urllib.parse import parse_qsl
from urllib.parse import urlencode

from datasette.utils.asgi import Response
from python_multipart import parse_form

from toolfinder.app import Toolfinder
from toolfinder.engine import Recommendation
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import language
from toolfinder.web import form as forms
from toolfinder.web.aside import aside
from toolfinder.web.feed import TYPE
from toolfinder.web.feed import feed
from toolfinder.web.form import Form
from toolfinder.web.links import to
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import metadata
from toolfinder.web.views import answers
from toolfinder.web.views import facets
from toolfinder.web.views import lists
from toolfinder.web.views import method
from toolfinder.web.views.comparison import comparison
from toolfinder.web.views.entries import entry
from toolfinder.web.views.facets import Asked
from toolfinder.web.words import words

OWN_NAMES = {"en": "English", "ca": "català", "es": "castellano", "fr": "français"}
Page = Callable[..., Awaitable[Response]]


def finder_of(datasette: Any) -> Toolfinder | None:
    """What our server gave this Datasette; None when another one has loaded the plugin."""
    finder: Toolfinder | None = getattr(datasette, "toolfinder", None)
    return finder


class Shown(NamedTuple):
    """A template, its values (under `data` those for JSON), and the status of the answer."""

    template: str
    values: dict[str, Any]
    status: int = 200


def page(show: Callable[[Toolfinder, Any], Shown | None]) -> Page:
    """A page that shows what `show` gives it; None for no page."""

    async def answer(datasette: Any, request: Any) -> Response:
        finder = finder_of(datasette)
        if finder is None:
            shown = None
        elif request.args.get("q"):  # the words for needs may have to be learnt first
            shown = await aside(show, finder, request)
        else:
            shown = show(finder, request)
        if shown is None:
            return await _rendered(datasette, request, "missing.html", {}, 404)
        if request.path.endswith(".json"):
            return Response.json(shown.values["data"], status=shown.status)
        return await _rendered(datasette, request, *shown)

    return answer


async def _rendered(
    datasette: Any, request: Any, template: str, values: dict[str, Any], status: int = 200
) -> Response:
    context = {**values, **surroundings(datasette, request)}
    text = await datasette.render_template(template, context, request=request)
    return Response.html(text, status=status, headers={"content-language": language()})


def surroundings(datasette: Any, request: Any) -> dict[str, Any]:
    """What every page needs for its header and its footer."""
    finder = finder_of(datasette)
    return {
        "w": words(),
        "lang": language(),
        "path": request.path,
        "switch": [(other, OWN_NAMES[other], _other(request, other)) for other in LANGUAGES],
        "catalogue": finder.store.meta if finder else {},
    }


def _other(request: Any, code: str) -> str:
    """The address of this page in another language."""
    kept = [
        (key, value)
        for key in request.args
        for value in request.args.getlist(key)
        if key not in {"lang", "_lang"}
    ]
    return to(f"{request.path}?{urlencode([*kept, ('lang', code)])}")


def _start(finder: Toolfinder, _request: Any) -> Shown:
    return Shown("start.html", lists.start(finder))


def _tools(finder: Toolfinder, request: Any) -> Shown:
    args = {name: request.args.getlist(name) for name in request.args}
    return Shown("tools.html", facets.tools(finder, Asked.of(args)))


def _compare(finder: Toolfinder, request: Any) -> Shown:
    values = comparison(finder, request.args.getlist("tool"))
    return Shown("compare.html", values, 400 if values["problems"] else 200)


def named(template: str, look_up: Callable[[Toolfinder, str], dict[str, Any] | None]) -> Page:
    """A page on what the last part of its address names."""

    def show(finder: Toolfinder, request: Any) -> Shown | None:
        values = look_up(finder, request.url_vars["name"].removesuffix(".json"))
        return Shown(template, values) if values else None

    return page(show)


def _tool(finder: Toolfinder, name: str) -> dict[str, Any] | None:
    return entry(finder, "tool", name)


def _provider(finder: Toolfinder, name: str) -> dict[str, Any] | None:
    return entry(finder, "provider", name)


def _criteria(finder: Toolfinder, _request: Any) -> Shown:
    return Shown("criteria.html", method.criteria(finder))


def _data(_finder: Toolfinder, _request: Any) -> Shown:
    described = metadata()
    shown = described["databases"][DATABASE]
    return Shown("data.html", {**shown, "description": described["description"], "data": shown})


async def news(datasette: Any, request: Any) -> Response:
    """New and changed tools, for feed readers."""
    finder = finder_of(datasette)
    if finder is None:
        return await _rendered(datasette, request, "missing.html", {}, 404)
    headers = {"content-language": language()}
    return Response(feed(finder), content_type=f"{TYPE}; charset=utf-8", headers=headers)


async def recommend(datasette: Any, request: Any) -> Response:
    """The questionnaire, and on sending it the answer with the questionnaire below.

    As `.json`: what can be answered, and on sending it what `toolfinder recommend` prints.
    """
    finder = finder_of(datasette)
    if finder is None:
        return await _rendered(datasette, request, "missing.html", {}, 404)
    form, result = Form(), None
    if request.method == "POST":
        pairs, file = await _sent(request)
        if file is not None and dict(pairs).get("do") == "upload":
            form = await aside(forms.upload, file, finder)
        else:
            form = Form.of(pairs)
            profile = await aside(forms.read, form, finder)
            if profile is not None:
                result = await aside(finder.recommend, profile)
    status = 422 if form.problems and request.method == "POST" else 200
    if request.path.endswith(".json"):
        return Response.json(await aside(_as_data, finder, form, result), status=status)
    answer = await aside(answers.answer, finder, result) if result else None
    values = {**answers.questionnaire(finder, form), "answer": answer}
    return await _rendered(datasette, request, "recommend.html", values, status)


def _as_data(finder: Toolfinder, form: Form, result: Recommendation | None) -> dict[str, Any]:
    """An answer, else what is wrong with the form, else what can be answered."""
    if result is not None:
        return finder.data(result)
    if form.problems:
        return {"problems": form.problems}
    asked = answers.questionnaire(finder, form)
    return {name: choices for name, choices in asked.items() if name != "form"}


async def profile_file(datasette: Any, request: Any) -> Response:
    """The answers as a file to keep; nothing of them stays here."""
    finder = finder_of(datasette)
    if finder is None or request.method != "POST":
        return await _rendered(datasette, request, "missing.html", {}, 404)
    pairs, _file = await _sent(request)
    form = Form.of(pairs)
    profile = await aside(forms.read, form, finder)
    if profile is None:
        values = {**answers.questionnaire(finder, form), "answer": None}
        return await _rendered(datasette, request, "recommend.html", values, 422)
    return Response(
        forms.as_yaml(form),
        content_type="application/yaml; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="profile.yaml"'},
    )


async def health(datasette: Any, request: Any) -> Response:
    """Whether the catalogue can be read."""
    del request
    finder = finder_of(datasette)
    count = finder.store.column("SELECT count(*) FROM tools")[0] if finder else 0
    body = json.dumps({"ok": bool(count), "tools": count})
    return Response(body, status=200 if count else 503, content_type="application/json")


async def _sent(request: Any) -> tuple[list[tuple[str, str]], str | None]:
    """The fields that a form sent, and the text of its file."""
    body = await request.post_body()
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        text = body.decode("utf-8", "replace")
        with suppress(ValueError):  # too many fields
            return parse_qsl(text, keep_blank_values=True, max_num_fields=500), None
        return [], None
    pairs: list[tuple[str, str]] = []
    files: list[str] = []

    def on_field(field: Any) -> None:
        pairs.append((_text(field.field_name), _text(field.value)))

    def on_file(file: Any) -> None:
        file.file_object.seek(0)
        files.append(_text(file.file_object.read()))

    headers = {"Content-Type": kind.encode("latin-1"), "Content-Length": str(len(body)).encode()}
    with suppress(ValueError):  # a body that is none; what was read of it is used
        parse_form(headers, io.BytesIO(body), on_field, on_file)
    return pairs, next((text for text in files if text.strip()), None)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


_NAME = r"(?P<name>[a-z0-9-]+(?:\.json)?)"
ROUTES = (
    (r"^/(?:index\.json)?$", page(_start)),
    (r"^/recommend(?:\.json)?$", recommend),
    (r"^/profile\.yaml$", profile_file),
    (r"^/tools(?:\.json)?$", page(_tools)),
    (rf"^/tools/{_NAME}$", named("entry.html", _tool)),
    (r"^/compare(?:\.json)?$", page(_compare)),
    (rf"^/providers/{_NAME}$", named("entry.html", _provider)),
    (rf"^/needs/{_NAME}$", named("need.html", lists.need)),
    (rf"^/replace/{_NAME}$", named("replace.html", lists.replacement)),
    (r"^/criteria(?:\.json)?$", page(_criteria)),
    (rf"^/criteria/{_NAME}$", named("criterion.html", method.criterion)),
    (r"^/feed\.atom$", news),
    (r"^/data(?:\.json)?$", page(_data)),
    (r"^/-/health$", health),
)
"""Addresses, as Datasette's `register_routes` takes them."""
