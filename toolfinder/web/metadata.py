"""What Datasette says of the catalogue: titles, columns, facets and ready-made questions."""

from __future__ import annotations

from typing import Any

from toolfinder.i18n import _
from toolfinder.i18n import language

DATABASE = "catalogue"
HIDDEN = ("meta", "labels")


def metadata() -> dict[str, Any]:
    """Datasette's metadata in the language that is spoken."""
    return {
        "title": "toolfinder",
        "description": _(
            "Open and ethical digital tools for co-operatives and associations. Every statement shows "
            "its source and date, or that it has none."
        ),
        "license": "CC BY-SA 4.0",
        "license_url": "https://creativecommons.org/licenses/by-sa/4.0/",
        "source": _("the pages that each statement names"),
        "databases": {
            DATABASE: {"title": _("The raw data"), "tables": tables(), "queries": queries()}
        },
    }


def tables() -> dict[str, dict[str, Any]]:
    """Titles, columns, order and facets of every table."""
    tool, need = _("The tool."), _("The need that it serves.")
    source = {
        "source": _("The page that says so; empty when nobody has opened one."),
        "source_title": _("What was read there, when the address does not show it."),
        "source_kind": _(
            "Who says so: upstream (its makers' repository), vendor, audit, catalogue, test, or "
            "background (unverified)."
        ),
        "seen": _("The date of that page."),
    }
    gone = {
        "status": _("active, or retired when it can no longer be had."),
        "retired_on": _("Since when it can no longer be had."),
        "retired_because": _("Why."),
        "successor": _("What took its place."),
    }
    other = {f"summary_{language()}": _("What it does, in one sentence.")}
    labels = {f"label_{language()}": _("Its name.")}
    described = {
        "tools": {
            "title": _("Tools"),
            "description": _(
                "Software: open tools that may be recommended, and products to replace."
            ),
            "columns": {
                "id": _("Its short name here."),
                "kind": _(
                    "open: may be recommended. incumbent: a product to compare with and to replace."
                ),
                **other,
                "licence": _("Its licence, as an SPDX expression."),
                "also_known_as": _("Other names that people use."),
                "core": _(
                    "1: among the first that an adviser would consider for one of its needs."
                ),
                "facts_known": _("How many of its facts are known from a source that was opened."),
                "facts_applicable": _("How many facts make sense for it."),
                "facts_unverified": _("How many facts are stated, but nobody opened a source."),
                "catalogue": _("The plugin that adds it; empty when it is our own."),
                **gone,
            },
            "facets": ["kind", "core", "licence", "status"],
            "sort": "name",
            "label_column": "name",
        },
        "providers": {
            "title": _("Providers"),
            "description": _("Organisations that run or support tools for others."),
            "columns": {
                "legal_form": _("Co-operative, association, company..."),
                "country": _("Where it has its seat (ISO 3166)."),
                "catalogue": _("The plugin that adds it; empty when it is our own."),
                **gone,
            },
            "facets": ["country", "legal_form", "status"],
            "sort": "name",
            "label_column": "name",
        },
        "offers": {
            "title": _("Offers"),
            "description": _(
                "Ways to get a tool: installed, on your own server, or hosted by a provider."
            ),
            "columns": {
                "tool": tool,
                "provider": _("Who runs it; empty when you do."),
                "delivery": _("installed, self-hosted or hosted."),
                "label": _("The name under which the provider offers it."),
            },
            "facets": ["delivery", "provider"],
            "sort": "tool",
        },
        "needs": {
            "title": _("Needs"),
            "description": _("What an organisation must be able to do."),
            "columns": {
                "used_by": _("everyone, or only the team that does the daily work."),
                **labels,
                f"note_{language()}": _("Why there are few tools for it, where that is so."),
            },
            "facets": ["need_group"],
            "label_column": f"label_{language()}",
        },
        "need_groups": {
            "title": _("Groups of needs"),
            "columns": labels,
            "label_column": f"label_{language()}",
        },
        "phrases": {
            "title": _("How people say it"),
            "description": _("What free text is compared with: names of needs, and sentences."),
            "columns": {
                "need": _("The need that it speaks of; empty for chatter, which speaks of none."),
                "language": _("ISO 639 code, such as ca."),
                "kind": _("synonym, example or chatter."),
            },
            "facets": ["need", "language", "kind"],
        },
        "tool_needs": {
            "title": _("Which tool serves which need"),
            "columns": {
                "tool": tool,
                "need": need,
                "role": _("core: the whole job. partial: a part of it."),
            },
            "facets": ["need", "role"],
        },
        "tool_features": {
            "title": _("Which tool has which feature"),
            "description": _(
                "What a source states. A feature that is absent here is not known to be missing."
            ),
            "columns": {"tool": tool, "need": need},
            "facets": ["need", "feature"],
        },
        "tool_replaces": {
            "title": _("Which tool replaces which product"),
            "columns": {"tool": tool, "product": _("The product that it can replace.")},
            "facets": ["product"],
        },
        "tool_languages": {
            "title": _("Which tool speaks which language"),
            "columns": {
                "tool": tool,
                "language": _("ISO 639 code, such as ca."),
                "extent": _("complete, partial, or the share of texts that is translated."),
            },
            "facets": ["language", "extent"],
        },
        "plans": {
            "title": _("Prices"),
            "description": _(
                "Prices with the page where each was read and its date: the provider's own, or, as "
                "source_kind catalogue, a list that somebody else keeps."
            ),
            "columns": {
                "amount": _("In the currency, per unit and period."),
                "unit": _("organisation, or user: for each one."),
                "up_to_users": _("The most users that it allows."),
                "fee_percent": _("Share of sales in percent that comes on top."),
                "eligible": _("nonprofit: only for non-profit organisations."),
                **source,
            },
            "facets": ["currency", "unit", "source_kind"],
        },
        "facts": {
            "title": _("Statements and their sources"),
            "description": _(
                "One row a statement. Statements that contradict each other are both kept, as disputed."
            ),
            "columns": {
                "fact": _("What it is about."),
                "status": _("known, unknown, not-applicable or disputed."),
                "expires": _("From this day on it no longer counts fully."),
                **source,
            },
            "facets": ["fact", "status", "source_kind"],
        },
        "fact_definitions": {
            "title": _("Kinds of statements"),
            "description": _("What can be stated, who reads it, and how long it holds."),
            "columns": {
                "belongs_to": _("tool, offer or provider."),
                "criterion": _("The criterion that scores it; empty when it is only shown."),
                "gate": _("The red line that reads it."),
                "unit": _("What its numbers count."),
                "holds_days": _("How long it holds after its source was seen."),
                **labels,
            },
            "facets": ["criterion", "belongs_to"],
            "label_column": f"label_{language()}",
        },
        "assumptions": {
            "title": _("What costs are computed with"),
            "description": _("Numbers that stand in where no price is known, as intervals."),
            "columns": {**labels, **source},
            "label_column": f"label_{language()}",
        },
        "assessments": {
            "title": _("How offers do on each criterion"),
            "description": _(
                "From 0 (unacceptable) to 1 (as good as one could ask), as an interval."
            ),
            "columns": {
                "low": _("At least this good."),
                "high": _("At most this good: the rest is not known."),
                "holds_until": _("On this day one of its statements expires."),
            },
            "facets": ["criterion"],
            "sort_desc": "low",
        },
    }
    hidden = {name: {"hidden": True} for name in HIDDEN}
    return {**described, **hidden}


