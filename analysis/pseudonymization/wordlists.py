"""Closed lists that decide how freely a name may be searched for. Extend them here; all entries are folded lower case.

`ORDINARY` names are words of the language as well (Koch, Sommer, Mark): found only as a whole word written like the
name. `FUNCTION_WORDS` never stand for a name alone, only as a part of it ("Will Smith", not "will").
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text that is laid out over several lines."""
    return frozenset(text.split())


HONORIFICS = word_set(
    "frau fr herr herrn hr hrn fraeulein familie fam dr prof professor professorin doktor dipl ing mag med phil rer nat"
    " mr mrs ms miss mister sir madam madame mme monsieur signora signor sra sr dott doctor rev"
)

GERMAN_FORMS_OF_ADDRESS = word_set("frau fr fraeulein herr herrn hr hrn familie fam")
"""They stay in the text before a placeholder ("Frau [Person 3]"); a name with another title is replaced whole."""

TITLES = word_set(
    "frau fr fraeulein herr herrn hr hrn familie fam dr prof professor professorin doktor doktorin mr mrs ms miss"
    " mister madame mme monsieur signora signor sra sr dott doctor"
)
"""After these stands a name, whatever it looks like."""

GERMAN_ROLE_TITLES = word_set(
    "kollege kollegin kollegen chef chefin onkel tante oma opa schwester oberin bruder pater pfarrer pfarrerin pastor"
    " pastorin bischof buergermeister buergermeisterin direktor direktorin hausmeister hausmeisterin meister meisterin"
    " praesident praesidentin kommissar kommissarin richter richterin nachbar nachbarin lehrer lehrerin trainer"
    " trainerin erzieher erzieherin rektor rektorin dekan dekanin"
)
"""What is said before a name like a title; it stays in the text and is no part of the name."""

ROLE_TITLES = GERMAN_ROLE_TITLES | word_set(
    "uncle aunt auntie nurse judge coach sergeant senator captain colonel lieutenant officer detective pastor father"
    " sister brother lady lord dame rabbi imam reverend president grandma grandpa cousin"
)
"""The same in both languages; in English the title is replaced with the name."""

_OF_MEN = word_set(
    "herr herrn hr hrn mr mister sir monsieur signor sr kollege onkel opa bruder pater uncle lord grandpa"
)
_OF_WOMEN = word_set(
    "frau fr fraeulein mrs ms miss madam madame mme signora sra professorin doktorin kollegin chefin tante oma"
    " schwester oberin pfarrerin pastorin buergermeisterin direktorin hausmeisterin praesidentin kommissarin richterin"
    " nachbarin lehrerin trainerin erzieherin rektorin dekanin aunt auntie lady dame grandma"
)
FORMS_OF_ADDRESS = dict.fromkeys(_OF_MEN, "m") | dict.fromkeys(_OF_WOMEN, "f")
"""Titles that tell a man from a woman."""

GREETINGS = word_set(
    "hallo hello hi hey servus moin gruezi ciao danke dankeschoen liebe lieber liebes dear thanks thank welcome"
    " willkommen tschuess bye sorry bitte also genau okay ok well yes"
)
"""Words of greeting and of talk that no name begins with, even with a capital."""

POSSESSIVES = word_set("my our your his her their mein meine unser unsere")

ARTICLES = word_set("der die das den dem des the")
"""No firm with a legal form begins with them (but "Den Haag" does)."""

PARTICLES = word_set(
    "von vom van der den dem de del della di da do dos das du la le el al bin ibn ben abu zu zum zur ten ter af av y e"
)

LEGAL_FORMS = word_set(
    "gmbh ag kg kgaa ohg gbr ug se ev eg mbh co inc ltd llc plc corp corporation limited company sa sarl spa bv"
    " nv ab oy llp lp"
    " haftungsbeschraenkt stiftung"
)

FIRM_NOUNS = word_set(
    "firma unternehmen konzern verein betrieb verlag verband agentur start-up startup company firm corporation business"
)
"""What stands before a firm's name and is no part of it ("Firma Zimbelbau", "the company Orvelo")."""

RELATIONS = word_set(
    "bruder schwester mutter vater frau mann sohn tochter cousin cousine onkel tante oma opa enkel enkelin schwager"
    " schwaegerin kollege kollegin freund freundin chef chefin nachbar nachbarin partner partnerin"
    " brother sister mother father wife husband son daughter uncle aunt colleague friend boss neighbour neighbor"
)
"""What somebody is to somebody else ("Hüseyins Bruder Cem"): the names on either side are two people's."""

POLITE_PRONOUNS = word_set("Ihnen Ihr Ihre Ihren Ihrem Ihrer Ihres Sie")
"""They have a capital within a sentence and are no part of a name beside them. Not folded."""

FIRM_ENDING = re.compile(
    r"(?:technik|antriebe|maschinen|maschinenbau|anlagenbau|werke?|systeme?|systems|software|logistik|logistics|pumps"
    r"|pumpen|gruppe|group|holding|solutions|consulting|engineering|technologies|technologie|elektronik|electronics"
    r"|industrie|industries|partners|brothers|motors|foods|druckerei|spedition|versicherung|sparkasse|stiftung"
    r"|verlag|konzern|pharma|chemie|textil|kunststoffe|getriebe|armaturen|services)$"
)
"""What the last word of a firm's name ends in, folded."""

