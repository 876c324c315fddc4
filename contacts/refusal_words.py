"""The tables by which a refusal is told from a doubtful word: reading them is reading the policy.

A row is a run of words. ``a|b`` is either of two, ``?a`` may be missing, ``^`` and ``$`` are the
beginning and the end of the message. Words stand here as they are after reading: small letters, no
accents, no apostrophes, ``do not`` as ``dont``, and what ``SPELLINGS`` says.

Source: 47 CFR 64.1200(a)(10), by which a person may refuse "in any reasonable manner"; CTIA,
Messaging Principles, 5.1.3; for Canada the French ARRET; and what people write.
"""

SPELLINGS: dict[str, str] = {
    **dict.fromkeys(("pls", "plz", "plse", "pleas", "bitte", "svp", "kindly"), "please"),
    **dict.fromkeys(("u", "yall"), "you"),
    **dict.fromkeys(("ur", "youre", "yr"), "your"),
    **dict.fromkeys(("txt", "sms", "smses", "msg", "message", "txts", "texts", "msgs"), "text"),
    **dict.fromkeys(("messages", "mensajes", "textos", "nachrichten", "nachricht"), "text"),
    **dict.fromkeys(("txting", "messaging", "msging", "smsing", "texing"), "texting"),
    **dict.fromkeys(("num", "nr", "phone", "cell", "cellphone", "mobile"), "number"),
    **dict.fromkeys(("thx", "ty", "tks", "danke", "merci", "gracias", "obrigado"), "thanks"),
    **dict.fromkeys(("st0p", "stopp", "sotp", "stpo", "stopt"), "stop"),
    **dict.fromkeys(("unsuscribe", "unsubcribe", "unsubscibe", "unsubscrib"), "unsubscribe"),
    **dict.fromkeys(("donot", "dnt", "dun"), "dont"),
    **dict.fromkeys(("lists", "database", "system", "records"), "list"),
    **dict.fromkeys(("asap", "immediately", "inmediatamente", "sofort"), "now"),
    **dict.fromkeys(("cuz", "bc"), "because"),
}

# Pairs that mean one word.
PAIRS: dict[tuple[str, str], str] = {
    ("do", "not"): "dont",
    ("don", "t"): "dont",
    ("can", "not"): "cant",
    ("will", "not"): "wont",
    ("thank", "you"): "thanks",
    ("por", "favor"): "please",
    ("any", "more"): "anymore",
    ("text", "text"): "text",
    ("no", "longer"): "nolonger",
}

# What people say around a refusal without changing it.
FILLERS = frozenset(
    {
        *("please", "thanks", "now", "already", "just", "then", "and", "once", "for", "good"),
        *("it", "this", "that", "the", "ok", "okay", "okey", "hi", "hello", "hey", "sorry"),
        *("sir", "madam", "maam", "guys", "dude", "man", "bro", "ugh", "omg"),
        *("hola", "hallo", "bonjour", "sil", "vous", "te", "plait"),
    }
)

# Nothing but this, apart from fillers, is a refusal.
WHOLE = frozenset(
    {
        # STOP and its kind; CANCEL, END and QUIT mean something else as soon as words are added
        *("stop", "stopall", "stop all", "stop everything", "i said stop", "no stop"),
        *("unsubscribe", "unsubscribe all", "unsubscribe me", "unsubscribe stop"),
        *("stop unsubscribe", "stop stopall", "stop cancel", "stop end", "stop quit"),
        *("stop text", "stop all text", "stop texting", "stop sending", "stop sending me"),
        *("optout", "opt out", "opt me out", "i opt out", "opting out", "stop opt out"),
        *("revoke", "revoke consent", "remove", "remove me", "delete me", "take me off"),
        *("wrong number stop", "stop wrong number", "wrong person stop", "no thanks stop"),
        *("no text", "not interested stop", "stop not interested", "dont text", "dont contact"),
        # French
        *("arret", "arrete", "arreter", "arretez", "desabonner", "desabonnement", "darreter"),
        *("me desabonner", "desinscription", "desinscrire", "me desinscrire", "stop arret"),
        # Spanish and Portuguese
        *("alto", "pare", "paren", "parar", "detener", "detengan", "basta", "baja", "dar de baja"),
        *("darme de baja", "no mas", "ya no mas", "ya basta", "cancelar suscripcion", "sair"),
        # German
        *("abmelden", "abmeldung", "abbestellen", "austragen", "aufhoren", "aufhoeren"),
        *("text abmelden", "keine text", "keine text mehr", "mich abmelden"),
    }
)

_WANT = "want|wanna|need|wish|like|care"
_TEXT = "text|spam|ads|alerts|notifications|promotions|promos|offers|stuff|emails|marketing"
_AFTER_ING = "me|us|my|this|these|here|at|on|$|please|now|already|or|again|anymore|thanks|because"

