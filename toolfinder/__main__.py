"""The door: joins the command line and the web, and turns every failure into a line."""

from __future__ import annotations

import sys

from toolfinder.cli.edge import run
from toolfinder.cli.group import Entry
from toolfinder.cli.group import ToolfinderGroup
from toolfinder.i18n import N_

COMMANDS = {
    "recommend": Entry(
        "toolfinder.cli.recommend", N_("Which tool, from whom, at what cost, and why.")
    ),
    "explain": Entry(
        "toolfinder.cli.explain", N_("Every reason and source behind one offer's score.")
    ),
    "show": Entry("toolfinder.cli.show", N_("All that is known of a tool or a provider.")),
    "search": Entry("toolfinder.cli.search", N_("Find tools by name or by what they do.")),
    "similar": Entry("toolfinder.cli.similar", N_("Open tools that are like a tool, and why.")),
    "replace": Entry(
        "toolfinder.cli.replace", N_("What may take the place of a product, and what is lost.")
    ),
    "init": Entry(
        "toolfinder.cli.init", N_("Answer questions and write your organisation's profile.")
    ),
    "serve": Entry("toolfinder.web.command", N_("Browse the catalogue on this computer.")),
    "catalogue": Entry(
        "toolfinder.cli.catalogue", N_("Check, fill, compile, export and count the catalogue.")
    ),
    "evaluate": Entry("toolfinder.cli.evaluate", N_("Measure how well free text is understood.")),
    "plugins": Entry(
        "toolfinder.cli.plugins", N_("See which plugins judge; write, check and compare your own.")
    ),
}


def main() -> None:
    """Run the command line; exit 0 done, 1 wrong input, 2 wrong usage, 3 a bug."""
    sys.exit(run(lambda: ToolfinderGroup(COMMANDS), sys.argv[1:]))


if __name__ == "__main__":
    main()
