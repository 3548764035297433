"""What the invented citizens talk about: goals, steps and worries, in the words one hears.

These are what a caseworker has typed, so they are Danish whatever language the screen speaks.
"""

from dataclasses import dataclass

from desktop.records import StepOrigin, StepOwner

CITIZEN, CASEWORKER, TOGETHER = StepOwner.CITIZEN, StepOwner.CASEWORKER, StepOwner.TOGETHER
MENTOR, COMPANY, OTHER = StepOwner.MENTOR, StepOwner.COMPANY, StepOwner.OTHER
OWN, AGREED, DECIDED = StepOrigin.CITIZEN, StepOrigin.AGREED, StepOrigin.DECIDED

Step = tuple[str, StepOwner, StepOrigin, str]
"""What, who, whose idea, and the factor it belongs to."""


@dataclass(frozen=True)
class Theme:
    """One citizen's matter. The second goal is what became of the first."""

    goals: tuple[str, str]
    topics: tuple[str, ...]
    helps: tuple[str, ...]
    barriers: str
    talk: str
    steps: tuple[Step, ...]


KITCHEN = Theme(
    goals=("Jeg vil gerne arbejde i et køkken.", "Jeg vil have 15 timer om ugen i køkkenet på Solgården."),
    topics=("Praktikken i køkkenet.", "Om jeg kan få flere timer.", "Hvordan det går med ryggen."),
    helps=(
        "At nogen viser mig det først.",
        "En fast dag om ugen, hvor jeg har fri.",
        "At jeg må sidde ned ind imellem.",
    ),
    barriers="Ryggen, når jeg står længe\nJeg er bange for at tale dansk i telefonen",
    talk="Køkkenlederen har sagt tak for det gode humør. Det var rart at høre.",
    steps=(
        ("Ringe til køkkenet på Solgården og aftale en dag", CITIZEN, OWN, "C"),
        ("Skrive til lægen om, hvad ryggen kan holde til", CASEWORKER, AGREED, "B"),
        ("Besøge køkkenet sammen med mentor", MENTOR, AGREED, "D"),
        ("Prøve tre formiddage om ugen i stedet for to", CITIZEN, OWN, "A"),
    ),
)

WAREHOUSE = Theme(
    goals=(
        "Et lagerjob, hvor jeg kan bruge mit truckkort.",
        "20 timer om ugen på lageret hos Testlager Nord.",
    ),
    topics=("Mit truckkort udløber.", "Lageret har ringet.", "Jeg sover bedre nu."),
    helps=(
        "At møde kl. 9 i stedet for kl. 6.",
        "At vide dagen før, hvad jeg skal lave.",
        "Hjælp til at forny truckkortet.",
    ),
    barriers="Bussen går først kl. 7.10\nJeg sover dårligt op til en ny uge",
    talk="Vi regnede ud, hvad 20 timer betyder for økonomien.",
    steps=(
        ("Søge om fornyelse af truckkortet", CASEWORKER, AGREED, "C"),
        ("Ringe til Testlager Nord om et besøg", CITIZEN, OWN, "C"),
        ("Prøve cyklen i stedet for bussen en uge", CITIZEN, OWN, "B"),
        ("Holde et møde med lageret om mødetiden", TOGETHER, AGREED, "D"),
    ),
)

EDUCATION = Theme(
    goals=("Jeg vil finde en uddannelse, jeg kan gennemføre.", "At begynde på SOSU-skolen til august."),
    topics=("Ansøgningen til skolen.", "Matematik gør mig nervøs.", "Jeg har været på besøg på skolen."),
    helps=(
        "En, der læser min ansøgning igennem.",
        "At begynde sammen med en, jeg kender.",
        "Ekstra tid til prøver.",
    ),
    barriers="Jeg har droppet ud før og er bange for at gøre det igen\nMatematik",
    talk="Vi så på skolens side sammen og fandt datoen for besøgsdagen.",
    steps=(
        ("Tage på besøgsdag på SOSU-skolen", CITIZEN, OWN, "A"),
        ("Finde ud af, hvordan man får ekstra tid til prøver", CASEWORKER, AGREED, "B"),
        ("Skrive ansøgningen færdig", TOGETHER, AGREED, "C"),
        ("Gå til matematikcafé om torsdagen", CITIZEN, AGREED, "A"),
    ),
)

HEALTH = Theme(
    goals=("At få flere gode dage end dårlige.", "At kunne klare noget fast to formiddage om ugen."),
    topics=("Smerterne.", "Den nye medicin.", "Jeg er træt af at fortælle det samme igen og igen."),
    helps=(
        "Ro, når jeg har en dårlig dag.",
        "At slippe for at forklare det hele forfra.",
        "At mødet er om formiddagen.",
    ),
    barriers="Smerterne kommer uden varsel\nVentetiden på smerteklinikken",
    talk="På gode dage bliver det til en tur med naboens hund. Det vil vi bygge videre på.",
    steps=(
        ("Bede om en tid på smerteklinikken", CITIZEN, AGREED, "B"),
        ("Sende papirerne videre, så du ikke skal fortælle det forfra", CASEWORKER, AGREED, "E"),
        ("Skrive gode og dårlige dage op i tre uger", CITIZEN, OWN, "B"),
        ("Møde i afklaringsforløbet om tirsdagen", CITIZEN, DECIDED, "B"),
    ),
)

