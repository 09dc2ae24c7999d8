"""Carbon: how much does running it emit?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from typing import ClassVar

from toolfinder import Assessment
from toolfinder import Criterion
from toolfinder import NotApplicable
from toolfinder import Principle
from toolfinder import Profile
from toolfinder import said
from toolfinder.evidence import DOUBT
from toolfinder.evidence import piecewise
from toolfinder.evidence import says
from toolfinder.evidence import widen
from toolfinder.i18n import Message
from toolfinder.i18n import Term
from toolfinder.model.claims import Claim
from toolfinder.model.subject import Range
from toolfinder.model.subject import Subject
from toolfinder.shapes import Number
from toolfinder.shapes import OneOf

from toolfinder_carbon import footprint
from toolfinder_carbon.footprint import Interval
from toolfinder_carbon.grid import anywhere
from toolfinder_carbon.grid import grids

VALUE = piecewise((1.0, 1.0), (10.0, 0.7), (50.0, 0.3), (200.0, 0.0))
"""Value of kilograms a year. 200 kg are about what a machine of one's own that draws 50 W all
year emits on the world's average grid (473 g per kWh in 2024, Ember)."""

MB_PER_GB = 1024

_KILOGRAMS = said(
    en="{low} to {high} kg CO2e a year",
    ca="de {low} a {high} kg de CO2e l'any",
    es="de {low} a {high} kg de CO2e al año",
    fr="de {low} à {high} kg de CO2e par an",
)
_GRID = said(
    en="electricity ({country}): {grams} g CO2e per kWh ({year})",
    ca="electricitat ({country}): {grams} g de CO2e per kWh ({year})",
    es="electricidad ({country}): {grams} g de CO2e por kWh ({year})",
    fr="électricité ({country}) : {grams} g de CO2e par kWh ({year})",
)
_NO_GRID = said(
    en="the electricity of {country} is not in the table",
    ca="l'electricitat d'aquest país ({country}) no és a la taula",
    es="la electricidad de este país ({country}) no está en la tabla",
    fr="l'électricité de ce pays ({country}) n'est pas dans le tableau",
)
_NOWHERE = said(
    en="nobody knows where it runs",
    ca="no se sap on s'executa",
    es="no se sabe dónde se ejecuta",
    fr="on ne sait pas où il tourne",
)
_AT_HOME = said(
    en="taken to run in your country",
    ca="se suposa que s'executa al vostre país",
    es="se supone que se ejecuta en vuestro país",
    fr="supposé tourner dans votre pays",
)
_OWN = said(
    en="your own electricity: {grams} g CO2e per kWh",
    ca="la vostra electricitat: {grams} g de CO2e per kWh",
    es="vuestra electricidad: {grams} g de CO2e por kWh",
    fr="votre électricité : {grams} g de CO2e par kWh",
)
_ON_DEVICES = said(
    en="runs on devices that are on anyway",
    ca="s'executa en aparells que ja són encesos",
    es="se ejecuta en aparatos que ya están encendidos",
    fr="tourne sur des appareils déjà allumés",
)


class Carbon(Criterion):
    """Memory, data centre and electricity, as kilograms of carbon a year."""

    id = "carbon"
    label = said(en="Carbon", ca="Carboni", es="Carbono", fr="Carbone")
    question = said(
        en="How much carbon does running it emit?",
        ca="Quant carboni emet fer-la funcionar?",
        es="¿Cuánto carbono emite hacerla funcionar?",
        fr="Combien de carbone émet son fonctionnement ?",
    )
    why = said(
        en="A server runs day and night, and what that emits depends most of all on where it stands.",
        ca="Un servidor funciona nit i dia, i el que això emet depèn sobretot d'on és.",
        es="Un servidor funciona noche y día, y lo que eso emite depende sobre todo de dónde está.",
        fr="Un serveur tourne jour et nuit, et ce qu'il émet dépend surtout de l'endroit où il se trouve.",
    )
    measured = said(
        en=(
            "Memory times watts a gigabyte, times the data centre's PUE, times the carbon intensity "
            "of the electricity: the country's grid, and what the provider says it buys. One kilogram "
            "a year counts 1, ten 0.7, fifty 0.3, two hundred 0."
        ),
        ca=(
            "La memòria pels watts de cada gigabyte, pel PUE del centre de dades i per la intensitat "
            "de carboni de l'electricitat: la xarxa del país i la que el proveïdor diu que compra. Un "
            "quilogram l'any val 1; deu, 0,7; cinquanta, 0,3; dos-cents, 0."
        ),
        es=(
            "La memoria por los vatios de cada gigabyte, por el PUE del centro de datos y por la "
            "intensidad de carbono de la electricidad: la red del país y la que el proveedor dice que "
            "compra. Un kilogramo al año vale 1; diez, 0,7; cincuenta, 0,3; doscientos, 0."
        ),
        fr=(
            "La mémoire multipliée par les watts de chaque gigaoctet, par le PUE du centre de données "
            "et par l'intensité carbone de l'électricité : le réseau du pays et celle que le prestataire "
            "dit acheter. Un kilogramme par an vaut 1 ; dix, 0,7 ; cinquante, 0,3 ; deux cents, 0."
        ),
    )
    anchors = (
        said(
            en="200 kg of CO2e a year or more",
            ca="200 kg de CO2e l'any o més",
            es="200 kg de CO2e al año o más",
            fr="200 kg de CO2e par an ou plus",
        ),
        said(
            en="one kg of CO2e a year or less",
            ca="un kg de CO2e l'any o menys",
            es="un kg de CO2e al año o menos",
            fr="un kg de CO2e par an ou moins",
        ),
    )
    reads = ("host-country", "energy", "ram-mb", "pue", "country")
    scope = "organisation"
    importance = 2
    monotone: ClassVar[dict[str, tuple[Any, ...]]] = {
        "energy": ("fossil", "mixed", "renewable"),
        "ram-mb": (65_536, 8192, 2048, 512, 64),
        "pue": ([1.8, 2.2], [1.5, 1.8], [1.5, 1.6], [1.05, 1.1]),
    }
    options: ClassVar[dict[str, Any]] = {
        "accounting": OneOf(footprint.ACCOUNTING),
        "grid-intensity": Number(0, 2000, optional=True),
    }
    defaults: ClassVar[dict[str, Any]] = {"accounting": "both", "grid-intensity": None}
    principles = (
        Principle(
            "Greenhouse Gas Protocol: location-based and market-based emissions",
            "https://www.cloudcarbonfootprint.org/docs/methodology/",
        ),
    )
    origin = ("D3",)
    remedy = said(
        en="Ask the provider where its servers stand, what electricity they use and what its PUE is.",
        ca="Pregunteu al proveïdor on té els servidors, quina electricitat fan servir i quin PUE té.",
        es="Preguntad al proveedor dónde tiene los servidores, qué electricidad usan y qué PUE tiene.",
        fr="Demandez au prestataire où sont ses serveurs, quelle électricité ils utilisent et quel est son PUE.",
    )

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:
        """The answer for one offer."""
        return self.assess_many([subject], organisation)[0]

    def assess_many(
        self, subjects: Sequence[Subject], organisation: Profile
    ) -> list[Assessment | NotApplicable]:
        """The answers for several: what the organisation's own server runs on is found once."""
        accounting = str(organisation.options["accounting"])
        own = _own_electricity(organisation)
        return [_answer(subject, own, accounting) for subject in subjects]