ROLE_WORDS = word_set(
    "interviewer interviewerin interviewende interviewte interviewter interviewpartner interviewpartnerin interviewee"
    " befragte befragter befragter befragende person personen teilnehmer teilnehmerin teilnehmende proband probandin"
    " moderator moderatorin participant participants respondent subject speaker sprecher sprecherin unknown unbekannt"
    " int bef mod tn ip vl question answer frage antwort zeile transkript transcript interview i b m w f q a p r s"
)

HARMLESS = ROLE_WORDS | word_set(
    "iban bic ssn pin tan plz tel telefon fax mail email e handy mobil covid corona coronavirus sars cov 19"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern vorgestern morgen"
    " uebermorgen monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"
    " durchwahl rufnummer telefonnummer handynummer nebenstelle"
    " weihnachten ostern silvester christmas easter internet"
    " abg tagesordnungspunkt drucksache"
)
"""Words that alone never identify anybody: roles in an interview, words around numbers, days."""

FUNCTION_WORDS = word_set(
    "will may can an so do in on to us it is as at be by go he if me my no of or up we am im um zu er es ich du wir ihr"
    " sie der die das den dem des ein eine und oder aber ist war mit von vor bei nach seit wie was wer wo man nur noch"
    " schon auch sich the and but for not you all any are was has had her his him its our out who why how let see now"
    " new one two here there this that then than them they what when where with which while would could should might"
    " must shall about after again also been before being both each even from have into just like made make many more"
    " most much only other over same some such their these those through under very well were your alle allen anders"
    " ander andere anderen viel viele einige lang gern gut sehr mal ja nein doch dann wenn weil dass damit dort hier"
)

