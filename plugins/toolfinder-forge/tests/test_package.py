"""The plugin as a whole: its texts, and what it costs those who do not use it."""

from __future__ import annotations

import re
import subprocess
import sys

from toolfinder_forge import texts


def test_every_text_is_in_four_languages_with_the_same_parameters():
    """A parameter that one language lacks would break its sentence."""
    found = [one for one in vars(texts).values() if hasattr(one, "translations")]
    found += texts.COUNTS.values()
    assert len(found) > 50
    for message in found:
        assert set(message.translations) == {"ca", "es", "fr"}
        wanted = re.findall(r"{(\w+)", message.text)
        for text in message.translations.values():
            assert sorted(re.findall(r"{(\w+)", text)) == sorted(wanted)


def test_nothing_heavy_is_imported_until_it_is_needed():
    """Every command of toolfinder imports the plugin; none but this needs HTTP."""
    code = (
        "import sys, click, toolfinder_forge as f; "
        "f.register_commands(click.Group()); f.register_importers(); "
        "sys.exit('httpx' in sys.modules or 'pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
