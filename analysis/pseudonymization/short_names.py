"""Well-known short forms of first names, German and English: "Burgl" is said for Walburga, "Bob" for Robert.

Own list. A short form is a hint and no proof: who is meant is decided only where one person of the study fits.
"""

from __future__ import annotations

from functools import cache

from analysis.pseudonymization.folding import key_of

_TABLE = """
alexander: alex xandi sascha; alexandra: alex sandra; alfred: fredi fred alf; alois: loisl lois; andreas: andi anderl
andrea: andi; anna: anni annerl; anneliese: anneli liesl; annemarie: annemie; anton: toni; antonia: toni
barbara: babsi bärbel wetti; benedikt: bene; benjamin: ben benni benny; bernhard: bernd hardi; brigitte: gitti gitte
charlotte: lotte lotti; christian: chris; christina: tina chris; christine: tina christl; christoph: chris stoffel
daniel: dani danny dan; daniela: dani; dieter: didi; dominik: dom; dorothea: dorle dora; eduard: edi
elisabeth: lisa lisl sissi elli lisbeth liesl betty; emil: emmi; erika: eri; ernestine: erni; ferdinand: ferdl ferdi
florian: flo; franziska: franzi fanny; franz: franzl; friederike: rike; friedrich: fritz friedl; gabriele: gabi
georg: schorsch girgl; gerhard: gerd hardy; gertrud: trudi trude; gottfried: friedl; günter: günni; hannelore: lore
hans-peter: hp hape; hans-jürgen: hj; karl-heinz: kalle; heinrich: heinz heini; helga: helgi; helene: leni lena
herbert: herbie; hildegard: hilde; ignaz: naz; jakob: jockel; johann: hans hannes hansi; johanna: hanna hanni
johannes: hannes hans jo; josef: sepp beppi pepi jupp; joseph: sepp joe; josefine: finni fini peppi; karoline: lina karo
katharina: kathi käthe kati katha; kreszenz: zenzi; kunigunde: kuni; leonhard: hartl leo; leopold: poldi
ludwig: luggi wiggerl lutz; magdalena: leni lena magda; manfred: mani manni; manuel: manu; manuela: manu
margarete: grete gretl gretel; margarethe: grete gretl gretel; maria: mitzi mizzi mariele; markus: max
martin: martl; martina: tina; matthias: hias hiasl matze; matthäus: hias; maximilian: max maxi; melanie: mel melli
michael: michi michl micha mike; michaela: michi ela; monika: moni; nikolaus: klaus niki; oliver: oli olli
patrick: pat; patrizia: patty; paula: pauli; peter: peterl; philipp: lippe phil; regina: gina regi; reinhard: reini
robert: robbie rob bob bobby bert; rosemarie: rosi; rosina: rosi; rudolf: rudi; sabine: bine; samuel: sam sammy
sebastian: basti wastl; siegfried: siggi; sigrid: sigi; simone: simi; stefan: steff stefferl; stephan: steff
stefanie: steffi; stephanie: steffi; susanne: susi sanne; theodor: theo; theresa: resi; theresia: resi
therese: resi; thomas: tommi tommy tom; tobias: tobi; ulrich: uli ulli; ulrike: uli ulli rike; ursula: uschi ulla
valentin: valtl; veronika: vroni; viktoria: vicky; walburga: burgl burgi wally; waltraud: traudl; werner: wernerl
wilhelm: willi willy; wilhelmine: minna; wolfgang: wolfi wolf; xaver: xaverl veri; zdenka: zdeni
abigail: abby; albert: al bert; amanda: mandy; andrew: andy drew; anthony: tony; catherine: cathy kate cat
charles: charlie chuck; christopher: chris kit; david: dave; deborah: debbie deb; donald: don; dorothy: dot dottie
edward: ed eddie ted ned; eleanor: ellie nell; elizabeth: liz lizzie beth betty eliza; frances: fran; francis: frank
frederick: fred freddie; gerald: gerry; gregory: greg; harold: hal; henry: harry hank; jacob: jake
james: jim jimmy jamie; jennifer: jen jenny; jonathan: jon; katherine: kathy kate katie; kenneth: ken
kimberly: kim; lawrence: larry; leonard: len lenny; margaret: maggie meg peggy; matthew: matt; nathaniel: nate
nicholas: nick; pamela: pam; patricia: pat patty trish; rebecca: becky; richard: rick dick richie; ronald: ron
samantha: sam; stephen: steve; steven: steve; susan: sue susie; theodore: ted teddy; timothy: tim; victoria: vicky
vincent: vince; walter: walt; william: bill billy will liam; zachary: zach
"""


@cache
def _full_names() -> dict[str, frozenset[str]]:
    """Give folded short form -> the folded names that it is said for."""
    result: dict[str, set[str]] = {}
    for entry in _TABLE.replace("\n", ";").split(";"):
        full, _, shorts = entry.partition(":")
        for short in shorts.split():
            result.setdefault(key_of(short), set()).add(key_of(full))
    return {short: frozenset(names) for short, names in result.items()}


def is_short_name(word: str) -> bool:
    """Say whether a word is a well-known short form of a first name."""
    return key_of(word) in _full_names()


def is_short_for(word: str, first_name: str) -> bool:
    """Say whether a word is a well-known short form of a first name ("Kathi", "Katharina")."""
    return key_of(first_name) in _full_names().get(key_of(word), ())
