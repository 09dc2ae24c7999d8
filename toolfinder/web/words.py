"""The words of our own pages, in the language that is spoken."""

from __future__ import annotations

from toolfinder.i18n import _
from toolfinder.i18n import labelled


def words() -> dict[str, str]:
    """Texts by what the templates call them."""
    return {
        "colon": labelled("", ""),
        "tagline": _("Open and ethical digital tools for co-operatives and associations."),
        "skip": _("Skip to the content"),
        "start": _("Start"),
        "questionnaire": _("Questionnaire"),
        "tools": _("Tools"),
        "criteria": _("How it judges"),
        "raw": _("The raw data"),
        "languages": _("Languages"),
        "licence": _(
            "Catalogue: CC BY-SA 4.0. Nothing that you do here is stored or sent elsewhere."
        ),
        "what": _(
            "toolfinder helps you to choose: which tool, from whom, at what cost, and why. Every "
            "statement shows where it was read and when; what nobody knows is shown, too."
        ),
        "three_ways": _("Three ways in"),
        "by_questions": _("Answer a few questions"),
        "by_questions_why": _(
            "Ten minutes: what you need, what you can spend, what matters to you. You get a ranking "
            "with its reasons, to print or to keep."
        ),
        "by_need": _("Look by need"),
        "by_product": _("Leave a product"),
        "by_product_why": _("What can take the place of what you use today."),
        "who": _("Who you are"),
        "name": _("Name of your organisation (only for your printout)"),
        "legal_form": _("What it is"),
        "country": _("Country of its seat"),
        "members": _("Members"),
        "staff": _("Employees"),
        "volunteers": _("Volunteers who do the daily work"),
        "needs": _("What you need"),
        "wish": _("In your own words, in any of the four languages"),
        "wish_hint": _("For example: we want to share files and choose dates for meetings"),
        "or_tick": _("Or tick what you need"),
        "spend": _("What you can spend, for everything together"),
        "per_year": _("Euros a year"),
        "hours": _("Hours a month that somebody can look after it"),
        "do": _("What you can do yourselves"),
        "skill": _("Who could look after a server or a program?"),
        "hosting": _("How it may come to you"),
        "hosting_hint": _("Tick none if you do not mind."),
        "tongues": _("Your languages"),
        "required": _("Everybody must be able to use it in"),
        "preferred": _("Would be good in"),
        "matters": _("What matters to you"),
        "matters_hint": _(
            "How much would it matter to you to go from the worst to the best on each? 0 not at all, "
            "5 most. What stands here is a proposal: change it, or vote on it."
        ),
        "lines": _("Your red lines"),
        "lines_hint": _("What fails one of these is left out, whatever its merits."),
        "data": _("Whose data will it hold?"),
        "free": _("Licence"),
        "free_osi": _("free and open source only (approved by the OSI)"),
        "free_any": _("any free licence"),
        "free_all": _("any licence"),
        "eu": _("Only under the law of the European Union"),
        "submit": _("Show what fits us"),
        "download": _("Download as a file"),
        "download_hint": _("The file stays with you. Upload it here to go on another day."),
        "upload": _("Go on with a file that you kept"),
        "upload_do": _("Read the file"),
        "unspecified": _("not said"),
        "wrong": _("Something is not right yet"),
        "result": _("What fits you"),
        "understood": _("Understood as:"),
        "change": _("Change an answer and ask again"),
        "of_100": _("of 100 points"),
        "cost": _("Cost"),
        "effort": _("Effort"),
        "good": _("For it"),
        "bad": _("Against it"),
        "why": _("Why, line by line"),
        "points": _("Points"),
        "criterion": _("Criterion"),
        "value": _("Value"),
        "weight": _("Weight"),
        "reasons": _("Reasons and sources"),
        "undated": _("undated"),
        "unverified": _("unverified"),
        "to_verify": _("To verify first"),
        "to_verify_why": _("These could be worth it, but somebody must ask."),
        "excluded": _("Left out, and why"),
        "none": _("No offer passes all your conditions."),
        "more": _("{n} more"),
        "search": _("Search"),
        "search_hint": _("Name, product to replace, or what it does"),
        "nothing": _("Nothing was found. Try fewer or other words."),
        "all_tools": _("All open tools"),
        "to_replace": _("to be replaced"),
        "homepage": _("Homepage"),
        "code": _("Source code"),
        "does": _("Does"),
        "in_part": _("in part"),
        "replaces": _("Replaces"),
        "replaced_by": _("Replaced by"),
        "alike": _("Similar tools"),
        "offers": _("Ways to get it"),
        "offers_what": _("What it offers"),
        "facts": _("What is known"),
        "fact": _("Fact"),
        "retired": _("Retired"),
        "as_data": _("As data (JSON)"),
        "today": _("What it does for you today"),
        "lost": _("lost"),
        "known_share": _("{known} of {all} facts known from an opened source"),
        "measured": _("How it is measured"),
        "principles": _("Principles"),
        "proposed": _("Proposed importance"),
        "questions": _("Ready-made questions"),
        "browse": _("Everything, table by table"),
        "how": _(
            "Each table can be searched, sorted by its column heads and narrowed down by the lists above "
            "it. Nothing that you do here is stored."
        ),
        "narrow": _("Narrow down"),
        "narrowed": _("Only with:"),
        "take_away": _("take away"),
        "clear_all": _("Take all away"),
        "found": _("Found"),
        "nothing_left": _("No tool has all of these. Take one away."),
        "pages": _("Pages"),
        "previous": _("Previous page"),
        "next": _("Next page"),
        "of_all": _("{first}–{last} of {all}"),
        "gone": _("no longer to be had"),
        "feed": _("New and changed tools (feed)"),
        "compare": _("Compare"),
        "compare_hint": _("Tick two to five tools to see them side by side."),
        "compare_ticked": _("Compare what is ticked"),
        "compare_these": _("See these tools side by side"),
        "compare_all": _("All of these side by side"),
        "side_by_side": _("Side by side"),
        "change_tools": _("Other tools"),
        "without": _("without {tool}"),
        "add_tool": _("Name of a tool to add"),
        "add": _("Add"),
        "judged": _("How it does on each criterion"),
        "not_here": _(
            "What depends on your organisation is not here: {criteria}. Answer a few questions to "
            "see that, too."
        ),
        "points_hint": _(
            "From 0 (unacceptable) to 100 (as good as one could ask). The wider the interval, the "
            "less is known."
        ),
        "picture": _("Heat map"),
        "picture_hint": _(
            "From 0 (pale: unacceptable) to 100 (deep: as good as one could ask). The line under "
            "the figures is the interval: the longer it is, the less is known. Where a tool can be "
            "had in several ways, it reaches from the worst to the best of them."
        ),
        "reasons_short": _("Reasons"),
        "in_short": _("In short"),
        "source": _("see the source"),
        "unknown": _("unknown"),
        "for_everyone": _("The answer is the same for every organisation."),
        "for_you": _("The answer depends on your organisation."),
        "worst": _("0 means"),
        "best": _("100 means"),
        "reads": _("Facts that it reads"),
        "remedy": _("What would help"),
        "given_by": _("Given by"),
        "built_in": _("toolfinder itself"),
        "all_offers": _("How all offers do on it"),
        "counted": _("What counted, and how much"),
        "no_page": _("There is no such page"),
        "no_page_why": _("It may have been renamed. Search for it, or start again."),
    }
