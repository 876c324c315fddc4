"""Is this English, and is it written in sentences? Word lists only."""

_FUNCTION_WORDS = (
    "a about after all also an and any are as at be been before being both but by can could did do "
    "does during each either every few for from had has have he her his how i if in into is it its "
    "just may me might more most must my no not of off on once one only or other our out over own "
    "per same she should so some such than that the their them then there these they this those "
    "through to too two under until up upon us via was we were what when where whether which while "
    "who whom whose why will with within without would you your"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
# Words of other languages that no English sentence has; enough to tell that it is not English.
_FOREIGN = (
    "der das und den dem ein eine einen mit für fur nicht wir unsere unseren wenn nach bei werden "
    "wird zum zur auf sie ist sind ihre ihren ihr "  # German
    "le les des du et un une nous nos notre pour avec dans sur est sont qui que quand lorsque leur "
    "leurs aux cette apres vous "  # French
    "el los las del una con por para cuando nuestros nuestras sus su cada despues "  # Spanish
    "il gli di della delle dei che quando nostri nostro alle loro sono dopo "  # Italian
    "os dos uma nossos seus apos sao ao aos "  # Portuguese
    "het een van en onze wij zij naar voor wanneer worden hun met zijn "  # Dutch
    "och att av till vara kunder om som nar efter det ett "  # Swedish
    "oraz dla naszych gdy po jest przez nasze"  # Polish
)
FOREIGN_WORDS = frozenset(_FOREIGN.split())

_VERBS = (
    "is are was were be been being has have had will would can may must do does did get gets got "
    "getting give gives giving given go goes sent send sends sending receive receives received "
    "receiving text texts texted texting message messages messaged notify notifies notified "
    "notifying remind reminds reminded reminding tell tells told telling ask asks asked asking say "
    "says saying said let lets inform informs informed alert alerts alerted warn warns warned "
    "confirm confirms confirmed invite invites invited contain contains containing include "
    "includes including place places placed buy buys bought book books booked order orders ordered "
    "pay pays paid sign signs signed log logs logged join joins joined request requests requested "
    "opt opts opted subscribe subscribes subscribed ship ships shipped arrive arrives arrived "
    "leave leaves left change changes changed cancel cancels cancelled canceled need needs use "
    "uses used answer answers answering answered reply replies replying replied run runs offer "
    "offers work works want wants show shows showing state states stating falls fall drops drop "
    "expires expire registered register enter enters entered scheduled closes close opens open want"
)
VERBS = frozenset(_VERBS.split())