def queries() -> dict[str, dict[str, Any]]:
    """Ready-made questions."""
    label = f"label_{language()}"
    return {
        "tools-for-a-need-in-a-country": {
            "title": _("Tools for a need, from a provider in a country"),
            "sql": (
                "select t.name as tool, p.name as provider, p.legal_form, p.country, o.url "
                "from tool_needs n join tools t on t.id = n.tool join offers o on o.tool = t.id "
                "join providers p on p.id = o.provider "
                "where n.need = :need and p.country = :country and t.kind = 'open' order by t.name, p.name"
            ),
            "params": ["need", "country"],
        },
        "what-replaces": {
            "title": _("What can replace a product"),
            "sql": (
                "select t.name as tool, t.licence, t.homepage from tool_replaces r "
                "join tools t on t.id = r.tool where r.product = :product order by t.name"
            ),
            "params": ["product"],
        },
        "tools-in-a-language": {
            "title": _("Open tools in a language"),
            "sql": (
                "select t.name as tool, l.extent, t.licence from tool_languages l join tools t on t.id = l.tool "
                "where l.language = :language and t.kind = 'open' "
                "order by case l.extent when 'complete' then 1 else cast(l.extent as real) end desc, t.name"
            ),
            "params": ["language"],
        },
        "statements-that-expire": {
            "title": _("Statements that expire within 90 days"),
            "description": _("What contributors should look at again first."),
            "sql": (
                "select coalesce(tool, provider) as entry, fact, value, seen, expires, source from facts "
                "where expires between date('now') and date('now', '+90 days') order by expires, entry"
            ),
        },
        "disputes": {
            "title": _("Statements on which sources disagree"),
            "sql": (
                "select coalesce(tool, provider) as entry, fact, value, source_kind, seen, source from facts "
                "where status = 'disputed' order by entry, fact"
            ),
        },
        "needs-with-few-tools": {
            "title": _("Needs with fewer than two open tools"),
            "sql": (
                f"select n.id, n.{label} as need, count(t.id) as open_tools from needs n "
                "left join tool_needs x on x.need = n.id "
                "left join tools t on t.id = x.tool and t.kind = 'open' and t.status = 'active' "
                "group by n.id having count(t.id) < 2 order by open_tools, n.id"
            ),
        },
    }
