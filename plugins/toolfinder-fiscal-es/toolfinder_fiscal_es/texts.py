"""What the gate says, in four languages."""

from __future__ import annotations

from toolfinder import said

PRODUCER = said(en="its producer", ca="qui la produeix", es="quien la produce", fr="son producteur")

UNKNOWN = said(
    en="not known whether it keeps Veri*factu records, which you must keep from {day}: ask {who} for a written "
    "declaration (declaración responsable)",
    ca="no se sap si fa els registres Veri*factu, obligatoris per a vosaltres des del {day}: demaneu a {who} la "
    "declaració responsable",
    es="no se sabe si lleva los registros Veri*factu, obligatorios para vosotros desde el {day}: pedid a {who} la "
    "declaración responsable",
    fr="on ne sait pas si elle tient les registres Veri*factu, obligatoires pour vous dès le {day} : demandez à {who} "
    "une déclaration écrite (declaración responsable)",
)
NO_RECORDS = said(
    en="keeps no Veri*factu records, which you must keep from {day}",
    ca="no fa registres Veri*factu, obligatoris per a vosaltres des del {day}",
    es="no lleva registros Veri*factu, obligatorios para vosotros desde el {day}",
    fr="ne tient pas de registres Veri*factu, obligatoires pour vous dès le {day}",
)
TRIAL = said(
    en="its Veri*factu records were a trial only, and you must keep real ones from {day}: ask {who} when they will be",
    ca="els seus registres Veri*factu només eren de prova, i us calen de reals des del {day}: "
    "pregunteu a {who} quan ho seran",
    es="sus registros Veri*factu solo eran de prueba, y os hacen falta reales desde el {day}: "
    "preguntad a {who} cuándo lo serán",
    fr="ses registres Veri*factu n'étaient qu'un essai, et il vous en faut de réels dès le {day} : "
    "demandez à {who} quand ils le seront",
)
DISPUTED = said(
    en="sources disagree on how far its Veri*factu records are: ask {who}",
    ca="les fonts no coincideixen sobre l'estat dels seus registres Veri*factu: pregunteu-ho a {who}",
    es="las fuentes no coinciden sobre el estado de sus registros Veri*factu: preguntad a {who}",
    fr="les sources divergent sur l'état de ses registres Veri*factu : demandez à {who}",
)
ELSEWHERE = said(
    en="keeps Veri*factu records only when it is {deliveries}",
    ca="només fa registres Veri*factu en aquesta modalitat: {deliveries}",
    es="solo lleva registros Veri*factu en esta modalidad: {deliveries}",
    fr="ne tient de registres Veri*factu que sous cette forme : {deliveries}",
)
UNVERIFIED = said(
    en="that it keeps Veri*factu records has no checked source",
    ca="que faci registres Veri*factu no té cap font comprovada",
    es="que lleve registros Veri*factu no tiene ninguna fuente comprobada",
    fr="qu'elle tienne des registres Veri*factu n'a pas de source vérifiée",
)
NO_DECLARATION = said(
    en="its producer does not declare in writing that it conforms to Royal Decree 1007/2023",
    ca="qui la produeix no declara per escrit que s'ajusta al Reial decret 1007/2023",
    es="quien la produce no declara por escrito que cumple el Real Decreto 1007/2023",
    fr="son producteur ne déclare pas par écrit qu'elle respecte le décret royal 1007/2023",
)
ASK_DECLARATION = said(
    en="no declaration of its producer (declaración responsable) was found: ask {who} for the one of your version",
    ca="no s'ha trobat cap declaració responsable de qui la produeix: demaneu a {who} la de la vostra versió",
    es="no se ha encontrado la declaración responsable de quien la produce: pedid a {who} la de vuestra versión",
    fr="la déclaration du producteur (declaración responsable) est introuvable : "
    "demandez à {who} celle de votre version",
)
WHO_SIGNS = said(
    en="leaves open who its producer is: somebody must sign the declaration (declaración responsable). "
    "Agree on it with {who}",
    ca="deixa obert qui n'és el productor: algú ha de signar la declaració responsable. Acordeu-ho amb {who}",
    es="deja abierto quién es su productor: alguien debe firmar la declaración responsable. Acordadlo con {who}",
    fr="ne dit pas qui en est le producteur : quelqu'un doit signer la déclaration (declaración responsable). "
    "Convenez-en avec {who}",
)
WHICH = said(
    en="one of its Veri*factu add-ons leaves open who its producer is: ask {who} whose declaration you get",
    ca="un dels seus complements Veri*factu deixa obert qui n'és el productor: pregunteu a {who} quina declaració "
    "responsable tindreu",
    es="uno de sus complementos Veri*factu deja abierto quién es su productor: preguntad a {who} qué declaración "
    "responsable tendréis",
    fr="un de ses modules Veri*factu ne dit pas qui en est le producteur : demandez à {who} quelle déclaration "
    "vous aurez",
)
INTEGRATOR = said(
    en="whoever installs it",
    ca="qui us la instal·li",
    es="quien os la instale",
    fr="qui vous l'installe",
)
LATER = said(
    en="Veri*factu binds you from {day}: not judged yet",
    ca="Veri*factu us obliga des del {day}: encara no es jutja",
    es="Veri*factu os obliga desde el {day}: aún no se juzga",
    fr="Veri*factu vous oblige dès le {day} : pas encore jugé",
)
NAVARRE = said(
    en="Navarre has tax rules of its own, which are not judged here: ask an adviser",
    ca="Navarra té normes fiscals pròpies, que aquí no es jutgen: consulteu una assessoria",
    es="Navarra tiene normas fiscales propias, que aquí no se juzgan: consultad a una asesoría",
    fr="la Navarre a ses propres règles fiscales, qui ne sont pas jugées ici : consultez un conseil",
)
ASK_TICKETBAI = said(
    en="not known whether it issues invoices by TicketBAI: ask {who} for its number in the register of software",
    ca="no se sap si emet factures amb TicketBAI: demaneu a {who} el seu número al registre de programari",
    es="no se sabe si emite facturas con TicketBAI: pedid a {who} su número en el registro de software",
    fr="on ne sait pas si elle émet des factures TicketBAI : demandez à {who} son numéro au registre des logiciels",
)
NO_TICKETBAI = said(
    en="issues no invoices by TicketBAI, which the Basque Country requires",
    ca="no emet factures amb TicketBAI, que el País Basc exigeix",
    es="no emite facturas con TicketBAI, que el País Vasco exige",
    fr="n'émet pas de factures TicketBAI, que le Pays basque exige",
)
ASK_FACTURAE = said(
    en="not known whether it writes Facturae, which public bodies ask for: ask {who}, or plan to write those "
    "invoices with the government's own program",
    ca="no se sap si escriu Facturae, que demanen les administracions: pregunteu-ho a {who}, o compteu a fer "
    "aquelles factures amb el programa del Govern",
    es="no se sabe si escribe Facturae, que piden las administraciones: preguntad a {who}, o contad con hacer "
    "esas facturas con el programa del Gobierno",
    fr="on ne sait pas si elle écrit le format Facturae, que demandent les administrations : demandez à {who}, "
    "ou prévoyez d'écrire ces factures avec le programme de l'État",
)
NO_STRUCTURED = said(
    en="no source says that it writes structured invoices, which Law 18/2022 will require between businesses",
    ca="cap font no diu que escrigui factures estructurades, que la Llei 18/2022 exigirà entre empreses",
    es="ninguna fuente dice que escriba facturas estructuradas, que la Ley 18/2022 exigirá entre empresas",
    fr="aucune source ne dit qu'elle écrit des factures structurées, que la loi 18/2022 exigera entre entreprises",
)
AGED = said(
    en="{reason}, by a source that is old, undated or not checked: ask {who}",
    ca="{reason}, segons una font antiga, sense data o no comprovada: pregunteu-ho a {who}",
    es="{reason}, según una fuente antigua, sin fecha o no comprobada: preguntad a {who}",
    fr="{reason}, selon une source ancienne, non datée ou non vérifiée : demandez à {who}",
)
LABEL = said(
    en="Spanish invoicing rules",
    ca="Normes espanyoles de facturació",
    es="Normas españolas de facturación",
    fr="Règles espagnoles de facturation",
)
QUESTION = said(
    en="May you issue invoices with it in Spain?",
    ca="Hi podeu emetre factures a Espanya?",
    es="¿Podéis emitir facturas con ella en España?",
    fr="Pouvez-vous émettre des factures avec elle en Espagne ?",
)
WHY = said(
    en="Whoever invoices with a program that does not conform has to change it in the middle of a year.",
    ca="Qui factura amb un programa que no s'hi ajusta l'ha de canviar a mig any.",
    es="Quien factura con un programa que no se ajusta tiene que cambiarlo a mitad de año.",
    fr="Qui facture avec un logiciel non conforme doit en changer en cours d'année.",
)
MEASURED = said(
    en="Veri*factu records that are real, in the form in which the tool is offered, and the producer's written "
    "declaration; in the Basque Country TicketBAI; Facturae for who invoices public bodies. What no source says is "
    "a question to ask.",
    ca="Registres Veri*factu reals, en la modalitat en què s'ofereix l'eina, i la declaració responsable de qui la "
    "produeix; al País Basc, TicketBAI; Facturae per a qui factura a les administracions. El que cap font no diu és "
    "una pregunta per fer.",
    es="Registros Veri*factu reales, en la modalidad en que se ofrece la herramienta, y la declaración responsable de "
    "quien la produce; en el País Vasco, TicketBAI; Facturae para quien factura a las administraciones. Lo que ninguna "
    "fuente dice es una pregunta por hacer.",
    fr="Des registres Veri*factu réels, sous la forme où l'outil est proposé, et la déclaration écrite du producteur ; "
    "au Pays basque TicketBAI ; Facturae pour qui facture aux administrations. Ce qu'aucune source ne dit est une "
    "question à poser.",
)
REMEDY = said(
    en="Ask in writing for the producer's declaration of your version before you pay, and keep it with your books.",
    ca="Demaneu per escrit la declaració responsable de la vostra versió abans de pagar, i deseu-la amb els llibres.",
    es="Pedid por escrito la declaración responsable de vuestra versión antes de pagar, y guardadla con los libros.",
    fr="Demandez par écrit la déclaration du producteur pour votre version avant de payer, et gardez-la.",
)
ONLY_SAID = said(
    en="says that it meets {rule} by no source better than {kinds}: look for a page of its makers or vendor",
    ca="diu que compleix {rule} sense cap font millor que {kinds}: busqueu una pàgina de qui la fa o la ven",
    es="dice que cumple {rule} sin fuente mejor que {kinds}: buscad una página de quien la hace o la vende",
    fr="dit respecter {rule} sans source meilleure que {kinds} : cherchez une page de ses auteurs ou vendeurs",
)
UNDECLARED = said(
    en="says that it meets es:verifactu, and not whether its producer declares it: note `producer-declaration`",
    ca="diu que compleix es:verifactu, i no si qui la produeix ho declara: anoteu `producer-declaration`",
    es="dice que cumple es:verifactu, y no si quien la produce lo declara: anotad `producer-declaration`",
    fr="dit respecter es:verifactu, et pas si son producteur le déclare : notez `producer-declaration`",
)
