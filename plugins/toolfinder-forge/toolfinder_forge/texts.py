"""What the plugin says, in four languages."""

from toolfinder import said

NO_ADDRESS = said(
    en="is no address of a repository",
    ca="no és l'adreça d'un repositori",
    es="no es la dirección de un repositorio",
    fr="n'est pas l'adresse d'un dépôt",
)
UNKNOWN_FORGE = said(
    en="what runs on {host} is not known: name it with --forge {host}=gitlab (or github, forgejo)",
    ca="no se sap què hi ha a {host}: indiqueu-ho amb --forge {host}=gitlab (o github, forgejo)",
    es="no se sabe qué hay en {host}: indicadlo con --forge {host}=gitlab (o github, forgejo)",
    fr="on ignore ce qui tourne sur {host} : indiquez-le avec --forge {host}=gitlab (ou github, forgejo)",
)
NO_REPOSITORY = said(
    en="leads to a forge, but to no repository on it",
    ca="porta a una forja, però a cap repositori",
    es="lleva a una forja, pero a ningún repositorio",
    fr="mène à une forge, mais à aucun dépôt",
)

CIRCLES = said(
    en="the forge sends from one address to the next without end",
    ca="la forja envia d'una adreça a una altra sense fi",
    es="la forja envía de una dirección a otra sin fin",
    fr="la forge renvoie sans fin d'une adresse à une autre",
)
ELSEWHERE = said(
    en="the forge sends to another host ({host}): not followed",
    ca="la forja envia a un altre servidor ({host}): no s'hi ha anat",
    es="la forja envía a otro servidor ({host}): no se ha seguido",
    fr="la forge renvoie vers un autre serveur ({host}) : non suivi",
)
TOO_LONG = said(
    en="the answer is longer than {n} megabytes: not read",
    ca="la resposta passa de {n} megabytes: no s'ha llegit",
    es="la respuesta pasa de {n} megabytes: no se ha leído",
    fr="la réponse dépasse {n} mégaoctets : non lue",
)
TOO_SLOW = said(
    en="the forge did not answer in time",
    ca="la forja no ha respost a temps",
    es="la forja no ha respondido a tiempo",
    fr="la forge n'a pas répondu à temps",
)
NO_CONNECTION = said(
    en="the forge cannot be reached, or broke off",
    ca="no s'arriba a la forja, o ha tallat la connexió",
    es="no se llega a la forja, o ha cortado la conexión",
    fr="la forge est injoignable, ou a coupé la connexion",
)
NO_JSON = said(
    en="the answer is no JSON",
    ca="la resposta no és JSON",
    es="la respuesta no es JSON",
    fr="la réponse n'est pas du JSON",
)
EXHAUSTED = said(
    en="{host} answers no more for now; it asks to wait {n} seconds (see --wait)",
    ca="{host} ara no respon més; demana esperar {n} segons (vegeu --wait)",
    es="{host} ahora no responde más; pide esperar {n} segundos (véase --wait)",
    fr="{host} ne répond plus pour l'instant ; il demande d'attendre {n} secondes (voir --wait)",
)
GONE = said(
    en="the forge has no such repository, or does not show it",
    ca="la forja no té aquest repositori, o no el mostra",
    es="la forja no tiene ese repositorio, o no lo muestra",
    fr="la forge n'a pas ce dépôt, ou ne le montre pas",
)
FORBIDDEN = said(
    en="the forge refuses to answer (HTTP {status})",
    ca="la forja es nega a respondre (HTTP {status})",
    es="la forja se niega a responder (HTTP {status})",
    fr="la forge refuse de répondre (HTTP {status})",
)
TROUBLE = said(
    en="the forge has trouble (HTTP {status})",
    ca="la forja té problemes (HTTP {status})",
    es="la forja tiene problemas (HTTP {status})",
    fr="la forge a des ennuis (HTTP {status})",
)
ODD = said(
    en="{part}: {field} is not {wanted}",
    ca="{part}: {field} no és {wanted}",
    es="{part}: {field} no es {wanted}",
    fr="{part} : {field} n'est pas {wanted}",
)
WANTED_MAPPING = said(en="an object", ca="un objecte", es="un objeto", fr="un objet")
WANTED_LIST = said(en="a list", ca="una llista", es="una lista", fr="une liste")
WANTED_TEXT = said(en="a short text", ca="un text curt", es="un texto corto", fr="un texte court")
WANTED_FLAG = said(en="true or false", ca="cert o fals", es="verdadero o falso", fr="vrai ou faux")
WANTED_COUNT = said(
    en="a whole number", ca="un nombre enter", es="un número entero", fr="un nombre entier"
)
WANTED_DAY = said(
    en="a date and time", ca="una data i hora", es="una fecha y hora", fr="une date et heure"
)
WANTED_PAST_DAY = said(
    en="a day up to today",
    ca="un dia fins avui",
    es="un día hasta hoy",
    fr="un jour jusqu'à aujourd'hui",
)
WANTED_NAME = said(
    en="a repository's name",
    ca="el nom d'un repositori",
    es="el nombre de un repositorio",
    fr="le nom d'un dépôt",
)
WHOLE = said(en="the answer", ca="la resposta", es="la respuesta", fr="la réponse")

