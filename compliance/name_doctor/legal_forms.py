"""Legal forms and the ways to write them; words that are often shortened. Data.

Two writings of one form are the same form; two forms are two legal persons. Each writing is given
without dots and spaces, as ``reading`` compares them.
"""

_FORMS: dict[str, str] = {
    "ltd": "ltd limited",
    "private limited": "pvtltd pteltd pvt pte privateltd privatelimited pvtlimited ptelimited",
    "pty ltd": "ptyltd proprietarylimited ptylimited pty",
    "plc": "plc publiclimitedcompany",
    "cic": "cic communityinterestcompany communityinterestco",
    "inc": "inc incorporated incorp",
    "corp": "corp corporation",
    "co": "co company",
    "llc": "llc limitedliabilitycompany limitedliabilityco ltdliabilitycompany ltdliabilityco",
    "pllc": "pllc professionallimitedliabilitycompany",
    "pc": "pc professionalcorporation",
    "pa": "professionalassociation",
    "llp": "llp limitedliabilitypartnership",
    "lp": "lp limitedpartnership",
    "gmbh": "gmbh gesellschaftmitbeschrankterhaftung mbh",
    "gmbh & co kg": "gmbhandcokg gmbhcokg",
    "ug": "ug ughaftungsbeschrankt",
    "ag": "ag aktiengesellschaft",
    "kg": "kg kommanditgesellschaft",
    "ohg": "ohg",
    "ek": "ek eingetragenerkaufmann",
    "ev": "ev eingetragenerverein",
    "sarl": "sarl",
    "sas": "sas",
    "sasu": "sasu",
    "eurl": "eurl",
    "sa": "sa societeanonyme sociedadanonima",
    "sa de cv": "sadecv",
    "sl": "sl sociedadlimitada slu",
    "srl": "srl",
    "spa": "spa societaperazioni",
    "ltda": "ltda limitada",
    "bv": "bv beslotenvennootschap",
    "nv": "nv naamlozevennootschap",
    "ab": "ab aktiebolag",
    "as": "as aksjeselskap",
    "aps": "aps anpartsselskab",
    "oy": "oy osakeyhtio",
    "oyj": "oyj",
    "zoo": "spzoo spolkazograniczonaodpowiedzialnoscia spolkazoo",
    "sro": "sro spolrso",
    "doo": "doo",
    "kft": "kft",
    "kk": "kk kabushikikaisha",
    "sdn bhd": "sdnbhd",
}
FORMS = {writing: form for form, writings in _FORMS.items() for writing in writings.split()}
MOST_WORDS = 5  # in one writing of a form

SHORTENED = {
    "co": "company",
    "bros": "brothers",
    "intl": "international",
    "natl": "national",
    "mfg": "manufacturing",
    "svc": "service",
    "svcs": "services",
    "grp": "group",
    "mgmt": "management",
    "st": "saint",
    "mt": "mount",
    "assn": "association",
    "univ": "university",
    "dept": "department",
}
TRADING_AS = (
    ("doing", "business", "as"),
    ("trading", "as"),
    ("trades", "as"),
    ("operating", "as"),
    ("dba",),
    ("d", "b", "a"),
    ("t/a",),
    ("o/a",),
)
# A name with such a word is that of a business, also if a person owns it.
_BUSINESS_WORDS = (
    "academy agency antiques associates auto bakery bar barbers beauty bikes books boutique "
    "builders building cafe care carpentry catering center centre church cleaners cleaning clinic "
    "club coaching college company construction consultants consulting council court cuts dental "
    "design diner electrical engineering events fitness florist flowers foods foundation garage "
    "garden gardens group gym hair health holdings home homes hospital hotel inn institute "
    "international joinery kitchen landscaping law lab logistics ministries motel motors moving "
    "nails nursery optical painting parish partners pets pharmacy photography pizza plumbing "
    "properties pub records repair repairs restaurant roofing salon school services shop society "
    "software solutions spa sports store studio studios supplies taxi taxis tea tools tours toys "
    "trading training transport travel trust tutoring used vets video wellness works yoga"
)
BUSINESS_WORDS = frozenset(_BUSINESS_WORDS.split())
_TITLES = "mr mrs ms miss dr prof sir mx"
TITLES = frozenset(_TITLES.split())
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii"}
