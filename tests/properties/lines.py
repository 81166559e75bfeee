"""What people say on the stage: what is joint, what is their own, and mistakes with both."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.chat.request import Source
from bot.domain.ids import PartyId, RoomId
from tests.properties.stage import OWN_ROOMS, PEOPLE, ROOM, Line, chat_of

Act = tuple[Line, ...]
"""One line, or a command with what answers its questions; afterwards no question is open."""

JOINT = (
    "klar 1.1",
    "klar 1.6",
    'klar 2.3 finns="Lägesbild 2027"',
    "inte-än 1.1 Kartan saknas",
    "inte-aktuell 1.2 Första varvet",
    "inte-aktuell 1.9 Finns redan",
    "ångra 1.1",
    "ändra 1.3 Vi samverkar.",
    "ändra 1.5 Styrgruppen möts.",
    "godkänn 1.5 v1",
    'godkänn 1.3 v1 organ=KS datum="4 januari 2027"',
    "nej 1.5 v1 För få möten",
    "dra-tillbaka 1.5",
    "vidare anyway=ja Bråttom",
    "godkänn vidare v1",
    "tillbaka 1 Ny bild",
    "roller @alva ersättare",
    "roller @bea ersättare",
    "borta 1 mars till 5 mars",
    "borta av",
    "roller @alva läsare",
    "roller @bea deltagare",
    "ansvarig 1.9 @bea",
    'senast 1.9 "30 september"',
    'orsak ny P1 "Inga vuxna efter kl. 19"',
    'mål ny P1 "Anmäld skadegörelse" baslinje=64',
    'löfte ny "Kommunen byter lamporna vid torget."',
    "gjort G1 60",
    "spärra 1.5 Fel text",
    "spärra häv 1.5",
    "nödstopp säkert=ja",
    "nödstopp av",
    "skjut-upp",
    "kvittera",
    "rum text=hela",
    "rum språk=en",
    "språk en",
    'tas-upp 1.5 organ=KS datum="1 mars 2027"',
    "fråga 1.5 Räcker det med två möten?",
    "fråga 1.5 svar=Ja",
    "överenskommelse gäller till=2030-12-31",
    'lägesbild saknas "Ingen har frågat kiosken."',
    "lägesbild stämmer B1",
    'problem ny "Klotter vid torget"',
    "åtgärd ny Byta lampor vid torget",
    "klar A1",
    "ångra A1",
    "åtgärd ändra A1 klar",
    "möte ny 4 mars kl 10 upprepa=kvartal",
    "möte flytta M1 11 mars",
    "möte ställ-in M2 Ingen kan",
    "möte ny idag kl 8",
    "möte beslut M1 1.5 godkänns; 1.1 klar; Vi ses igen",
    "möte lyft-ut M1 1 Inte än",
    "godkänn M1 v1",
    "uppföljning takt=tertial",
    "uppföljning avsluta avslut=ja",
)
READS = (
    "tack",
    "rapport",
    "bekräfta",
    "bekräfta 1.5 1.3",
    "status",
    "hur ligger vi till?",
    "nästa",
    "översikt",
    "svara",
    "steg",
    "steg 2",
    "visa",
    "visa 1.1",
    "visa 1.3",
    "visa 1.3 v1",
    "visa 1.3 v7",
    "visa 1.6",
    "visa 9.9",
    "visa N1",
    "visa vidare",
    "logg",
    "logg 1.1",
    "logg 9.9",
    "klar",
    "godkänn",
    "roller",
    "rum",
    "mejl 1.9",
    "påminnelser",
    "varför",
    "orsak",
    "mål",
    "löfte visa L1",
    "anslut aaaa-bbbb",
    "ta-rollen 3",
    "start",
    "övning",
    "konto",
    "borta",
    "fem-minuter",
    "hjälp notera",
    "hjälp egen-text",
    "egen-text",
    "notera",
    "notera 1.1",
    "notera 1.1 v1",
    "anteckningar",
    "lägesbild",
    "lägesbild visa I1",
    "lägesbild visa I2",
    "lägesbild visa B1",
    "visa I1",
    "visa B1",
    "visa 2.2",
    "kedjan",
    "bekräfta",
    "lämna",
    "möte",
    "möte agenda",
    "möte fil",
    "visa M1",
    "exportera",
    "uppföljning",
    "uppföljning rapport",
    "uppföljning 2027",
    "uppföljning bedömning",
    "uppföljning L1 fler",
)
QUESTIONS = ("nej 1.5", "inte-än 1.1", "inte-aktuell 1.8", "ändra 1.10", "vidare anyway=ja")
WRITTEN = (
    'notera 1.1 "{secret}"',
    "notera 1.3 {secret}",
    "notera 1.6 {secret}",
    "notera 2.3 {secret}",
    'lägesbild ny "{secret}" plats=Torget tid=kvällar',
    'lägesbild ny "Klotter" plats={secret} källa=skolan',
    "lägesbild källa {secret} tillfrågad=idag",
)
"""What is kept as one's own."""
NAMED = {"lindsala": "rum namn {secret} rum=kommunrum", "polis": "rum namn {secret} rum=polisrum"}
"""What a party calls its own room, which is its own too."""
MISSED = (
    "notera 9.9 {secret}",
    "notera {secret}",
    "notera vidare {secret}",
    "notra 1.1 {secret}",
    "{secret}",
    "klar 1.1 {secret}",
    "visa {secret}",
    "status {secret}=1",
    "ändra 1.1 {secret}",
    "bjud-in {secret}",
    "egen-text {secret}",
    "svara text={secret}",
    "lägesbild nyy {secret}",
    "lägesbild ändra I1 {secret}",
    "lägesbild ny text=kvällar {secret}",
    "lägesbild visa {secret}",
    "lägesbild dela {secret}",
    "lägesbild dela I99 {secret}",
    "lägesbild saknas2 {secret}",
    "notera dela {secret}",
    "notera dela 1.1 anteckning={secret}",
)
"""What is meant as one's own, and is refused."""
SCENES = (
    (("anna", "ändra 1.5 Styrgruppen möts."), ("bo", "godkänn 1.5 v1"), ("anna", "godkänn 1.5 v1")),
    (("bo", "ändra 1.10 Boten är till."), ("anna", "godkänn 1.10 v1"), ("bo", "godkänn 1.10 v1")),
    (("anna", "vidare anyway=ja Bråttom"), ("bo", "godkänn vidare v1"), ("bea", "status")),
    (("bo", "klar 1.1"), ("alva", "inte-än 1.1 Kartan saknas"), ("bea", "visa 1.1")),
    (("anna", "inte-aktuell 1.9 Finns"), ("bea", "nej 1.9 v1 Nej"), ("anna", "nästa")),
)
"""What the parties do together, so that much happens in a short play."""
SWITCHES = ("egen-text på läst=ja", "egen-text av", "egen-text", "egen-text på")


