"""A matcher that has learnt three needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolfinder.matching.model import NONE
from toolfinder.matching.model import Matcher
from toolfinder.matching.train import Phrase
from toolfinder.matching.train import train

PHRASES = (
    [
        Phrase("food", text)
        for text in (
            "Food co-ops and local food",
            "grup de consum",
            "comandes de verdura",
            "volem organitzar les comandes de verdura i fruita",
            "cestas de verdura",
            "nous commandons des légumes ensemble",
            "order vegetables together",
            "buying group for vegetables",
        )
    ]
    + [
        Phrase("files", text)
        for text in (
            "File sharing and sync",
            "compartir documents",
            "carpetes compartides",
            "volem compartir fitxers i carpetes",
            "compartir archivos",
            "dossiers partagés",
            "shared folders",
            "Nimbus Drive",
        )
    ]
    + [
        Phrase("votes", text)
        for text in (
            "Secret ballots and elections",
            "votar en línia",
            "votacions secretes",
            "elegir la junta",
            "votaciones en línea",
            "élections en ligne",
            "vote online",
            "ballot for the board",
        )
    ]
    + [
        Phrase(NONE, text)
        for text in ("el gat dorm", "my cat sleeps", "fa bon dia", "hace buen día", "il fait beau")
    ]
)


@pytest.fixture(scope="session")
def matcher(tmp_path_factory) -> Matcher:
    """Learnt once for all tests."""
    path: Path = tmp_path_factory.mktemp("matcher") / "matcher.sqlite"
    train(PHRASES, path)
    return Matcher(path)