def _answer(
    subject: Subject, own: tuple[Interval, tuple[Message, ...]], accounting: str
) -> Assessment | NotApplicable:
    if subject.delivery == "installed":
        return NotApplicable(_ON_DEVICES)
    hosted = subject.delivery == "hosted"
    facts = ("ram-mb", "pue", "host-country", "energy") if hosted else ("ram-mb", "pue")
    grams, because = _bought(subject, accounting) if hosted else own
    low, high = footprint.kilograms(_memory(subject), _pue(subject), grams)
    claims = [claim for fact in facts for claim in subject.claims_on(fact)]
    doubt = max((_doubt(subject, fact) for fact in facts), default=0.0)
    worst, best = widen((VALUE(high), VALUE(low)), doubt)
    return Assessment(
        max(0.0, worst),
        min(1.0, best),
        (_KILOGRAMS(low=_shown(low), high=_shown(high)), *because),
        tuple(claims),
        tuple(fact for fact in facts if not subject.claims_on(fact)),
    )


def _own_electricity(organisation: Profile) -> tuple[Interval, tuple[Message, ...]]:
    """Grams per kWh of a server of the organisation's own, and why."""
    stated: Any = organisation.options["grid-intensity"]
    if stated is not None:
        return (float(stated), float(stated)), (_OWN(grams=float(stated)),)
    if organisation.country is None:
        return anywhere(), (_NOWHERE,)
    grams, because = _grid(organisation.country)
    return grams, (_AT_HOME, because)


def _bought(subject: Subject, accounting: str) -> tuple[Interval, tuple[Message, ...]]:
    """Grams per kWh of a provider's servers, and why."""
    countries = _distinct(subject.claims_on("host-country"))
    places = [_grid(country) for country in countries] or [(anywhere(), _NOWHERE)]
    energy = subject.claims_on("energy")
    grams = footprint.hull(
        footprint.electricity(kind, grid, accounting)
        for grid, _because in places
        for kind in (_distinct(energy) or [None])
    )
    sources = (says("energy", energy),) if energy else ()
    return grams, (*(because for _grams, because in places), *sources)


def _grid(country: str) -> tuple[Interval, Message]:
    found = grids().get(country)
    place = Term("country", country)
    if found is None:
        return anywhere(), _NO_GRID(country=place)
    return found.today, _GRID(country=place, grams=found.g_per_kwh, year=str(found.year))


def _memory(subject: Subject) -> Interval:
    """Gigabytes that the organisation takes, shared with others where a provider runs it."""
    known = [float(claim.value) / MB_PER_GB for claim in subject.claims_on("ram-mb")]
    if known:
        return min(known), max(known)
    assumed = subject.reference.assumptions.get("server-unknown-need-gb", Range(1.0, 8.0))
    share = footprint.SMALLEST_SHARE if subject.delivery == "hosted" else 1.0
    return assumed.low * share, assumed.high or 8.0


def _pue(subject: Subject) -> Interval:
    """Known, else usual; less than 1 is not possible."""
    known = [tuple(map(float, claim.value)) for claim in subject.claims_on("pue")]
    hosted = subject.delivery == "hosted"
    usual = footprint.PUE_OF_DATA_CENTRES if hosted else footprint.PUE_ANYWHERE
    low, high = footprint.hull((least, greatest) for least, greatest in known) if known else usual
    return max(1.0, low), max(1.0, high)


def _distinct(claims: Sequence[Claim]) -> list[Any]:
    """The values that claims give, each once."""
    return list(dict.fromkeys(claim.value for claim in claims))


def _doubt(subject: Subject, fact: str) -> float:
    """How little the claims on a fact can be relied on; the best of equal ones counts."""
    best: dict[str, float] = {}
    for claim in subject.claims_on(fact):
        doubt = DOUBT[claim.standing(subject.as_of)]
        best[repr(claim.value)] = min(doubt, best.get(repr(claim.value), doubt))
    return max(best.values(), default=0.0)


def _shown(kilograms: float) -> float:
    return round(kilograms, 2 if kilograms < 1 else 1 if kilograms < 10 else 0)