_SURNAMES = (
    "koch klein kleine gross grosse lang lange kurz kurze weiss schwarz braun roth rot gruen blau jung junge"
    " alt alte neu"
    " neumann stark starke wolf fuchs vogel hahn haase hase baer loewe adler falke star specht storch sommer winter"
    " herbst fruehling lenz sonntag montag freitag samstag kaiser koenig herzog graf fuerst ritter richter schneider"
    " mueller schmied baecker becker fischer weber schaefer bauer meister maler schreiber schreiner zimmermann jaeger"
    " foerster gaertner schlosser wagner maurer metzger fleischer koehler toepfer krueger kramer kraemer vogt schulze"
    " schulz engel teufel stein steiner berg berger busch baum wald bach brunner teich see feld acker wiese blum blume"
    " rose rosen nelke linde eiche birke tanne kraft ernst reich arm arme gut gute frank franke mark hecht karl sturm"
    " wind regen schnee frost nebel hagel donner blitz bock ziegler horn kern kraus krause kuhn kuehn kuehne"
    " recht rechte"
    " hofer hof haus hausmann heim hammer nagel zange stahl eisen kupfer silber gold diamant perl perle kreuz christ"
    " heiden papst abt moench probst bischof pfarrer pastor kirch kirchner glaser glas spiegel lampe licht kerze funk"
    " zucker salz pfeffer honig apfel birne kirsch pflaume kohl kraut zwiebel rettich reis korn weizen hafer roggen"
    " speck schinken wurst braten suppe knoll kunst kuenstler lehrer schueler student lehmann beyer bayer"
    " schwab schwabe"
    " sachse hess hesse boehm boehme pohl preuss franz deutsch deutscher daene ungar russ tuerk bohn bohne buch bucher"
    " brief feder tinte stift block karte karten spiel spieler sieg sieger held krieg krieger frieden friede freund"
    " feind bruder vater mutter kind kinder sohn vetter onkel nase mund hand finger fuss bein kopf haar bart locke"
    " fink drossel meise amsel kranich reiher strauss pfau gans ente henne kuh ochs stier ross rappe schimmel ziege"
    " lamm schaf sau eber igel dachs luchs hirsch reh biber otter marder wiesel maus ratte kater katz katze hund"
    " zahn zander barsch karpfen aal hering walter winkler lieb liebe treu ehrlich fromm selig heilig wunder glueck"
    " zeit stunde morgen abend nacht mitternacht mittag tag ander kluge klug schlau weise sauer suess bitter"
    " scharf mild"
)
_FIRST_NAMES = (
    "mark will may june april august grace hope faith joy rose ruby pearl amber daisy lily ivy iris olive"
    " violet heather"
    " hazel holly melody harmony destiny chance chase grant drew bill bob rob sue pat jack art gene rich rick"
    " dick frank"
    " ernst max kai marina viola rosa christian victor dean duke earl pierce miles cliff dale glen lance ray"
    " rusty sandy"
    " sonny summer autumn dawn eve star sky mercy patience charity prudence constance clement felicity gay guy hank"
    " harry josh jerry lee mike nick norm randy skip tony wade woody ellen erich allen anton"
)
_ENGLISH = (
    "brown white black green gray grey young long short king queen prince price hill wood woods stone rich field fields"
    " forest lake rivers river brook brooks banks bush bird fish fisher fox wolf lamb bull swan finch crane marsh moore"
    " baker cook butler carter cooper dyer farmer fowler gardener hunter mason miller parker potter shepherd skinner"
    " smith taylor turner walker weaver wright page abbot bishop pope knight major sargent marshall day week weeks noon"
    " winter winters summers spring frost snow rain gale hail storm house hall church temple park parks street lane"
    " bridge gates power powers strong sharp small little love loving good best bright wise swift hardy moody savage"
    " head hand foot legg bell book case cash coin cross crown cotton silk sugar rice bean berry cherry plum"
    " pepper salt"
    " ford law laws poe read reed self speed steel sterling teller waters welch welsh english french german holland"
)
_PLACES_AND_THINGS = (
    "essen hagen halle singen hof au plan stade celle emden trier werne lage enger buende hamm worms gera weil riesa"
    " zoom word excel teams slack apple target office outlook windows discord signal telegram notion jira chrome edge"
    " reading bath deal sale nice mobile orange split bar pula turkey chad jordan georgia china guinea mali polen"
    " mitte nord sued ost west zentrum innenstadt altstadt bahnhof markt zeit welt bild spiegel focus stern post bahn"
)
STOP_WORDS = word_set(
    "ab aber abends ach achso aeh aehm ah aha alle allem allen aller allerdings alles als also am an andere anderen"
    " anderer anderes anders auch auf aus bei beide beiden beim bevor bin bis bisschen bist bitte brauchen da"
    " dabei dadurch dafuer dagegen daher damals damit danach dann daran darauf darf darum das dass dazu deine dem den"
    " denen denke denn der deren des deshalb dessen deswegen die dies diese diesem diesen dieser dieses doch dort dran"
    " drei drin du durch eben echt eher eigentlich ein eine einem einen einer eines einfach einige einmal einzelne"
    " entweder er erst es etwa etwas euch euer fand finde finden fuer gab ganz gar geben gegen gehen geht gehoert"
    " gemacht genau genauso gerade gerne gesagt gesehen gewesen gibt ging glaube gleich gucken gute guten guter gutes"
    " hab habe haben haette haetten halt hast hat hatte hatten hey hier hin hm hmm hoffe ich ihm ihn ihnen ihr ihre im"
    " immer in ins irgendein irgendeine irgendwann irgendwas irgendwelche irgendwie irgendwo ist ja jede jeden jeder"
    " jedes jemand jetzt kam kann kannst kein keine keinen klar koennen koennt koennte koennten komme kommen kommt"
    " konnte konnten laesst laeuft letztendlich leute machen machst macht mache man manche manchmal mehr mein meine"
    " meinem meinen meiner meistens mich mir mit moechte moechten mochte muss mussten muessen muesste na nach nachdem"
    " naechste naja natuerlich ne nein nicht nichts nie noch nochmal normalerweise nun nur ob obwohl oder oft oh ohne"
    " ok okay paar raus rein sagen sagt schau schon sehen sehr sei sein seine seit selbst sich sicher sie sieht sind so"
    " sobald sodass solche solchen soll sollen sollte sollten sondern sonst soviel sowas sowie sowieso sozusagen"
    " sprich statt super tatsaechlich teilweise theoretisch total trotzdem tun ueber ueberhaupt um und unter usw"
    " vielleicht vom von vor vorher waere waeren wann war waren warum was weg wegen weil weiss welche welchen welcher"
    " welches wenig weniger wenn wer werde werden wichtig wie wieder wieso will wir wird wirklich wirst wo wobei wofuer"
    " wollen wollte wollten womit wovon wuerde wuerden wuerdest wurde wurden zu zum zumindest zur zusammen zwar zwei"
    " zweite zwischen"
    " a about actually after again all almost already also although always am an and another any anything are around as"
    " at away back be because been before being believe best better between both but by came can could did different do"
    " does doing done down each either else enough even ever every everybody everyone everything few first for from get"
    " getting given go goes going gonna good got great had has have having he her here him his how however i if in into"
    " is it its just kind know last let like little look looking lot made make making many maybe me mean might"
    " more most"
    " much must my need never no nobody not nothing now of off often oh okay on once one only or other others our out"
    " over own part people perhaps probably put question quite rather really right said same say second see seen she"
    " should since so some somebody someone something sometimes still such sure take than thank thanks that the their"
    " them then there these they thing things think third this those though through time to today together too"
    " two uh um"
    " under until up us use used very want was way we well went were what when where whether which while who whole whom"
    " why with without work would yeah year years yes yet you your"
)
"""Words of talk that no name begins or ends with, in lower case."""

SENTENCE_OPENERS = word_set(
    "in as but and when while because if also since although aber und wenn weil als dann oder auch dass denn nach"
    " vor bei mit nur beim zum zur für aus seit like for from with after before at on that this then or"
)
"""Words that no person or place begins with, even with a capital."""

ORDINARY = word_set(_SURNAMES + _FIRST_NAMES + _ENGLISH + _PLACES_AND_THINGS) | ROLE_WORDS | FUNCTION_WORDS | STOP_WORDS