STILL_COUNTING = said(
    en="the forge is still counting who wrote what: ask again later",
    ca="la forja encara compta qui ha escrit què: torneu-ho a demanar més tard",
    es="la forja aún cuenta quién escribió qué: volved a preguntar más tarde",
    fr="la forge compte encore qui a écrit quoi : redemandez plus tard",
)
NOT_COUNTED = said(
    en="the forge does not say how many commits there were in a year",
    ca="la forja no diu quants canvis hi ha hagut en un any",
    es="la forja no dice cuántos cambios hubo en un año",
    fr="la forge ne dit pas combien de commits il y a eu en un an",
)
TOO_MANY = said(
    en="more than {n} commits in a year: they were not counted",
    ca="més de {n} canvis en un any: no s'han comptat",
    es="más de {n} cambios en un año: no se han contado",
    fr="plus de {n} commits en un an : ils n'ont pas été comptés",
)

NO_RECORD = said(
    en="is no record of this version",
    ca="no és un registre d'aquesta versió",
    es="no es un registro de esta versión",
    fr="n'est pas un enregistrement de cette version",
)
IS_MOVED = said(
    en="its repository moved to {url} (seen {day}): write that down",
    ca="el repositori s'ha mogut a {url} (vist el {day}): anoteu-ho",
    es="el repositorio se ha movido a {url} (visto el {day}): anotadlo",
    fr="son dépôt a été déplacé vers {url} (vu le {day}) : notez-le",
)
IS_ARCHIVED = said(
    en="its repository is archived: nobody works on it there (seen {day})",
    ca="el repositori està arxivat: ningú no hi treballa (vist el {day})",
    es="el repositorio está archivado: nadie trabaja en él (visto el {day})",
    fr="son dépôt est archivé : personne n'y travaille plus (vu le {day})",
)
IS_GONE = said(
    en="its forge has no such repository, or does not show it (seen {day})",
    ca="la forja no té aquest repositori, o no el mostra (vist el {day})",
    es="la forja no tiene ese repositorio, o no lo muestra (visto el {day})",
    fr="sa forge n'a pas ce dépôt, ou ne le montre pas (vu le {day})",
)