def secret(party: PartyId | None) -> str:
    """Return a word that only one party may ever be shown."""
    return f"kvarg-{party}"


def said(who: str, chat: RoomId, *texts: str, own: bool = False) -> Act:
    """Return lines to the bot that nobody else can read, in any chat."""
    source = Source.DIRECT if chat.startswith("@") else Source.COMMAND
    return tuple(Line(who=who, chat=chat, text=text, source=source, own=own) for text in texts)


def chats(who: str) -> st.SearchStrategy[RoomId]:
    """Draw a chat that somebody can be in: the joint room, her party's own, her private one."""
    whose = PEOPLE[who]
    own = [OWN_ROOMS[whose]] if whose else []
    return st.sampled_from([ROOM, *own, chat_of(who)])


@st.composite
def acts_of(draw: st.DrawFn, who: str) -> Act:
    """Draw something anybody may do or ask, that leaves no question open."""
    chat = draw(chats(who))
    kind = draw(st.sampled_from(["joint", "read", "question", "press", "mention", "chatter"]))
    match kind:
        case "joint":
            return said(who, chat, draw(st.sampled_from(JOINT)), "avbryt")
        case "read":
            return said(who, chat, draw(st.sampled_from(READS)), "avbryt")
        case "question":
            return said(who, chat, draw(st.sampled_from(QUESTIONS)), "svara skäl=Nej", "avbryt")
        case "press":
            press = Line(who=who, chat=chat, text="", place=draw(st.integers(0, 4)))
            return (replace(press, source=Source.PRESS), *said(who, chat, "avbryt"))
        case "mention":
            (line,) = said(who, ROOM, draw(st.sampled_from(READS)))
            return (replace(line, source=Source.MENTION), *said(who, ROOM, "avbryt"))
        case _:
            return (Line(who=who, chat=ROOM, text="Ses vi på torsdag?", source=Source.PLAIN),)


def scene_of(lines: tuple[tuple[str, str], ...]) -> Act:
    """Return what several people say in the joint room, one after another."""
    return tuple(line for who, text in lines for line in said(who, ROOM, text, "avbryt"))


@st.composite
def own_acts_of(draw: st.DrawFn, who: str) -> Act:
    """Draw something that only one's own party may know of."""
    chat = draw(chats(who))
    hidden = secret(PEOPLE[who])
    kind = draw(st.sampled_from(["written", "written", "missed", "switch", "asked", "open"]))
    match kind:
        case "written":
            named = NAMED[PEOPLE[who] or ""]
            text = draw(st.sampled_from((*WRITTEN, named))).format(secret=hidden)
            return said(who, chat, text, "avbryt", own=True)
        case "missed":
            text = draw(st.sampled_from(MISSED)).format(secret=hidden)
            return said(who, chat, text, "avbryt", own=True)
        case "switch":
            return said(who, chat, draw(st.sampled_from(SWITCHES)), "avbryt", own=True)
        case "asked":
            level = "svara nivå=egen"
            first, answer, *rest = said(who, chat, "notera 1.1", hidden, level, "avbryt", own=True)
            answers = [answer.source, Source.PLAIN]
            return (first, replace(answer, source=draw(st.sampled_from(answers))), *rest)
        case _:
            line, last = said(who, ROOM, f"notera 1.1 {hidden}", "avbryt", own=True)
            return (replace(line, source=Source.MENTION), last)


def scripts(writer: PartyId) -> st.SearchStrategy[list[Act]]:
    """Draw a play in which one party has something of its own, and everybody acts."""
    ours = [who for who, whose in PEOPLE.items() if whose == writer]
    own = st.sampled_from(ours).flatmap(own_acts_of)
    anybody = st.sampled_from(sorted(PEOPLE)).flatmap(acts_of)
    others = [who for who, whose in PEOPLE.items() if whose not in {writer, None}]
    theirs = st.sampled_from(others).flatmap(own_acts_of).map(_kept)
    together = st.sampled_from(SCENES).map(scene_of)
    return st.lists(own | own | anybody | together | theirs, min_size=8, max_size=20)


def _kept(act: Act) -> Act:
    """What the other party has of its own is not left out when the writer's is."""
    return tuple(replace(line, own=False) for line in act)
