"""A plugin's criterion on the pages, without a line changed elsewhere."""

from __future__ import annotations

import asyncio

import httpx

from tests.worlds import GARDEN
from toolfinder.scaffold import plugin_files
from toolfinder.web.server import application


def test_a_new_plugins_criterion_is_on_the_pages_and_in_the_raw_data(world, tmp_path):
    """In the list of criteria, with a page of its own, in the questionnaire, and assessed."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    code = plugin_files("movement")["toolfinder_movement/__init__.py"]
    (folder / "movement.py").write_text(code, encoding="utf-8")
    finder = world(GARDEN).finder(plugins_dir=folder)
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(application(finder))
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

        def get(address):
            return runner.run(client.get(address))

        assert "Is the provider a co-operative?" in get("/criteria").text
        assert "¿El proveedor es una cooperativa?" in get("/criteria/movement?lang=es").text
        assert 'name="value.movement"' in get("/recommend").text
        rows = get("/catalogue/assessments.json?criterion=movement&_shape=array").json()
        found = {row["offer"]: (row["low"], row["high"]) for row in rows}
        assert found["beta@coop"] == (0.0, 0.0)  # an association
        assert found["alpha@device"] == (None, None)  # makes no sense there
        answer = runner.run(client.post("/recommend.json", data={"need": "file-sync"})).json()
        assert answer["weights"]["movement"] > 0
