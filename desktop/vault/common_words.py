"""The words that a guesser tries first in Denmark: lower case, æ, ø and å written out as ae, oe and aa."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLERS = _words(
    """
    a af alle am an and are at be big by da de dem den der det dig din dine dit du eight eller
    elleve en er et fem fire five for four fra go godt ham han hans har her hun hundrede hvad hvor i
    ikke in ind is it jeg kan kun lille man me med meget mig min mine mit mod mon my nej ni nine no
    not nu nul of og om on one op os otte our over paa saa se seks selv seven sig sin six skal small
    so som stor syv tak ten that the this three ti til to tolv tre tusind two ud under ved vi vil
    vores we you your
    """
)
"""So common that they hardly count between others."""

TIMES = _words(
    """
    aar aaret aften apr april aug august autumn dag dagen dec december efteraar efteraaret efteraars
    efteraarsferie eftermiddag fastelavn feb februar february ferie ferien foraar foraaret foraars
    formiddag fredag friday januar january jul juleaften juledag juleferie julen juli july jun june
    juni kvartal loerdag lordag maaned maj mandag march marts monday morgen nat nov november nytaar
    nytaaret nytaarsaften october okt oktober onsdag paaske paaskeferie paasken pinse sankthans
    saturday sep september soendag sommer sommeren sommerferie somre sondag spring summer sunday
    thursday tirsdag torsdag tuesday uge vinter vinteren vinterferie vintre wednesday weekend winter
    """
)
"""Seasons, months, days and feasts: what a password is made of that must be new every third month."""

PLACES = _words(
    """
    aabenraa aabybro aalborg aarhus aars aarup aeroe albertslund alborg alleroed als amager anholt
    arhus asnaes assens ballerup barcelona beder berlin billund birkeroed bispebjerg
    bjerringbro bogense bornholm brabrand brande broendby broenderslev brovst charlottenlund
    christiania copenhagen danish danmark dansk denmark dianalund dragoer ebeltoft egtved esbjerg
    europa faaborg faeroeerne falster fanoe farum faxe fjerritslev fredensborg fredericia
    frederiksberg frederikshavn frederikssund frederiksvaerk fyn galten gentofte gilleleje gladsaxe
    glamsbjerg glostrup graasten grenaa greve grindsted groenland haarlev hadbjerg haderslev hadsten
    hadsund hamburg hammel hanstholm haslev hasselager hedehusene hedensted hellerup helsinge
    helsingoer herlev herning hilleroed hinnerup hirtshals hjoerring hobro hoejbjerg hoeng hoersholm
    holbaek holstebro holte horsens hovedstaden humlebaek hurup hvidesande hvidovre ikast ishoej
    island jyderup jylland kalundborg kastrup kbh kerteminde kgslyngby kjellerup klampenborg
    kobenhavn koebenhavn koege kokkedal kolding kongenslyngby korsoer laesoe langeland legoland
    lemvig lillroed loegstoer lolland london lyngby lynge lystrup malmoe maribo marstal middelfart
    midtjylland midtjyllands moen mors naestved nakskov nibe nivaa noerrebro noerresundby nordborg
    norden nordjylland nordsjaelland norge nuuk nyborg nykoebing nykoebingfalster nykoebingmors
    odder odense oelstykke oesterbro oestjylland oksboel oslo otterup pandrup paris praestoe randers
    ribe ringe ringkoebing ringsted risskov roedby roedovre roemoe roende roenne rold roskilde
    rudkoebing saeby sakskoebing saltholm samsoe silkeborg sjaelland skaelskoer skaering skagen
    skanderborg skive skjern slagelse smoerum soeborg soenderborg soenderjylland soendersoe solroed
    soroe stege stockholm stoevring struer stubbekoebing sunds svendborg sverige syddanmark sydfyn
    sydsjaelland taarnby taastrup thisted tilst tisvilde tivoli toender torshavn tyskland vaerloese
    valby vallensbaek vanloese varde vejen vejgaard vejle vesterbro vestjylland vestsjaelland viborg
    viby vildbjerg virum vissenbjerg vollsmose vordingborg
    """
)
"""Countries, regions, islands and towns."""

SAYINGS = _words(
    """
    allegodegangetre altidfrejdignaardugaar anderand atvaereellerikkeatvaere bedresentendaldrig
    bohemianrhapsody borgen carpediem correcthorsebatterystaple dengrimmeaelling denlillehavfrue
    dervarengang deteretyndigtland enforallealleforen enforalleogalleforen fedtmule gameofthrones
    gudbevaredanmark harrypotter hejmeddigmitnavner hoejtfratraeetsgroennetop hokuspokusfiliokus
    hyggeligtattraeffedig ingenadgang ingenroegudenild jegharglemtminadgangskode jegharglemtminkode
    jegharglemtmitkodeord kaptajnklyde kejserensnyeklaeder letitbe likeavirgin lillepeteredderkop
    liveterenfest liveterforkort lordoftherings loremipsum loremipsumdolorsitamet
    mariahavdeetlillelam maryhadalittlelamb matador maytheforcebewithyou mesterjakob nuerdetjuligen
    olemumiener olsenbanden opensesame prinsessenpaaaerten rasmusklump rideridepaaenhest
    ringenesherre roedgroedmedfloede sesamlukdigop thequickbrownfox
    thequickbrownfoxjumpsoverthelazydog tillykkemedfoedselsdagen tobeornottobe vierroedevierhvide
    vikommertilbage wewillrockyou
    """
)
"""Whole sayings, songs and titles, without their spaces."""

WORDS = _words(
    """
    abc abcd abcde abcdef abe adgang adgangen adgangs adgangskode adgangskoden adgangskoder
    adgangskort adgangsord adm admin administrator aendre aendres afdeling aftale aktivitet allah
    anders angel anne annette arbejde arbejdet arbejdsloes arbejdsplads arsenal asdf asdfgh baby
    babygirl bamse banan barn baseball basketball batman bella bente beskaeftigelse bettina bil
    birgit birthe blink bodil boern bordtennis borger borgerdk borgere borgeren brian broendbyif
    bruger brugernavn buster camilla carsten changeme charlie charlotte cheese chef chelsea
    christian christina christine claus computer cookie crosby cykel cykling daddy dagpenge
    dannebrog default demo dennis ditte dragon dronning dronningen eboks edderkop elsker england
    erik eva evigt fald familie familien far farmor farvel fck fckoebenhavn fido finn fisk flemming
    flower fodbold foedselsdag foedselsdagen football forever formand frederik freedom freja
    frikadelle frokost fuck fuckyou fugl gaest gammel gert gitte glad glemt goal god godaften goddag
    gode godmorgen godnat google guest guldfisk haand haandbold hallo hanne hat heidi hej hejhej
    helle hello hemlig hemmelig hemmelighed hemmeligheden hemmeligt henning henrik hest hesten hjem
    hjemme hokuspokus hund hunden hus huset hvalp ib iloveyou inge ingen inger internet iphone jacob
    jakob jan janne jannie jens jensen jeppe jesper jesus job jobbet jobcenter jobcenteret
    jobcentret jobkonsulent jobnet joergen johnny jonas jonathan jordan josefine julemand julemanden
    julie kaere kaerlighed kaffe kaffekop kage kantine karen karin karina karsten kat katrine katten
    kenneth killing kim kirsten kode koden kodeord kodeordene kodeordet kommune kommunen kommuner
    konge kongen konsulent kontanthjaelp kontor kontoret kristian kristina lars larsen lasse laura
    leder lego leif lena lene letmein lisbeth liverpool loesenord login logind logon lone lort lotte
    louise love lovely lucky luna lyn mads magnus maja malene manchester mand marcus maria marianne
    marie marlene martin mary master mathias medarbejder mester mette mia michael michelle mikael
    mikkel mikkeller minecraft mitid mogens monkey mor morfar mormor morten mortensen motor natasha
    nem nemid netflix nicklas nicolai niels nielsen ninja oeko oel ole oliver pass passord
    passphrase passw passwd password passwort pause pejl pejlemaerke penge per pernille peter
    petersen pia pik pokemon poul preben princess prins prinsesse progression qazwsx qwer qwerty
    qwertz raadhus rasmus rene rikke ronaldo root rugbroed rugbroedsmad sagsbehandler samtale
    samtalen sanne sara secret sex shadow simba simon skat skole smil smoerrebroed snoopy
    socialraadgiver soeren sofie solskin soren starwars steen sten stine sundhed sunshine superman
    superstar susanne svend svendsen sygedagpenge system taendt team teamleder test tester testtest
    thomas tillykke tina tjek tobias tom torben tordenskjold tottenham trine troels trofast trold
    trustno uffe ulla user valdemar vand velkommen velkomst venner verden vibeke victor viking
    virksomhed welcome windows world xbox ydelse yndlings zaq zxcvbn
    """
)
"""Words of passwords that leaked, of the office, and the commonest first names, pets and clubs."""
