"""The words of sites that are unfinished, parked, locked or missing."""

import re

from compliance.findings.phrases.plain import any_of, pattern, phrases, words

_SITE = r"(?:web ?site|site|web ?page|page|home ?page|online (?:home|presence))"
_UNDER = r"under (?:construction|maintenance|development)"
_MAKING = any_of(
    r"building|working(?: hard)? on|putting together|creating|developing|updating|rebuilding",
    r"redesigning|revamping|finishing|preparing|launching|making (?:some )?changes to",
)
_READY = any_of(
    rf"{_UNDER}|coming(?: very)? soon",
    r"(?:being|getting) (?:re)?(?:built|designed|worked on|developed|made|updated|vamped)",
    r"launching|in progress|on its way|almost (?:ready|here|done)|live soon",
    r"not (?:quite |yet )?(?:ready|finished|complete)",
    r"in the (?:works|making)",
    r"down for (?:\w+ )?maintenance",
    r"unfinished|in development|a? ?work in progress",
    r"(?:temporarily|currently) (?:offline|unavailable|down)",
    r"undergoing",
)
# Said of the site itself.
UNFINISHED_SITE = phrases(
    rf"{_SITE} (?:(?:is|are|will be|being) |'s )?(?:\w+ ){{0,4}}?{_READY}\b",
    (
        rf"{_SITE} (?:opens|launches|goes live|will (?:be )?(?:launch\w*|open)|will be (?:live|"
        r"ready|online|finished|up(?: and running)?|running|here|with you)) (?:very )?(?:soon|"
        r"shortly|in|on|next|this|again)"
    ),
    rf"{_MAKING} (?:\w+ ){{0,4}}?{_SITE}\b",
    rf"new {_SITE} (?:\w+ ){{0,3}}?(?:soon|shortly)",
    r"lorem ipsum",
    rf"{_SITE} (?:\w+ )?will be back",
    r"scheduled maintenance(?! (?:of|for|plans?|contracts?|visits?|services?|on)\b)",
    r"maintenance mode",
    rf"{_UNDER}[^.\n]{{0,40}}(?:check|come) back",
)
# Said of anything; it counts on a page that says little else.
UNFINISHED = phrases(
    rf"{_UNDER}|coming (?:very )?soon",
    r"(?:opening|launching) (?:very )?soon",
    r"(?:check|come) back (?:again )?(?:soon|later|shortly)",
    r"back (?:soon|shortly|online)",
    r"be right back|watch this space|stay tuned|for maintenance",
    r"something (?:\w+ ){0,3}?(?:is )?(?:coming|on (?:its|the) way|brewing|in the works)",
    r"working hard to|get notified when|notify me when we",
)
# A line that says that and nothing else.
ANNOUNCEMENT = pattern(
    r"\W*(?:[\w'-]+ ){0,3}?(?:(?:is|are|we're|it's|we are|it is) )?(?:currently )?"
    rf"(?:{_UNDER}|coming (?:very )?soon|(?:opening|launching) (?:very )?soon|be right back|"
    r"(?:(?:please )?(?:check|come) )?back (?:again )?(?:very )?(?:soon|later|shortly|online)|"
    r"watch this space|stay tuned|(?:closed |down |offline )?for maintenance|"
    r"something (?:\w+ ){0,3}?(?:is )?(?:coming|on (?:its|the) way|brewing|in the works))\W*",
)
UNFINISHED_TITLE = re.compile(
    r"under (?:construction|maintenance)|coming soon|launching soon|opening soon|maintenance mode|"
    r"be right back"
)
UNFINISHED_LINE = re.compile(
    r"\W*(?:work in progress|maintenance|in progress|almost (?:there|ready)|just another wordpress "
    r"site|hello world!?|sample page|your site title|new site|my site|untitled)\W*"
)
FILLER = re.compile(
    r"\b(?:lorem|ipsum|dolor|consectetur|adipiscing|tempor|incididunt|labore|aliqua|veniam|nostrud|"
    r"ullamco|laboris|aute|irure|reprehenderit|voluptate|cillum|fugiat|pariatur|excepteur|deserunt|"
    r"mollit|vestibulum|phasellus|curabitur|vivamus)\b"
)