HELP = said(
    en="Ask the forges of the tools' repositories for licence, newest release, commits and "
    "maintainers, and write what they say to observed/forge.jsonl. Nothing that people wrote is "
    "changed.\n\nTOOL: ids of tools; none: all that have a repository, those not asked for longest "
    "first. Tokens are read from GITHUB_TOKEN, GITLAB_TOKEN (gitlab.com), CODEBERG_TOKEN and "
    "TOOLFINDER_FORGE_TOKEN_<HOST>.",
    ca="Demana a les forges dels repositoris de les eines la llicència, la darrera versió, els "
    "canvis i qui les manté, i ho escriu a observed/forge.jsonl. No canvia res del que han escrit "
    "persones.\n\nEINA: identificadors d'eines; cap: totes les que tenen repositori, primer les que "
    "fa més que no s'han demanat. Els testimonis d'accés es llegeixen de GITHUB_TOKEN, GITLAB_TOKEN "
    "(gitlab.com), CODEBERG_TOKEN i TOOLFINDER_FORGE_TOKEN_<SERVIDOR>.",
    es="Pregunta a las forjas de los repositorios de las herramientas la licencia, la última "
    "versión, los cambios y quién las mantiene, y lo escribe en observed/forge.jsonl. No cambia nada "
    "de lo que han escrito personas.\n\nHERRAMIENTA: identificadores de herramientas; ninguno: todas "
    "las que tienen repositorio, primero las que hace más que no se preguntan. Los tokens se leen de "
    "GITHUB_TOKEN, GITLAB_TOKEN (gitlab.com), CODEBERG_TOKEN y TOOLFINDER_FORGE_TOKEN_<SERVIDOR>.",
    fr="Demande aux forges des dépôts des outils la licence, la dernière version, les commits et "
    "les mainteneurs, et l'écrit dans observed/forge.jsonl. Rien de ce que des personnes ont écrit "
    "n'est modifié.\n\nOUTIL : identifiants d'outils ; aucun : tous ceux qui ont un dépôt, d'abord "
    "ceux qu'on n'a pas demandés depuis le plus longtemps. Les jetons sont lus dans GITHUB_TOKEN, "
    "GITLAB_TOKEN (gitlab.com), CODEBERG_TOKEN et TOOLFINDER_FORGE_TOKEN_<SERVEUR>.",
)
SHORT_HELP = said(
    en="Licence, releases, activity and maintainers from the tools' forges.",
    ca="Llicència, versions, activitat i manteniment des de les forges de les eines.",
    es="Licencia, versiones, actividad y mantenimiento desde las forjas de las herramientas.",
    fr="Licence, versions, activité et mainteneurs depuis les forges des outils.",
)
TOOL = said(en="[TOOL]...", ca="[EINA]...", es="[HERRAMIENTA]...", fr="[OUTIL]...")
HOST_KIND = said(en="HOST=KIND", ca="SERVIDOR=CLASSE", es="SERVIDOR=CLASE", fr="SERVEUR=SORTE")
DIR = said(en="DIR", ca="CARPETA", es="CARPETA", fr="DOSSIER")
HELP_FORGE = said(
    en="What runs on a host: github, gitlab or forgejo (also for Gitea). Repeatable.",
    ca="Què hi ha en un servidor: github, gitlab o forgejo (també per a Gitea). Es pot repetir.",
    es="Qué hay en un servidor: github, gitlab o forgejo (también para Gitea). Se puede repetir.",
    fr="Ce qui tourne sur un serveur : github, gitlab ou forgejo (aussi pour Gitea). Répétable.",
)
HELP_RECORDS = said(
    en="Folder of the records of what was read; by default what TOOLFINDER_FORGE_RECORDS names, "
    "else in the cache.",
    ca="Carpeta dels registres del que s'ha llegit; per defecte, la que indica "
    "TOOLFINDER_FORGE_RECORDS o, si no, la memòria cau.",
    es="Carpeta de los registros de lo leído; por defecto, la que indica "
    "TOOLFINDER_FORGE_RECORDS o, si no, la caché.",
    fr="Dossier des enregistrements de ce qui a été lu ; par défaut celui que nomme "
    "TOOLFINDER_FORGE_RECORDS, sinon dans le cache.",
)
HELP_MAX_AGE = said(
    en="Ask only for tools whose last answer is older than so many days.",
    ca="Demana només les eines amb una darrera resposta de més dies que aquests.",
    es="Pregunta solo por las herramientas cuya última respuesta tenga más de tantos días.",
    fr="Ne demande que les outils dont la dernière réponse date de plus de tant de jours.",
)
HELP_WAIT = said(
    en="How many seconds to wait, in all, for forges that ask for patience.",
    ca="Quants segons es pot esperar, en total, si les forges ho demanen.",
    es="Cuántos segundos se puede esperar, en total, si las forjas lo piden.",
    fr="Combien de secondes attendre, en tout, si les forges le demandent.",
)
HELP_TIMEOUT = said(
    en="Seconds until an answer must begin.",
    ca="Segons fins que ha de començar una resposta.",
    es="Segundos hasta que debe empezar una respuesta.",
    fr="Secondes jusqu'au début d'une réponse.",
)
NOT_A_FORGE = said(
    en="{text!r} is not HOST=KIND with a kind of: github, gitlab, forgejo",
    ca="{text!r} no és SERVIDOR=CLASSE amb una classe d'entre: github, gitlab, forgejo",
    es="{text!r} no es SERVIDOR=CLASE con una clase de entre: github, gitlab, forgejo",
    fr="{text!r} n'est pas SERVEUR=SORTE avec une sorte parmi : github, gitlab, forgejo",
)
BAD_TOKEN = said(
    en="holds something that is no token",
    ca="conté una cosa que no és un testimoni d'accés",
    es="contiene algo que no es un token",
    fr="contient quelque chose qui n'est pas un jeton",
)
INSTALLED = said(
    en="is the catalogue that came with toolfinder, which the next update replaces: "
    "name your own with --catalogue",
    ca="és el catàleg que ve amb toolfinder, que la propera actualització substituirà: "
    "indiqueu el vostre amb --catalogue",
    es="es el catálogo que viene con toolfinder, que la próxima actualización sustituirá: "
    "indicad el vuestro con --catalogue",
    fr="est le catalogue fourni avec toolfinder, que la prochaine mise à jour remplacera : "
    "indiquez le vôtre avec --catalogue",
)
WITHOUT_REPOSITORY = said(
    en="has no repository in the catalogue",
    ca="no té repositori al catàleg",
    es="no tiene repositorio en el catálogo",
    fr="n'a pas de dépôt dans le catalogue",
)
ASKING = said(
    en="Asking forges",
    ca="S'està demanant a les forges",
    es="Preguntando a las forjas",
    fr="Interrogation des forges",
)
COUNTS = {
    "asked": said(
        en="repositories asked for",
        ca="repositoris demanats",
        es="repositorios preguntados",
        fr="dépôts demandés",
    ),
    "read": said(
        en="answers read", ca="respostes llegides", es="respuestas leídas", fr="réponses lues"
    ),
    "requests": said(
        en="requests sent",
        ca="peticions enviades",
        es="peticiones enviadas",
        fr="requêtes envoyées",
    ),
    "tools": said(
        en="tools with facts from forges",
        ca="eines amb dades de forges",
        es="herramientas con datos de forjas",
        fr="outils avec des faits de forges",
    ),
    "new": said(
        en="claims are new",
        ca="afirmacions noves",
        es="afirmaciones nuevas",
        fr="affirmations nouvelles",
    ),
    "changed": said(
        en="claims have changed",
        ca="afirmacions que han canviat",
        es="afirmaciones que han cambiado",
        fr="affirmations qui ont changé",
    ),
    "unchanged": said(
        en="claims are as before",
        ca="afirmacions com abans",
        es="afirmaciones como antes",
        fr="affirmations comme avant",
    ),
}
CONFLICT = said(
    en="{tool}: the forge says of {fact}: {value}; people wrote something else",
    ca="{tool}: de {fact} la forja diu: {value}; hi ha escrit una altra cosa",
    es="{tool}: de {fact} la forja dice: {value}; hay escrito otra cosa",
    fr="{tool} : sur {fact}, la forge dit : {value} ; des personnes ont écrit autre chose",
)
LEFT = said(
    en="Left for another time: {tools}",
    ca="Queden per a una altra vegada: {tools}",
    es="Quedan para otra vez: {tools}",
    fr="Restent pour une autre fois : {tools}",
)
WRITTEN = said(
    en="Written to {file}.", ca="Escrit a {file}.", es="Escrito en {file}.", fr="Écrit dans {file}."
)