# Anywhere in a short message, these words are a refusal, unless a row of UNCLEAR is there as well.
CLEAR = (
    f"stop|quit|cease texting|contacting|spamming|bothering|bugging|harassing {_AFTER_ING}",
    "stop|quit|cease ?with|sending|send ?me|us ?out ?all|any ?of ?more"
    f" ?the|these|your|this {_TEXT}",
    "stop|quit sending|send ?me|us this|these|it|anything|shit|crap|junk",
    "stop|quit calling ?me|us $|please|again|now|or",
    "stop|quit writing ?to me|us",
    "please stop $",
    "stop|cease ?all communication|communications|contact",
    "cease and desist",
    "stop|cancel|end|discontinue ?all ?of ?the|these|your|this text $",
    "stop sending to",
    "stop text|contact me|us",
    "dont|never ?ever|you ?dare|please text|contact|bother|spam|harass me|us|this|again|anymore",
    "dont|never ?ever text|contact my|our number",
    "dont|never ?ever write ?to me|us again|anymore",
    "dont|never ?ever call|text|contact|email or|nor|and call|text|contact|email ?me|us|this",
    "dont|never ?ever call|email ?me|us again|anymore",
    f"dont|never send ?me|us ?any|anymore ?of ?more ?the|these|your|this {_TEXT}",
    "dont|never send ?me|us anything|anymore|again",
    f"dont|nolonger {_WANT} ?to ?receive|get|have|see ?any|anymore ?of ?more"
    f" ?the|these|your|this {_TEXT}",
    f"dont|nolonger {_WANT} ?to be texted|contacted|bothered|on",
    f"dont|nolonger {_WANT} to hear from",
    "dont want ?any ?more|further contact",
    f"no more|further ?of ?the|these|your|this {_TEXT}|contact|calls",
    "take|get|cross|strike|scratch me|us ?right off ?of ?your|the|this|these|that|all|any"
    " ?text|marketing|mailing|contact|calling|number list|text|$|please|now",
    "to be removed|deleted from",
    "take|get|remove my|our|this ?number|name ?number off|from|out",
    "remove|delete|drop|erase me|us ?please|now|right $|from|off",
    "remove|delete|drop|erase|lose|forget my|our|this number|contact|info",
    "leave me|us alone|be",
    "unsubscribe me|us|from|this|my|please",
    "please unsubscribe|optout",
    f"{_WANT}|trying|going ?to unsubscribe|optout",
    f"{_WANT}|trying|going ?to opt out",
    f"{_WANT} you ?all to stop texting|contacting|sending",
    "opt me|us|this ?number out",
    "i|im ?am ?hereby opt|opting out",
    "i|im ?am ?hereby unsubscribing|unsubscribe",
    "revoke|withdraw|rescind ?my|any|all ?prior consent|permission|authorization",
    "i dont|nolonger|never consent|consented",
    "lose my number",
    "wrong number|person|guy ?please ?so stop|remove|unsubscribe",
    # French
    "arrete|arretez|arreter de menvoyer|mecrire|me|mappeler|contacter|nous",
    "ne me contactez|contacte|ecrivez|ecris|envoyez|envoie|derangez|textez ?plus",
    "ne mecrivez|menvoyez|mecris|menvoie plus",
    "plus de text|pub|pubs|publicite|publicites",
    "desabonnez|desabonne|desinscrivez|retirez|supprimez|enlevez|oubliez moi",
    "supprimez|retirez|effacez|enlevez mon numero",
    "veux|souhaite|voudrais me desabonner|desinscrire",
    "plus recevoir",
    "laissez|laisse moi tranquille",
    # Spanish
    "no ?me ?quiero ?recibir mas text|publicidad|spam",
    "no quiero ?recibir text|publicidad|spam",
    "no me manden|mande|envien|envie|escriban|escriba|contacten|contacte|molesten|moleste",
    "dejen|deje|deja|paren|pare de enviarme|mandarme|escribirme|molestarme|contactarme|molestar",
    "dejen|deje|deja|paren|pare de enviar|mandar|escribir text|spam|publicidad|me",
    "denme|deme|dame|darme|dar|quiero de baja",
    "quiten|quitenme|quiteme|saquen|saquenme|saqueme|borrenme|eliminenme de",
    "borren|borre|eliminen|elimine|quiten|quite mi numero",
    "dejenme|dejeme|dejame en paz",
    # Portuguese
    "nao me mande|envie|mandem|enviem|contate mais",
    "pare|parem de me|enviar|mandar",
    # German
    "keine ?weitere|weiteren|mehr text|werbung ?mehr",
    "schreib|schreibt|schreiben|kontaktieren|kontaktiere ?sie mir|mich nicht|nie mehr|wieder",
    "nicht mehr schreiben|anschreiben|kontaktieren|texten|belastigen|senden|schicken",
    "hor|hore|horen|hort ?sie ?endlich auf",
    "lass|lassen|lasst ?sie mich ?bloss ?endlich in ruhe",
    "losche|loschen|loesche|loeschen|entferne|entfernen ?sie meine nummer",
    "melden|melde|nehmen|nimm|streichen|streiche ?sie mich ?please ab|aus|von|raus",
    "will|mochte|moechte keine text|werbung",
    "will|mochte|moechte mich abmelden|austragen",
    "will|mochte|moechte nicht mehr kontaktiert|angeschrieben",
)

