"""`toolfinder plugins`."""

from toolfinder.cli.group import Entry
from toolfinder.cli.group import LazyGroup
from toolfinder.i18n import N_
from toolfinder.i18n import _

HELP = N_("See which plugins judge; write, check and compare your own.")

command = LazyGroup(
    "plugins",
    {
        "list": Entry(
            "toolfinder.cli.plugins.listing",
            N_("List the plugins, with what each adds and what is wrong with it."),
        ),
        "trace": Entry(
            "toolfinder.cli.plugins.trace",
            N_("Show which plugin answered which hook with what, and how long it took."),
        ),
        "new": Entry(
            "toolfinder.cli.plugins.new",
            N_("Write a new plugin: a package with a criterion, its tests and a README."),
        ),
        "check": Entry(
            "toolfinder.cli.plugins.check",
            N_("Try a plugin on any offer, and print what a reviewer would say."),
        ),
        "diff": Entry(
            "toolfinder.cli.plugins.diff",
            N_("Show which ranks change on the example profiles because of plugins."),
        ),
        "hooks": Entry(
            "toolfinder.cli.plugins.hooks",
            N_("Print the hooks that a plugin may implement, as Markdown."),
        ),
    },
    help=_(HELP.text),
)
