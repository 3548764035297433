"""What the invented citizens talk about: goals, steps and worries, in the words one hears.

These are what a caseworker has typed, so they are Danish whatever language the screen speaks.
"""

from dataclasses import dataclass

from desktop.records import StepOrigin, StepOwner, StepStatus

CITIZEN, CASEWORKER, TOGETHER = StepOwner.CITIZEN, StepOwner.CASEWORKER, StepOwner.TOGETHER
MENTOR, COMPANY, OTHER = StepOwner.MENTOR, StepOwner.COMPANY, StepOwner.OTHER
OWN, AGREED, DECIDED = StepOrigin.CITIZEN, StepOrigin.AGREED, StepOrigin.DECIDED

Step = tuple[str, StepOwner, StepOrigin, str]
"""What, who, whose idea, and the factor it belongs to."""


@dataclass(frozen=True)
class Theme:
    """One citizen's matter. The second goal is what became of the first; `steps` are in their order.

    `views` are what citizen and caseworker said where they did not agree.
    """

    goals: tuple[str, str]
    topics: tuple[str, ...]
    helps: tuple[str, ...]
    barriers: str
    talk: str
    steps: tuple[Step, ...]
    views: tuple[str, str] | None = None


KITCHEN = Theme(
    goals=(
        "Jeg vil gerne lave mad til andre.",
        "Jeg vil gerne arbejde med mad, måske i et køkken på et plejehjem.",
    ),
    topics=("Praktikken i køkkenet.", "Om jeg kan få flere timer.", "Hvordan det går med ryggen."),
    helps=(
        "At nogen viser mig det først.",
        "En fast dag om ugen, hvor jeg har fri.",
        "At jeg må sidde ned ind imellem.",
    ),
    barriers="Ryggen, når jeg står længe\nJeg er bange for at tale dansk i telefonen",
    talk="Køkkenlederen har sagt tak for det gode humør. Det var rart at høre.",
    views=(
        "Jeg kan godt klare en dag mere allerede nu.",
        "Jeg vil gerne se det et par uger til, før vi sætter timerne op.",
    ),
    steps=(
        ("Ringe til køkkenet på Solgården og aftale et besøg", CITIZEN, OWN, "C"),
        ("Skrive til lægen om, hvad ryggen kan holde til", CASEWORKER, AGREED, "B"),
        ("Besøge køkkenet sammen med mentor", MENTOR, AGREED, "D"),
        ("Begynde i praktik to formiddage om ugen", CITIZEN, AGREED, "C"),
        ("Øve mig i at tage telefonen på dansk", CITIZEN, OWN, "A"),
        ("Spørge køkkenet, om der kan stå en stol ved bordet", CASEWORKER, AGREED, "B"),
        ("Holde et møde med køkkenlederen om opgaverne", TOGETHER, AGREED, "D"),
        ("Prøve tre formiddage om ugen i stedet for to", CITIZEN, OWN, "A"),
        ("Tage hygiejnekurset", CITIZEN, AGREED, "C"),
        ("Undersøge, om praktikken kan blive til timer med løn", CASEWORKER, AGREED, "C"),
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
        ("Gå i seng før kl. 23 på hverdage", CITIZEN, OWN, "B"),
        ("Tage truckprøven", CITIZEN, AGREED, "A"),
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
        ("Gå til matematikcafé om torsdagen", CITIZEN, AGREED, "A"),
        ("Tale med en, der går på skolen nu", MENTOR, AGREED, "D"),
        ("Skrive ansøgningen færdig", TOGETHER, AGREED, "C"),
        ("Sende ansøgningen inden den 15. marts", CITIZEN, OWN, "A"),
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
    views=(
        "Jeg kan ikke det, jeg kunne for et år siden.",
        "Jeg tror stadig, at en formiddag om ugen kan lade sig gøre.",
    ),
    steps=(
        ("Bede om en tid på smerteklinikken", CITIZEN, AGREED, "B"),
        ("Sende papirerne videre, så du ikke skal fortælle det forfra", CASEWORKER, AGREED, "E"),
        ("Skrive gode og dårlige dage op i tre uger", CITIZEN, OWN, "B"),
        ("Møde i afklaringsforløbet om tirsdagen", CITIZEN, DECIDED, "B"),
        ("Gå en tur med naboens hund på gode dage", CITIZEN, OWN, "B"),
        ("Spørge klinikken, hvor lang ventetiden er", CASEWORKER, AGREED, "B"),
        ("Tage min søster med til næste møde", CITIZEN, OWN, "E"),
        ("Finde et sted med ro, hvor en formiddag kan prøves", TOGETHER, AGREED, "D"),
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
        ("Være med på haveholdet om onsdagen", CITIZEN, OWN, "D"),
        ("Finde en opgave, der kan laves om vinteren", COMPANY, AGREED, "C"),
        ("Vise en ny på holdet til rette", CITIZEN, OWN, "A"),
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
        ("Begynde i genbrugsbutikken om mandagen", CITIZEN, AGREED, "D"),
        ("Tale med butikken om en makker", CASEWORKER, AGREED, "D"),
        ("Stå ved kassen en time ad gangen", CITIZEN, OWN, "A"),
        ("Komme til øvelse i jobsamtaler", TOGETHER, AGREED, "A"),
        ("Sende to ansøgninger til butikker i Nordby", CITIZEN, AGREED, "C"),
        ("Ringe til Prøvekøb og spørge til eftermiddagsjob", CASEWORKER, AGREED, "C"),
        ("Prøve en hel eftermiddag ved kassen", CITIZEN, OWN, "A"),
        ("Få en udtalelse fra butikken", COMPANY, AGREED, "C"),
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
        ("Få tjekket synet", CITIZEN, AGREED, "B"),
        ("Køre med en chauffør en dag", COMPANY, AGREED, "D"),
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
    StepStatus.DONE: ("Det gik godt.", "Klaret, og hurtigere end ventet.", ""),
    StepStatus.NOT_DONE: (
        "Der kom noget i vejen.",
        "Der er ikke kommet svar endnu.",
        "Jeg var syg i den uge.",
    ),
    StepStatus.DROPPED: ("Det giver ikke mening længere.",),
    StepStatus.OPEN: ("Begyndt, men ikke færdig.",),
}
OWN_REVIEWS = {
    StepStatus.DONE: ("Gjort samme uge.", "Gjort. Svaret ligger i sagen."),
    StepStatus.NOT_DONE: ("Jeg nåede det ikke. Det er min fejl, ikke din.",),
    StepStatus.DROPPED: ("Det blev ikke nødvendigt.",),
    StepStatus.OPEN: ("Jeg venter på svar.",),
}
"""What the caseworker says of her own promises."""

PICTURES = ("Ja, det ligner.", "Ja. Nogle dage er bedre end her, og nogle er værre.", "")
FOLLOW_UPS = (
    "Spurgte, hvornår det sidst lykkedes: i sommers, med nabolagets have.",
    "Spørg til det igen næste gang.",
)
BELIEF_NOTES = (
    "At se det med egne øjne på en arbejdsplads.",
    "En tilbagemelding fra virksomheden.",
    "Et opkald, der kommer af sig selv.",
)
