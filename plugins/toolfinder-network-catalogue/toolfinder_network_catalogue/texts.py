"""What the handout and the command say, in four languages."""

from __future__ import annotations

from toolfinder import said

TITLE = said(
    en="Digital tools for {organisation}",
    ca="Eines digitals per a {organisation}",
    es="Herramientas digitales para {organisation}",
    fr="Outils numériques pour {organisation}",
)
YOU = said(
    en="your organisation", ca="la vostra entitat", es="vuestra entidad", fr="votre organisation"
)
FROM = said(
    en="From {network} for its members: a proposal to talk over and vote on, judged on {day} with toolfinder's "
    "catalogue {version}.",
    ca="De {network} per als seus membres: una proposta per parlar-ne i votar-la, jutjada el {day} amb el catàleg "
    "{version} de toolfinder.",
    es="De {network} para sus miembros: una propuesta para hablarla y votarla, juzgada el {day} con el catálogo "
    "{version} de toolfinder.",
    fr="De {network} pour ses membres : une proposition à discuter et à voter, jugée le {day} avec le catalogue "
    "{version} de toolfinder.",
)
RANKED = said(
    en="What fits best, first what scores highest",
    ca="El que encaixa millor, primer el que puntua més",
    es="Lo que mejor encaja, primero lo que más puntúa",
    fr="Ce qui convient le mieux, le meilleur score d'abord",
)
RANK = said(en="Rank", ca="Lloc", es="Puesto", fr="Rang")
TOOL = said(en="Tool", ca="Eina", es="Herramienta", fr="Outil")
ORIGIN = said(
    en="From whom, or how", ca="De qui, o com", es="De quién, o cómo", fr="De qui, ou comment"
)
SCORE = said(
    en="Score of 100", ca="Puntuació sobre 100", es="Puntuación sobre 100", fr="Score sur 100"
)
COST = said(en="Cost a year", ca="Cost anual", es="Coste anual", fr="Coût par an")
HOURS = said(en="Hours a month", ca="Hores al mes", es="Horas al mes", fr="Heures par mois")
MEMBER = said(
    en="member of {network}",
    ca="membre de {network}",
    es="miembro de {network}",
    fr="membre de {network}",
)
UNKNOWN = said(en="not known", ca="no se sap", es="no se sabe", fr="inconnu")
AT_LEAST = said(en="{low} or more", ca="{low} o més", es="{low} o más", fr="{low} ou plus")
BETWEEN = said(
    en="{low} to {high}", ca="de {low} a {high}", es="de {low} a {high}", fr="de {low} à {high}"
)
SURELY = said(
    en="{score} ({low} to {high})",
    ca="{score} (de {low} a {high})",
    es="{score} (de {low} a {high})",
    fr="{score} (de {low} à {high})",
)
MORE = said(
    en="{n} more in the full answer.",
    ca="{n} més a la resposta completa.",
    es="{n} más en la respuesta completa.",
    fr="{n} de plus dans la réponse complète.",
)
WHY = said(en="Why {tool}", ca="Per què {tool}", es="Por qué {tool}", fr="Pourquoi {tool}")
KNOW = said(
    en="Before you decide: {warning}",
    ca="Abans de decidir: {warning}",
    es="Antes de decidir: {warning}",
    fr="Avant de décider : {warning}",
)
VERIFY = said(
    en="To verify first: somebody must ask",
    ca="Per verificar abans: algú ho ha de preguntar",
    es="Por verificar antes: alguien debe preguntarlo",
    fr="À vérifier d'abord : quelqu'un doit demander",
)
NOTHING = said(
    en="Nothing in the catalogue fits as it stands.",
    ca="Res del catàleg no encaixa tal com és.",
    es="Nada del catálogo encaja tal como está.",
    fr="Rien dans le catalogue ne convient tel quel.",
)
LEFT_OUT = said(
    en="Left out: {n}", ca="Descartades: {n}", es="Descartadas: {n}", fr="Écartées : {n}"
)
WEIGHTS = said(
    en="What counted how much",
    ca="Què ha comptat, i quant",
    es="Qué ha contado, y cuánto",
    fr="Ce qui a compté, et combien",
)
CRITERION = said(en="Criterion", ca="Criteri", es="Criterio", fr="Critère")
SHARE = said(en="Share", ca="Pes", es="Peso", fr="Part")
CHARTER = said(
    en="What the members of {network} commit to",
    ca="A què es comprometen els membres de {network}",
    es="A qué se comprometen los miembros de {network}",
    fr="Ce à quoi s'engagent les membres de {network}",
)
SOURCE = said(en="source {n}", ca="font {n}", es="fuente {n}", fr="source {n}")
ITEM = said(en="{label}: {text}", ca="{label}: {text}", es="{label}: {text}", fr="{label} : {text}")
LABEL = said(
    en="A page to print or to send to members",
    ca="Una pàgina per imprimir o per enviar als membres",
    es="Una página para imprimir o enviar a los miembros",
    fr="Une page à imprimer ou à envoyer aux membres",
)

HELP = said(
    en="See what this network's catalogue adds to toolfinder's, and which of its copies are out of date.",
    ca="Mostra què afegeix el catàleg d'aquesta xarxa al de toolfinder, i quines còpies han quedat enrere.",
    es="Muestra qué añade el catálogo de esta red al de toolfinder, y qué copias se han quedado atrás.",
    fr="Voir ce que le catalogue de ce réseau ajoute à celui de toolfinder, et quelles copies sont dépassées.",
)
STRICT = said(
    en="End with an error if a copy is out of date or a member is missing.",
    ca="Acaba amb un error si una còpia ha quedat enrere o falta un membre.",
    es="Termina con un error si una copia se ha quedado atrás o falta un miembro.",
    fr="Terminer par une erreur si une copie est dépassée ou s'il manque un membre.",
)
ADDED = said(en="added", ca="afegit", es="añadido", fr="ajouté")
REPLACED = said(
    en="in place of toolfinder's",
    ca="en lloc del de toolfinder",
    es="en lugar del de toolfinder",
    fr="à la place de celui de toolfinder",
)
CHANGED = said(
    en="in place of toolfinder's, which has changed since it was copied: look at both, then write {digest}",
    ca="en lloc del de toolfinder, que ha canviat des que es va copiar: mireu tots dos, i llavors escriviu {digest}",
    es="en lugar del de toolfinder, que ha cambiado desde que se copió: mirad ambos, y luego escribid {digest}",
    fr="à la place de celui de toolfinder, qui a changé depuis la copie : regardez les deux, puis écrivez {digest}",
)
UNRECORDED = said(
    en="in place of toolfinder's: note {digest} under based_on, to be told when that changes",
    ca="en lloc del de toolfinder: anoteu {digest} a based_on, per saber quan aquell canvia",
    es="en lugar del de toolfinder: anotad {digest} en based_on, para saber cuándo cambia aquel",
    fr="à la place de celui de toolfinder : notez {digest} sous based_on, pour savoir quand celui-ci change",
)
GONE = said(
    en="toolfinder has no such entry any more",
    ca="toolfinder ja no té cap entrada així",
    es="toolfinder ya no tiene tal entrada",
    fr="toolfinder n'a plus d'entrée de ce nom",
)
MISSING = said(
    en="a member that neither catalogue has",
    ca="un membre que no és a cap dels dos catàlegs",
    es="un miembro que no está en ninguno de los dos catálogos",
    fr="un membre qu'aucun des deux catalogues ne contient",
)
