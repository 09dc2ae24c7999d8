"""The contract of renderers: a recommendation as a text of some form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from typing import ClassVar

from toolfinder.i18n import Text


class Renderer:
    """Writes a recommendation in one form, for `toolfinder recommend --format ID`.

    Attributes:
        id: a word, unique; what follows `--format`.
        label: what it makes, in a few words.
    """

    id: ClassVar[str]
    label: ClassVar[Text] = ""

    def render(self, data: Mapping[str, Any]) -> str:
        """The text of a recommendation.

        Args:
            data: what `--format json` prints, in the language that is spoken.
        """
        raise NotImplementedError