_DOMAIN = r"(?:this|the) (?:domain(?: name)?|web ?site|web ?address|name)"
_OF_SERVER = r"(?:apache\d?|nginx|http|https|iis|web|tomcat|litespeed|caddy|plesk|cpanel)"
PARKED = phrases(
    (
        rf"{_DOMAIN}[^!?\n]{{0,60}}? (?:is|may be|might be|could be|are)(?: \w+)?(?: "
        r"listed)?(?: \w+)? (?:for sale|available (?:for|to) (?:sale|purchase|buy)|parked|up "
        r"for (?:sale|auction))"
    ),
    r"(?<!each\s)(?<!every\s)(?<!any\s)domain(?: names?)? (?:is )?for sale",
    r"(?:buy|purchase|acquire|own|lease|get) this (?:premium )?(?:domain|website|name)\b",
    r"interested in (?:buying |purchasing )?this domain",
    r"domain[^.!?\n]{0,60}(?:make an offer|parked\b)",
    r"make an offer[^.!?\n]{0,40}domain",
    r"parked (?:free|domain)|(?:domain )?parking page|parked page|inquire about this domain",
    (
        r"domain(?: name)? (?:has been |was )?(?:recently |just |successfully )?registered "
        r"(?:\w+ ){0,2}?(?:by|with|at|via|through|for|and|using)"
    ),
    (
        r"domain(?: name)?(?: has| is)?(?: not)?(?: yet)? (?:expired|not (?:yet "
        r")?(?:configured|connected|linked|set up|pointing|in use|active)|pending renewal)"
    ),
    r"future home of (?:something|this|an?|[\w-]+\.\w{2,})",
    r"(?:page|site|domain|name|address) is (?:currently )?parked\b|parked for free",
    r"is this your domain\?",
    r"courtesy of godaddy|sedo\.com|hugedomains|dan\.com|afternic|related searches",
    rf"sponsored listings|why am i seeing this|welcome to {_OF_SERVER}",
    rf"{_OF_SERVER} (?:\w+ ){{0,3}}?(?:default|test|welcome) page",
    rf"test page for (?:the )?{_OF_SERVER}",
    r"proper operation of the",
    rf"{_OF_SERVER} server is (?:successfully )?(?:installed|working|up and running)",
    r"default (?:web ?site|web ?server|server|welcome|hosting|index|landing) page",
    r"this is (?:a |the )?(?:default|placeholder|temporary|holding) (?:page|site|website)",
    r"holding page",
    r"internet information services",
    r"index of /",
    (
        r"(?:site|website|domain) (?:is |has )?not (?:yet )?(?:been )?(?:published|connected|"
        r"configured|set up)"
    ),
    r"isn't connected to a website",
    r"there isn't a github pages site",
    r"no such app",
    r"account (?:has been |is )?suspended",
    r"this (?:web ?site|site|shop|store) (?:has )?(?:been )?(?:expired|suspended)",
    r"this (?:shop|store|site) is (?:currently )?unavailable",
    r"hosting (?:account|space|package) (?:has been|is|was) (?:set up|created|activated|ready)",
    r"upload your (?:web ?site|site)",
    r"powered by (?:plesk|cpanel)",
    r"reserved for (?:a|one of our) customers?",
    (
        r"no (?:web ?site|web site|content) (?:is|has been|at|configured|was) (?:\w+ "
        r"){0,3}?(?:at this address|uploaded|published|configured|found)"
    ),
)
DOMAIN_FIRST = re.compile(r"\W*((?:[a-z0-9-]+\.)+[a-z]{2,}):")
PARKED_LINE = re.compile(r"\W*(?:it works!?|domain default page|web server's default page)\W*")

NOT_FOUND = pattern(
    (
        r"page(?: (?:that |which )?you(?:'re| are| were|'ve| have)? (?:looking for|requested|"
        r"tried to (?:reach|open)|trying to (?:reach|open|find)))?,?(?: \w+)? (?:(?:can ?not|"
        r"could not|can't|couldn't) be found|(?:was|is) not found|not found|does(?: not|n't) "
        r"exist|no longer exists)"
    ),
    r"(?:can't|cannot|couldn't|could not) find (?:the|that|this) page",
    r"error 404|404 error",
    r"404 ?[-:|,.]? ?(?:page )?not found",
    r"the requested url",
)
NOT_FOUND_LINE = re.compile(r"\W*(?:404|not found|page not found|oops!? *404)\W*")
SERVER_ERROR = pattern(
    r"internal server error",
    r"service (?:temporarily )?unavailable",
    r"bad gateway|gateway time-?out",
    r"error establishing a database connection",
    r"fatal error: |application error",
    r"there has been a critical error on",
    r"\b500 error|\berror 50\d\b",
)

_ENTER = r"(?:log|sign)(?:ged)?[ -]?in"
LOCKED = pattern(
    rf"{_ENTER} to (?:continue|access|view|see|proceed|enter|use|get started)",
    rf"please {_ENTER}(?=\W*$|[.!,:\n]| to (?:continue|access|view|see|proceed|your|the|this)\b|"
    r" (?:with|using|first|below|before|here|or)\b)",
    rf"(?:you (?:must|need to|have to)(?: be)?|must be|need to be) {_ENTER}",
    rf"{_ENTER} (?:is )?required",
    rf"{_ENTER} with (?:google|microsoft|apple|sso|okta|facebook|your|single)",
    r"continue with (?:google|microsoft|apple|sso)",
    r"enter (?:the |a |your |store )*password",
    r"enter store using password|password[ -]protected|protected by a password",
    r"members?[ -]only|members area",
    r"(?:authorized|authorised|registered) (?:users|personnel|members|staff)(?: only)?",
    r"restricted area",
    r"private (?:site|website|page|area|beta)\b",
    r"invitation[ -]only|by invitation only|authentication required",
    r"access (?:is )?denied(?! (?:by|to your|at your)\b)",
)
# Stands in many a menu; it locks a page that says nothing else.
LOGIN_LINE = re.compile(r"\W*(?:staff|employee|member|client|customer|partner)s? log-?in\W*")
LOGIN_TITLE = words(
    rf"{_ENTER}|log-?on|login|password|members?|welcome back|authenticat\w+|restricted|private",
    r"register|sign[ -]?up|create (?:an|your) account|portal",
)
LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|logon|auth|sso|password|users?/sign_in|account/login|session|"
    r"wp-login|register|sign-?up)(?:[/.?_-]|$)",
    re.I,
)
NEEDS_SCRIPT = pattern(
    r"(?:need to |must |please )?enable javascript",
    r"javascript (?:is )?(?:required|disabled)",
    r"^loading(?: ?\.+|…)?$|requires javascript",
)