GARDEN = Theme(
    goals=("Noget med planter eller dyr.", "Et småjob på gartneriet, når foråret kommer."),
    topics=("Gartneriet.", "Hvad jeg kan lave om vinteren.", "Min hund er syg."),
    helps=("At arbejde sammen med få mennesker.", "At der er stille.", "At jeg ved, hvem jeg skal spørge."),
    barriers="Mange mennesker på én gang\nJeg mangler arbejdstøj",
    talk="De andre på haveholdet spørger nu til råds om bedene. Det er nyt.",
    steps=(
        ("Besøge gartneriet med mentor", MENTOR, AGREED, "D"),
        ("Undersøge, om vi kan betale arbejdstøj", CASEWORKER, AGREED, "C"),
        ("Være med i haveholdet om onsdagen", CITIZEN, OWN, "D"),
        ("Finde en opgave, der kan laves om vinteren", COMPANY, AGREED, "C"),
    ),
)

SHOP = Theme(
    goals=("At komme ud blandt mennesker igen.", "Et job i en butik, gerne om eftermiddagen."),
    topics=("Genbrugsbutikken.", "Kassen.", "Jeg har talt med min søster om det."),
    helps=(
        "At øve mig ved kassen, når der er få kunder.",
        "En makker de første uger.",
        "At nogen siger, når det går godt.",
    ),
    barriers="Jeg bliver nervøs, når der er kø\nJeg skal hente børn kl. 15",
    talk="En kunde havde sagt tak for hjælpen. Det fylder stadig.",
    steps=(
        ("Stå ved kassen en time ad gangen", CITIZEN, OWN, "A"),
        ("Tale med butikken om en makker", CASEWORKER, AGREED, "D"),
        ("Sende to ansøgninger til butikker i Nordby", CITIZEN, AGREED, "C"),
        ("Komme til jobsamtale-øvelse", TOGETHER, AGREED, "A"),
    ),
)

DRIVING = Theme(
    goals=("Jeg vil køre bus igen.", "At få erhvervskortet tilbage og køre flextrafik."),
    topics=("Kørekortet.", "Kurset i flextrafik.", "Min gamle kollega har ringet."),
    helps=(
        "Hjælp til papirerne.",
        "At kunne køre om dagen og ikke om natten.",
        "At øve mig i at læse køreplaner på dansk.",
    ),
    barriers="Kurset har venteliste\nJeg læser langsomt på dansk",
    talk="Elleve år bag rattet: det skal stå øverst på cv’et.",
    steps=(
        ("Melde mig på ventelisten til kurset", CITIZEN, OWN, "C"),
        ("Undersøge, om kurset kan betales", CASEWORKER, AGREED, "C"),
        ("Læse avisen højt på dansk hver dag", CITIZEN, OWN, "A"),
        ("Lave cv sammen", TOGETHER, AGREED, "C"),
    ),
)

FAMILY = Theme(
    goals=("At få hverdagen til at hænge sammen.", "Et par timer om ugen, mens børnene er i institution."),
    topics=("Institutionen.", "Jeg mangler nogen at tale med.", "Brevet fra kommunen."),
    helps=(
        "At nogen læser brevene sammen med mig.",
        "At møderne ligger, mens børnene er passet.",
        "At have den samme at tale med.",
    ),
    barriers="Børnene er tit syge\nJeg forstår ikke alle brevene",
    talk="Vi læste brevet sammen. Der stod ikke det, vi havde frygtet.",
    steps=(
        ("Læse næste brev sammen, før du svarer", TOGETHER, AGREED, "E"),
        ("Spørge, om mødet kan holdes i familiehuset", CASEWORKER, AGREED, "E"),
        ("Gå med i mødregruppen om mandagen", CITIZEN, OWN, "E"),
        ("Svare på brevet fra kommunen inden fristen", CITIZEN, DECIDED, "B"),
    ),
)

REVIEWS = {
    "done": ("Det gik godt.", "Klaret, og hurtigere end ventet.", ""),
    "not_done": (
        "Jeg var syg i den uge.",
        "Der var ikke svar fra dem endnu.",
        "Det blev for meget på én gang.",
    ),
    "dropped": ("Det giver ikke mening længere.",),
    "open": ("Jeg er i gang.",),
}
PICTURES = ("Ja, det ligner.", "Ja. Men de dårlige dage fylder mere, end det ser ud til.", "")
FOLLOW_UPS = (
    "Spurgte, hvornår det sidst lykkedes: i sommers, med nabolagets have.",
    "Spørg til det igen næste gang.",
)
BELIEF_NOTES = (
    "At se det med egne øjne på en arbejdsplads.",
    "En tilbagemelding fra virksomheden.",
    "Et opkald, der kommer af sig selv.",
)
