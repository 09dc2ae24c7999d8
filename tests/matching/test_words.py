"""From a text to the words that carry its meaning."""

from __future__ import annotations

import pytest

from toolfinder.matching.amounts import amounts
from toolfinder.matching.clauses import LONGEST
from toolfinder.matching.clauses import clauses
from toolfinder.matching.words import LONGEST_TEXT
from toolfinder.matching.words import content
from toolfinder.matching.words import grams
from toolfinder.matching.words import normalised
from toolfinder.matching.words import stems
from toolfinder.matching.words import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Votació", "votacio"),
        ("col·lectiu", "collectiu"),
        ("col.lectiu", "collectiu"),
        ("l'assemblea d’avui", " assemblea  avui"),
        ("qu'on vote", " on vote"),
        ("organitzar-nos", "organitzar"),
        ("compartir-los", "compartir"),
        ("Ça va ? ÊTRE", "ca va ? etre"),
        ("aujourd'hui", "aujourd'hui"),
        ("C'est l'heure", " est  heure"),
    ],
)
def test_texts_compare_without_accents_elisions_and_enclitics(text, expected):
    """In each of the four languages."""
    assert normalised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ens cal fer l'assemblea en línia i votar", ["assemblea", "linia", "votar"]),
        ("We need a tool to share files", ["share", "files"]),
        ("Queremos una herramienta para votar", ["votar"]),
        ("nous avons besoin d'un outil pour voter", ["voter"]),
        ("", []),
        ("de la i", []),
        ("❤️ 🎉", []),
        ("مرحبا بالعالم", []),
        ("<b>vots</b>", ["vots"]),
    ],
)
def test_words_that_tell_no_need_from_another_are_left_out(text, expected):
    """Such as those that say that something is needed."""
    assert content(text) == expected


def test_a_long_text_is_read_up_to_a_limit():
    """What follows says nothing more."""
    assert len(tokens("vots " * 100_000)) == LONGEST_TEXT // 5


def test_a_word_has_the_stems_of_all_four_languages():
    """Each different one once."""
    assert set(stems("votacions")) & set(stems("votacio"))
    assert set(stems("elections")) & set(stems("election"))
    assert len(set(stems("files"))) == len(stems("files"))


def test_runs_of_characters_know_where_words_end():
    """Nothing reaches from one word into the next."""
    assert grams(["ab"]) == [" ab", "ab ", " ab "]
    assert grams(["abc", "d"]) == [" ab", "abc", "bc ", " abc", "abc ", " abc ", " d "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("votar i compartir fitxers", ["votar", "compartir fitxers"]),
        ("files, votes; chat. Forum", ["files", "votes", "chat", "Forum"]),
        ("web con tienda y blog", ["web", "tienda", "blog"]),
        ("site avec boutique et blog", ["site", "boutique", "blog"]),
        ("1.500 euros", ["1.500 euros"]),
        ("email/calendar", ["email", "calendar"]),
        ("files\nvotes", ["files", "votes"]),
        ("files - votes", ["files", "votes"]),
        ("e-mail AND calendar", ["e-mail", "calendar"]),
        ("files plus votes also chat", ["files", "votes", "chat"]),
        ("fichiers ainsi que votes", ["fichiers", "votes"]),
        ("files as well as votes", ["files", "votes"]),
        ("1,5 hores i 2.5 euros", ["1,5 hores", "2.5 euros"]),
        ("we meet online", ["we meet online"]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_clauses_end_at_commas_and_joints(text, expected):
    """In any of the languages; a point inside a number ends nothing."""
    assert clauses(text) == expected


def test_a_list_without_end_is_cut():
    """Nobody needs that much in a sentence."""
    assert len(clauses(", ".join("abc" for _each in range(100)))) == LONGEST


@pytest.mark.parametrize(
    ("text", "people", "per_year", "hours"),
    [
        ("Som 30 famílies", {"members": 30}, None, None),
        ("for 40 people, under 50 euros a month", {"members": 40}, 600, None),
        ("1.500 socias y 3 trabajadoras", {"members": 1500, "staff": 3}, None, None),
        ("nous sommes 25 adhérents et 12 bénévoles", {"members": 25, "volunteers": 12}, None, None),
        ("60 sòcies i 12 voluntàries", {"members": 60, "volunteers": 12}, None, None),
        ("menys de 20 euros al mes", {}, 240, None),
        ("€12.50 per month", {}, 150, None),
        ("200 € al año", {}, 200, None),
        ("1 200 € par an", {}, 1200, None),
        ("tenim 4 hores al mes", {}, None, 4),
        ("1,5 heures par mois", {}, None, 1.5),
        ("€12,50 per month", {}, 150, None),
        ("50 EUR a year", {}, 50, None),
        ("30 persones sòcies, 5 good members", {"members": 30}, None, None),
        ("5 good members", {"members": 5}, None, None),
        ("5 very good members", {}, None, None),
        ("300 euros", {}, None, None),
        ("in 2026 we met 3 times", {}, None, None),
        ("20 dollars a month", {}, None, None),
        ("40", {}, None, None),
    ],
)
def test_numbers_that_are_stated_plainly(text, people, per_year, hours):
    """With a noun or a period beside them; a bare number says nothing."""
    found = amounts(text)
    assert (found.people, found.per_year, found.hours_per_month) == (people, per_year, hours)


def test_the_words_that_state_a_number_are_told():
    """So that they are not read again as needs."""
    assert amounts("Som 30 famílies, amb 20 euros al mes i 4 hores al mes").said == (
        "30 famílies",
        "20 euros al mes",
        "4 hores al mes",
    )
