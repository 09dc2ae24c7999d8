"""Mends Datasette's own templates when they are compiled: words, labels, headings, no styles inside.

A page still works where a text is no longer found (it stays as Datasette wrote it); a test
fails then.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import datasette
from jinja2.ext import Extension

CORE = Path(datasette.__file__).parent / "templates"


class Rewrite(NamedTuple):
    """A text of a template, what takes its place, and how often it stands there."""

    old: str
    new: str
    times: int = 1


_NO_COLOUR = Rewrite(' style="border-color: #{{ database_color(database) }}"', "")
_NO_EDITOR = Rewrite('{% include "_codemirror_foot.html" %}', "")
_AS_DATA = (
    Rewrite("This data as ", "{{ w.as_file }} "),
    Rewrite('<a href="{{ url }}">{{ name }}</a>', '<a href="{{ url }}">{{ name|upper }}</a>'),
)
_CSV = '<a href="{{ url_csv }}">CSV</a>'
_CSV_FILE = '<a href="{{ url_csv }}&amp;_dl=on">CSV</a>'

_TABLE = (
    _NO_COLOUR,
    *_AS_DATA,
    Rewrite(
        '<dl class="column-descriptions">',
        '<details class="columns"><summary>{{ w.columns }}</summary>\n<dl>',
    ),
    Rewrite(
        "<dd>{{ column_description }}</dd>\n    {% endfor %}\n</dl>",
        '<dd id="about-{{ column_name }}">{{ column_description }}</dd>\n    {% endfor %}\n</dl></details>',
    ),
    Rewrite(
        '<h3>{% if filtered_table_rows_count or filtered_table_rows_count == 0 %}{{ "{:,}".format('
        "filtered_table_rows_count) }} row{% if filtered_table_rows_count == 1 %}{% else %}s"
        "{% endif %}{% endif %}\n"
        "        {% if human_description_en %}{{ human_description_en }}{% endif %}\n"
        "    </h3>",
        "<h2>{{ counted(filtered_table_rows_count) }}{{ narrowed(filters, search) }}</h2>",
    ),
    Rewrite('<label for="_search">Search:</label>', '<label for="_search">{{ w.search }}</label>'),
    Rewrite(
        'name="_search" value="{{ search }}">',
        'name="_search" value="{{ search }}"> <button>{{ w.search }}</button>',
    ),
    Rewrite(
        "{% for column, lookup, value in filters.selections() %}",
        "<details{% if filters.has_selections() %} open{% endif %}><summary>{{ w.narrow }}</summary>\n"
        "    {% for column, lookup, value in filters.selections() %}",
    ),
    Rewrite(
        '<select name="_filter_column_{{ loop.index }}">',
        '<select name="_filter_column_{{ loop.index }}" aria-label="{{ w.column }} {{ loop.index }}">',
    ),
    Rewrite(
        '<select name="_filter_op_{{ loop.index }}">',
        '<select name="_filter_op_{{ loop.index }}" aria-label="{{ w.condition }} {{ loop.index }}">',
    ),
    Rewrite(
        'class="filter-value" value="{{ value }}">',
        'class="filter-value" value="{{ value }}" aria-label="{{ w.value }} {{ loop.index }}">',
    ),
    Rewrite(
        '<select name="_filter_column">',
        '<select name="_filter_column" aria-label="{{ w.column }}">',
    ),
    Rewrite(
        '<select name="_filter_op">', '<select name="_filter_op" aria-label="{{ w.condition }}">'
    ),
    Rewrite(
        'name="_filter_value" class="filter-value">',
        'name="_filter_value" class="filter-value" aria-label="{{ w.value }}">',
    ),
    Rewrite("- remove filter -", "{{ w.no_condition }}"),
    Rewrite("- column -", "{{ w.column }}"),
    Rewrite("in filters.lookups()", "in operations", times=2),
    Rewrite(
        '<select name="_sort" id="sort_by">',
        '<label for="sort_by">{{ w.sort }}</label> <select name="_sort" id="sort_by">',
    ),
    Rewrite("Sort...", "–"),
    Rewrite("Sort by {{ column.name }}", "{{ column.name }}"),
    Rewrite("> descending<", "> {{ w.descending }}<"),
    Rewrite(
        '<input type="submit" value="Apply">\n    </div>',
        "<button>{{ w.apply }}</button>\n    </div></details>",
    ),
    Rewrite(_CSV, f"{_CSV_FILE}{{% if next_url %}} {{{{ w.csv_part }}}}{{% endif %}}"),
    Rewrite(' (<a href="#export">advanced</a>)', ""),
    Rewrite('{% if display_rows %}\n    <div id="export"', '{% if false %}\n    <div id="export"'),
    Rewrite("These facets timed out:", "{{ w.too_slow_facets }}"),
    Rewrite("Next page", "{{ w.next_page }}"),
    Rewrite(
        '<pre class="wrapped-sql">{{ table_definition }}</pre>',
        '<details class="sql"><summary>{{ w.made_by }}</summary><pre>{{ table_definition }}</pre></details>',
    ),
)

_ROWS = (
    Rewrite(
        '<div class="table-wrapper">',
        '<div class="scroll" tabindex="0" role="region" aria-label="{{ titles.get(table, table) }}">',
    ),
    Rewrite(
        'data-column-description="{{ column.description }}"',
        'aria-describedby="about-{{ column.name }}"',
    ),
    Rewrite(
        'scope="col" ',
        'scope="col"{% if column.name == sort %} aria-sort="ascending"'
        '{% elif column.name == sort_desc %} aria-sort="descending"{% endif %} ',
    ),
    Rewrite(
        "{% if not column.sortable %}\n                            {{ column.name }}",
        '{% if not column.sortable %}{{ w.row if column.name == "Link" else column.name }}',
    ),
    Rewrite("&nbsp;▼", ' <span aria-hidden="true">↑</span>'),
    Rewrite("&nbsp;▲", ' <span aria-hidden="true">↓</span>'),
    Rewrite("{{ cell.value }}", "{{ in_language(cell.value) }}"),
    Rewrite("0 records", "{{ w.no_rows }}"),
)

_FACETS = (
    Rewrite(
        '<div class="facet-results">',
        '<details{% if "_facet" in request.args or filters.has_selections() %} open{% endif %}>'
        '<summary>{{ w.facets }}</summary>\n<div class="facet-results">',
    ),
    Rewrite("\n    {% endfor %}\n</div>", "\n    {% endfor %}\n</div></details>"),
    Rewrite(
        '<a href="{{ facet_info.toggle_url }}" class="cross">&#x2716;</a>',
        '<a href="{{ facet_info.toggle_url }}" class="cross"><span aria-hidden="true">×</span>'
        '<span class="unseen">{{ w.remove }}: {{ facet_info.name }}</span></a>',
    ),
    Rewrite(
        '<a href="{{ facet_value.toggle_url }}" class="cross">&#x2716;</a>',
        '<a href="{{ facet_value.toggle_url }}" class="cross"><span aria-hidden="true">×</span>'
        '<span class="unseen">{{ w.remove }}: {{ said(facet_info.name, facet_value) }}</span></a>',
    ),
    Rewrite(
        '{{ (facet_value.label | string()) or "-" }}', "{{ said(facet_info.name, facet_value) }}"
    ),
    Rewrite('{{ facet_value.label or "-" }}', "{{ said(facet_info.name, facet_value) }}"),
    Rewrite('"{:,}".format(facet_value.count)', "counted_short(facet_value.count)", times=2),
    Rewrite(
        '{{ path_with_replaced_args(request, {"_facet_size": "max"}) }}">…</a>',
        '{{ fix_path(path_with_replaced_args(request, {"_facet_size": "max"})) }}">'
        "{{ w.all_values }}</a>",
    ),
)

_QUERY = (
    Rewrite(
        ' style="padding-left: 10px; border-left: 10px solid #{{ database_color(database) }}"', ""
    ),
    Rewrite(
        "<h3>Custom SQL query{% if display_rows %} returning {% if truncated %}more than {% endif %}"
        '{{ "{:,}".format(display_rows|length) }} row{% if display_rows|length == 1 %}{% else %}s'
        "{% endif %}{% endif %}{% if not query_error %}\n"
        '        <span class="show-hide-sql">(<a href="{{ show_hide_link }}">{{ show_hide_text }}</a>)'
        "</span>\n    {% endif %}</h3>",
        "",
    ),
    Rewrite('<pre id="sql-query">{% if query %}{{ query.sql }}{% endif %}</pre>', ""),
    Rewrite("<h3>Query parameters</h3>", ""),
    Rewrite(
        '<label for="qp{{ loop.index }}">{{ name }}</label> <input type="text" '
        'id="qp{{ loop.index }}" name="{{ name }}" value="{{ value }}">',
        '<label for="qp{{ loop.index }}">{{ w.get(name, name) }}</label> '
        '<select id="qp{{ loop.index }}" name="{{ name }}">'
        '<option value="">–</option>{% for id, label in choices(name) %}'
        '<option value="{{ id }}"{% if id == value %} selected{% endif %}>{{ label }}</option>'
        "{% endfor %}</select>",
    ),
    Rewrite('<button id="sql-format" type="button" hidden>Format SQL</button>', ""),
    Rewrite(
        '<input type="submit" value="Run SQL"{% if canned_write and db_is_immutable %} disabled'
        "{% endif %}>",
        "{% if named_parameter_values %}<button>{{ w.ask }}</button>{% endif %}",
    ),
    Rewrite(
        "{{ show_hide_hidden }}",
        '{% if sign %}<input type="hidden" name="_lang" value="{{ lang }}">{% endif %}',
    ),
    Rewrite(
        '<p class="export-links">',
        '<h2>{{ counted(display_rows|length, truncated) }}</h2>\n<p class="export-links">',
    ),
    *_AS_DATA,
    Rewrite(_CSV, _CSV_FILE),
    Rewrite(
        '<div class="table-wrapper">',
        '<div class="scroll" tabindex="0" role="region" aria-label="{{ metadata.title }}">',
    ),
    Rewrite(
        "{% if not canned_write and not error %}",
        "{% if not named_parameter_values or named_parameter_values.values()|select|list %}",
    ),
    Rewrite("0 results", "{{ w.no_rows }}"),
    Rewrite(
        _NO_EDITOR.old,
        '<details class="sql"><summary>{{ w.asked_by }}</summary><pre>{{ query.sql }}</pre></details>',
    ),
)

_DATABASE = (
    _NO_COLOUR,
    _NO_EDITOR,
    Rewrite('<h2 id="queries">Queries</h2>', '<h2 id="queries">{{ w.questions }}</h2>'),
    Rewrite("#{{ query.fragment }}{% endif %}", "#{{ query.fragment }}{% endif %}{{ sign }}"),
    Rewrite(' title="{{ query.description or query.sql }}"', ""),
    Rewrite('<h2 id="tables">Tables</h2>', '<h2 id="tables">{{ w.browse }}</h2>'),
    Rewrite(
        '<a href="{{ urls.table(database, table.name) }}">{{ table.name }}</a>',
        '<a href="{{ urls.table(database, table.name) }}{{ sign }}">'
        "{{ titles.get(table.name, table.name) }}</a>",
    ),
    Rewrite(
        '{% if table.count is none %}Many rows{% else %}{{ "{:,}".format(table.count) }} row'
        "{% if table.count == 1 %}{% else %}s{% endif %}{% endif %}",
        "{{ counted(table.count) }}",
    ),
    Rewrite("{% if hidden_count and not show_hidden %}", "{% if false %}"),
)

REWRITES: dict[str, tuple[Rewrite, ...]] = {
    "table.html": _TABLE,
    "_table.html": _ROWS,
    "_facet_results.html": _FACETS,
    "query.html": _QUERY,
    "database.html": _DATABASE,
}


class Mended(Extension):
    """Rewrites Datasette's own templates, and no others."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Change a template's source before it is compiled."""
        del name
        path = Path(filename or "")
        if path.parent != CORE:
            return source
        for old, new, _times in REWRITES.get(path.name, ()):
            source = source.replace(old, new)
        return source
