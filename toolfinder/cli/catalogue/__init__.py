"""`toolfinder catalogue`."""

from toolfinder.cli.group import Entry
from toolfinder.cli.group import LazyGroup
from toolfinder.i18n import N_
from toolfinder.i18n import _

HELP = N_("Check, fill, compile, export and count the catalogue.")

command = LazyGroup(
    "catalogue",
    {
        "check": Entry(
            "toolfinder.cli.catalogue.check",
            N_("Read every file of the catalogue and name every problem."),
        ),
        "build": Entry(
            "toolfinder.cli.catalogue.build", N_("Compile the catalogue into one SQLite file.")
        ),
        "new": Entry(
            "toolfinder.cli.catalogue.new", N_("Answer questions and write a new tool's file.")
        ),
        "import": Entry(
            "toolfinder.cli.catalogue.importing",
            N_("Compare with another catalogue, and keep what it says."),
        ),
        "export": Entry(
            "toolfinder.cli.catalogue.export",
            N_("Write the catalogue in formats that other programs read."),
        ),
        "stats": Entry(
            "toolfinder.cli.catalogue.stats", N_("Count what the catalogue holds and knows.")
        ),
    },
    help=_(HELP.text),
)
