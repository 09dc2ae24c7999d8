"""From a text to the words that carry its meaning, in four languages at once.

Nobody is asked for a language: each word is stemmed by the Snowball stemmers of all four
(Porter, Snowball: a language for stemming algorithms, 2001), so that a text may mix them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import lru_cache

TYPE_CHECKING = False  # as `typing` has it, without the time to import it
if TYPE_CHECKING:
    from typing import Any

STEMMERS = ("catalan", "english", "french", "spanish")
LONGEST_TEXT = 4000
"""Characters that are read; a longer text says nothing more of what is needed."""

_TOKEN = re.compile(r"[a-z0-9]+(?:[.+#][a-z0-9]+)*")
_ELISION = re.compile(r"\b(?:[ldmtsnjc]|qu|lorsqu|puisqu|jusqu)['’](?=\w)")
_ENCLITIC = re.compile(
    r"(?<=[a-z]{2})(?:['’]|-)(?:ns|n|ls|l|ho|hi|nos|vos|os|us|se|la|les|los|lo|me|te|en)\b"
)
_GEMINATE = re.compile(r"l[·.•]l")

STOP_WORDS = frozenset(
    """
    a an the and or but if of to in on at by for from with without into about as is are be been am
    was were it its this that these those there here we us our ours you your they them their he she
    his her i me my mine who whom which what when where why how not no nor so than too very can
    could will would should may might must do does did done have has had having get gets got
    some any all each every both more most other such only own same just also then now
    want wants wanted need needs needed needing looking look find found searching search something
    someone somebody anything everyone everybody thing things way ways like please help use uses
    used using tool tools app apps software program programs solution solutions platform system
    make makes making let lets
    el la els les lo los las un una uns unes unos unas i y o u e de del dels d l al als a amb
    con sin sense per para por en que qui quin quina quins quines qual quals es som sou son soc
    ser estar esta estan estem esta som fer fa fem fan hem han he ha havem tenim teniu tenen tenir
    te tinc volem voleu volen vull vol voldria voldriem necessitem necessiten necessitar necessita
    cal caldria calen ens us vos nos hi ho ne en se s em et li els me te mi tu jo nosaltres
    vosaltres ells elles ella ell aquest aquesta aquests aquestes aixo aquell aquella allo tot tota
    tots totes cada molt molta molts moltes poc poca mes menys ja no si tambe pero com quan on
    perque doncs aqui alla algun alguna alguns algunes algu res cap altre altra altres eina eines
    programa programari aplicacio aplicacions solucio plataforma sistema cosa coses busquem buscar
    buscam cerquem cercar trobar gestionar sigui siguin pugui puguin poder podem poden pot puc
    fins des entre sobre sota nostre nostra nostres seu seva seus seves meu meva
    queremos quereis quieren quiero quiere querriamos quisieramos necesitamos necesitan necesitar
    necesita necesito hay hace hacen hacer haya somos sois soy tenemos teneis tienen tener tiene
    tengo nosotras nosotros vosotras ellos ellas ella este esta estos estas eso esto ese esa aquel
    todo toda todos todas cada mucho mucha muchos muchas poco poca mas menos ya tambien pero como
    cuando donde porque pues aqui alli algun alguna algunos algunas alguien nada ningun ninguna
    otro otra otros otras herramienta herramientas aplicacion aplicaciones solucion plataforma
    sistema cosas buscamos buscando encontrar gestionar sea sean pueda puedan podamos podemos
    pueden puede puedo hasta desde entre sobre nuestro nuestra nuestros nuestras su sus mi mis
    le les la l un une des du de d au aux et ou ni mais donc car que qui quoi dont ou quel quelle
    quels quelles ce cet cette ces ca cela c est sont etes sommes suis etre avoir ont avons avez a
    as ai faire fait font faut faudrait il elle on nous vous ils elles je tu me te se y en ne pas
    plus moins tres trop aussi comme quand pour par avec sans sous sur dans entre chez vers tout
    toute tous toutes chaque notre nos votre vos leur leurs mon ma mes son sa ses veut voulons
    voudrions veulent veux besoin besoins aimerions aimerait aimerais cherche cherchons cherchent
    chercher trouver outil outils logiciel logiciels application applications solution
    plateforme systeme chose choses quelque quelqu gerer puisse puissent pouvoir pouvons peuvent
    peut peux ici cela autre autres
    """.split()
)
"""Words that tell no need from another, without accents."""


def normalised(text: str) -> str:
    """Lower case without accents, elisions, enclitics and the Catalan double l."""
    lowered = _GEMINATE.sub("ll", text[:LONGEST_TEXT].lower())
    lowered = _ENCLITIC.sub("", _ELISION.sub(" ", lowered))
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """The words of a text, stop words included, as they are compared."""
    return _TOKEN.findall(normalised(text))


def content(text: str) -> list[str]:
    """The words that may tell one need from another."""
    return [word for word in tokens(text) if word not in STOP_WORDS and len(word) > 1]


@cache
def _stemmers() -> tuple[Any, ...]:
    from snowballstemmer import stemmer  # noqa: PLC0415 - only when text is read

    return tuple(stemmer(language) for language in STEMMERS)


@lru_cache(maxsize=256)  # of what people write few words are kept, and not for long
def stems(word: str) -> tuple[str, ...]:
    """What the four stemmers make of a word, each different stem once."""
    return tuple(dict.fromkeys(stemmer.stemWord(word) for stemmer in _stemmers()))


def grams(words: list[str], shortest: int = 3, longest: int = 5) -> list[str]:
    """The runs of characters inside words, with their ends marked by a blank."""
    found = []
    for word in words:
        padded = f" {word} "
        for size in range(shortest, longest + 1):
            if len(padded) < size:
                break
            found += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return found