# These words make a person read it, even where a row of CLEAR is there.
UNCLEAR = (
    # Not to stop, or not they
    "dont|never|not|wont|didnt|doesnt|cant|couldnt|wouldnt|without ?ever|you|want stop|unsubscribe",
    "never|not|dont|didnt ?ever ask|asked|tell|told|say|said|want|wanted|mean ?you ?me ?to stop",
    "wont|doesnt|didnt|never ?ever leave",
    "you|they|he|she dont|never ?ever text|contact|bother",
    "i|ill|we|well ?will stop|quit|leave",
    "start|resume|continue|restart|unstop",
    "please keep",
    "are|is there",
    # Only a question
    "how|when|why|where|what ?do|does|can|could|would|will|should|did|is|to ?i|you|we|it ?to"
    " stop|unsubscribe|optout|opt|get|remove|delete|take",
    "can|could|should|may|did ?i ?just|accidentally unsubscribe|opt|optout",
    "if i|you|we stop|unsubscribe|opt|optout",
    # Only for a while, only at times, only of one thing, only another way
    "until|till|before|after|during|unless|except|instead|yet|temporarily|only",
    "for now|awhile",
    "for a|an|one|two|few week|day|while|month|hour|bit",
    "so|this|too late|early|much|often|many",
    "at work|night|midnight|dinner",
    "while im|i|driving",
    "today|tonight|tomorrow|weekends|sunday|sundays",
    "about",
    "old|other|another|different",
    "me if|when|while|wrong",
    # A matter of business
    "order|orders|appointment|appointments|reservation|booking|delivery|subscription|membership",
    "waitlist|waiting|guest|cart|package|invoice|payment|shopping|grocery|class|bestellung|termin",
    "commande|pedido|cita|reserva",
    # Somebody else's words
    "my ex|boss|mom|mother|dad|husband|wife|boyfriend|girlfriend|friend|sister|brother|neighbor",
    "told him|her|them|my",
    "tell him|her|them|my",
)

# One of these words is enough for a person to read it.
HINTS = frozenset(
    {
        *("stop", "stopall", "unsubscribe", "unsubscribed", "unsubscribing", "optout"),
        *("quit", "end", "cancel", "revoke", "cease", "discontinue", "unwanted", "unsolicited"),
        *("spam", "spamming", "spammer", "harass", "harassing", "harassment"),
        *("lawyer", "attorney", "tcpa", "fcc", "ftc", "gdpr"),
        *("arretez", "desabonner", "desabonnement", "desinscrire", "desinscription", "basta"),
        *("abmelden", "abmeldung", "abbestellen", "austragen", "aufhoren", "aufhoeren"),
        *("belastigung",),
    }
)

# So is one of these runs of words.
DOUBTFUL = (
    "opt|opting ?me out",
    "wrong number|person|guy",
    "mauvais|faux numero",
    "numero equivocado",
    "falsche nummer",
    "not|isnt ?my interested|number",
    "nolonger interested",
    f"dont|nolonger {_WANT} ?any|anymore|this|it|these|your ?anymore $",
    "dont|never call|text|contact|email|bother|send me|us",
    "leave me|us",
    "remove|delete|erase|take|drop me|us|my|this",
    "off|from|on your list",
    "dont disturb",
    "go|get away|lost",
    "fuck|piss|bugger|back ?right off",
    "shut up",
    "enough is|already|of",
    "^ enough $",
    "^ ?no more $",
    "no more",
    "too|so many|much text|ads",
    "block|blocking|blocked|report|reporting|reported|sue|suing you|this|your|me",
    "get|got|gave|have|given ?you my number",
    "never signed|subscribed|agreed|asked|consented",
    "didnt sign|subscribe|agree|ask|consent",
    "keep|keeps texting|sending|bothering",
    "why are you|they texting|contacting|sending",
    "annoying|tired|sick|fed ?up ?of|with ?all ?the|these|your|this text",
    "de baja",
    "no mas",
    "no quiero",
    "no me interesa|llamen|llame|llames",
    "en paz",
    "in ruhe",
    "plus de text",
    "^ para|fin|cancelar|annuler|parar|stornieren|ende $",
    "kein|keine interesse",
)
