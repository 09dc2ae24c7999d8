"""What a reviewer says of a tool's file."""

from __future__ import annotations

import pytest
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.i18n import speaking
from toolfinder.model.entries import Tool
from toolfinder.testing import tool
from toolfinder.yamlsource import YamlSource

from toolfinder_fiscal_es import check_tool

SOURCES = {
    "vendor": {"url": "https://example.org/v", "by": "vendor"},
    "shop": {"url": "https://example.org/s", "by": "catalogue"},
}
ONLY = "says that it meets {} by no source better than {}: look for a page of its makers or vendor"
UNDECLARED = (
    "says that it meets es:verifactu, and not whether its producer declares it: "
    "note `producer-declaration`"
)


def said(*legal, id_="alpha", **facts):
    """The remarks on a tool that claims to meet these rules, each from a source."""
    claims = [{"value": value, "from": source} for value, source in legal]
    written = {"legal": claims} if claims else {}
    data = tool(sources=SOURCES, facts={**written, **facts})
    return list(check_tool(id_, Tool.model_validate(data)))


DECLARED = {"value": ["producer"], "from": "vendor"}


@pytest.mark.parametrize(
    ("legal", "remarks"),
    [
        ([], []),
        ([(["fr:fec"], "shop")], []),
        ([(["es:verifactu"], "vendor")], []),
        ([(["es:verifactu"], "shop")], [ONLY.format("es:verifactu", "catalogue")]),
        ([(["es:verifactu"], "background")], [ONLY.format("es:verifactu", "background")]),
        ([(["es:verifactu"], "shop"), (["es:verifactu"], "vendor")], []),
        (
            [(["es:verifactu"], "shop"), (["es:verifactu"], "background")],
            [ONLY.format("es:verifactu", "background, catalogue")],
        ),
        (
            [(["es:facturae", "es:verifactu"], "shop")],
            [ONLY.format(rule, "catalogue") for rule in ("es:verifactu", "es:facturae")],
        ),
    ],
)
def test_who_says_so(legal, remarks):
    assert said(*legal, **{"producer-declaration": DECLARED}) == remarks


def test_a_claim_without_a_declaration():
    assert said((["es:verifactu"], "vendor")) == [UNDECLARED]
    assert said((["es:facturae"], "vendor")) == []


def test_what_the_plugin_knows_itself_needs_no_note():
    assert said((["es:verifactu"], "vendor"), id_="odoo") == []
    assert said((["es:verifactu"], "vendor"), id_="facturascripts") == [UNDECLARED]


def test_an_unknown_list_is_no_claim():
    assert said(legal={"status": "unknown", "from": "vendor"}) == []


def test_in_another_language():
    with speaking("es"):
        (one,) = said((["es:verifactu"], "vendor"))
    assert one.startswith("dice que cumple es:verifactu")


@pytest.mark.parametrize("name", ["a3-software", "dolibarr", "facturascripts", "odoo", "tryton"])
def test_files_of_the_shipped_catalogue_can_be_reviewed(name):
    path = shipped_catalogue() / "tools" / f"{name}.yaml"
    entry = Tool.model_validate(YamlSource.from_path(path, path.name).data)
    expected = {
        "a3-software": [ONLY.format("es:verifactu", "catalogue"), UNDECLARED],
        "dolibarr": [],
        "facturascripts": [UNDECLARED],
        "odoo": [],
        "tryton": [UNDECLARED],
    }
    assert list(check_tool(name, entry)) == expected[name]
