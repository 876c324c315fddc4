"""What a description of a use case is made of: who receives, what it says, what sets it off.

Word lists, as parts of regular expressions over folded text. A word stands here if it is specific:
"order confirmation" says what a message contains, "important update" does not.
"""

# Who receives. The plural counts everywhere, the singular after "a", "each", "to" and the like.
PEOPLE = (
    "account holder|adult|applicant|attendee|beneficiarie|bidder|borrower|buyer|candidate|"
    "card ?holder|caregiver|carer|caretaker|citizen|claimant|clerk|clinician|client|coache|"
    "colleague|commuter|competitor|congregant|consumer|contractor|courier|crew member|customer|"
    "dad|dealer|delegate|diner|doctor|donor|driver|employee|engineer|entrant|fan|familie|farmer|"
    "follower|freelancer|gardener|guardian|guest|home ?owner|host|household|instructor|"
    "interpreter|invitee|landlord|learner|leaseholder|manager|mechanic|member|merchant|mother|mum|"
    "mom|musician|neighbou?r|nurse|owner|parent|parishioner|participant|partner|passenger|patient|"
    "patron|payer|player|policy ?holder|producer|prospect|pupil|reader|recruit|registrant|"
    "relative|renter|reporter|resident|rider|runner|seller|shareholder|shopper|sitter|"
    "staff member|student|subscriber|supplier|supporter|teacher|team|technician|tenant|"
    "ticket ?holder|trader|trainee|travell?er|tutor|user|vendor|viewer|visitor|volunteer|voter|"
    "walker|warden|winner|worker|agent|admin|stylist|groomer|captain|kid"
)
PEOPLE_AS_IS = (
    "(?:people|persons|anyone|anybody|everyone|everybody|those|whoever|individuals|men|women) "
    "(?:who|whose|that|with|living|waiting|on)|(?:the|any|each|every) (?:person|caller|man|woman) "
    "who|(?:a|the|each) caller|children|staff|alumni|crew|families|beneficiaries|(?:our|my) "
    "regulars|the (?:family|child|crew)|their (?:family|child|parents?)"
)
# Ends like a person and is none.
NOT_PEOPLE = (
    "orders|offers|reminders|numbers|letters|newsletters|vouchers|computers|servers|flyers|others|"
    "papers|layers|filters|covers|errors|doors|floors|colors|colours|sensors|factors|vectors|"
    "centers|centres|matters|answers|banners|transfers|drawers|chapters|registers|trackers|fees|"
    "committees|trees|degrees|coffees|containers|timers|meters|powers|towers|flowers|dinners|"
    "boosters|prayers|carriers|providers|receivers|senders|monitors|visors|motors|guarantees|"
    "browsers|printers|routers|scanners|chargers|trailers|headers|folders|refers|delivers|"
    "considers|prefers|differs|suffers|remembers|enters|triggers|hours|tours|ours|yours|"
    "lovers|stickers|posters|burgers|tickers|managers of|characters|parameters|users of"
)
AFTER_CUSTOMER = (  # "customer service" is nobody
    "accounts?|acquisition|base|care|churn|communications?|data|database|engagement|experience|"
    "feedback|information|interactions?|journey|lifecycle|loyalty|needs|outreach|portal|"
    "relationships?|retention|satisfaction|service|success|support"
)

# What a message may be about.
TOPICS = (
    "absences?|applications?|appointments?|arrears|arrivals?|attendance|auctions?|availability|"
    "balance|bids?|bills?|billing|birthdays?|bookings?|bus(?:es)?|cancellations?|carts?|baskets?|"
    "checkouts?|check-?ins?|check-?outs?|claims?|class(?:es)?|closings?|closures?|collections?|"
    "consultations?|contracts?|courses?|curfews?|deadlines?|delays?|deliver(?:y|ies)|departures?|"
    "deposits?|disbursements?|dispatch|donations?|dues|enroll?ments?|eta|events?|exams?|"
    "expir(?:y|ation)|fixtures?|flights?|fraud|games?|gifts?|grades?|harvests?|homework|"
    "inspections?|installments?|interviews?|invoices?|itinerar(?:y|ies)|jobs?|lab|leases?|"
    "lessons?|listings?|loans?|log-?ins?|maintenance|match(?:es)?|meetings?|meter|memberships?|"
    "mot|opening hours|orders?|offers?|outages?|out-of-stock|overdue|packages?|parcels?|parking|"
    "passwords?|payments?|payouts?|permits?|pick-?ups?|pollen|prayer times?|prescriptions?|"
    "prices?|purchases?|queues?|quot(?:es?|ations?)|races?|recalls?|recycling|refills?|refunds?|"
    "registrations?|rehearsals?|rent|rentals?|repairs?|reservations?|restocks?|results?|returns?|"
    "rides?|rotas?|routes?|schedules?|scores?|screenings?|seats?|security|sessions?|shifts?|"
    "shipments?|shipping|sign-?ins?|sign-?ups?|snow|statements?|stays?|stock|storms?|"
    "subscriptions?|surger(?:y|ies)|tables?|tee times?|tests?|tickets?|tides?|timetables?|tours?|"
    "tournaments?|tracking|training|transactions?|transfers?|travel|treatments?|trials?|trips?|"
    "vaccin(?:ations?|es?)|viewings?|visits?|wait-?lists?|warrant(?:y|ies)|weather|webinars?|"
    "work orders?|workouts?|workshops?|product launch(?:es)?|new products?|welcome"
)
# Says nothing until something is said beside it: an order confirmation, a reminder of the visit.
HEADS = (
    "acknowledge?ments?|advisor(?:y|ies)|alerts?|announcements?|changes|confirmations?|details|"
    "digests?|follow-?ups?|info|information|instructions?|invitations?|invites?|links?|messages?|"
    "news|notices?|notifications?|nudges?|prompts?|reminders?|reports?|requests?|sms|"
    "status(?:es)?|summar(?:y|ies)|texts?|updates?|warnings?|windows?|times?|dates?|numbers?|"
    "feedback|surveys?|codes?|address(?:es)?|points?|notes?|advice|plans?|lists?"
)
# Says by itself what the message contains.
CONTENTS = (
    "(?:one-?time |verification |security |access |log-?in |sign-?in |six-digit |[4-8]-digit |"
    "authentication |two-factor |2fa |door |entry |gate |discount |promo(?:tional)? )codes?|"
    "one-?time pass(?:words?|codes?)|otps?|pass ?codes?|magic links?|password resets?|receipts?|"
    "invoices?|vouchers?|coupons?|discounts?|special offers?|specials|deals|flash sales?|"
    "reference numbers?|booking references?|etas?|time ?slots?|date and time|menus?|recipes?|"
    "newsletters?|surveys?|rotas?|timetables?|boarding pass(?:es)?|qr codes?|"
    "thank-?you (?:notes?|texts?|messages?)|new arrivals|job openings?|vacancies|open shifts?|"
    "prayer requests?|statements?|service times|reviews? requests?"
)
# Says what the message contains where it is the object of saying or sending.
DETAILS = (
    "address|amounts?|answers?|items|balances?|codes?|dates?|discounts?|dose|estimates?|feedback|"
    "forecasts?|grades?|instructions|directions|links?|locations?|menus?|names?|numbers?|offers?|"
    "outcomes?|passwords?|photos?|pins?|places?|prices?|reasons?|results?|scores?|slots?|"
    "themes?|times?|tips|titles?|total|venue|windows?|yes|verses?|homework|minutes|agenda|"
    "whether|which|what|how to|why|where"
)
SAYING = (
    "with|gives?|giving|contains?|containing|includes?|including|states?|stating|says?|saying|"
    "shows?|showing|lists?|listing|gets?|receives?|receiving|are sent|is sent|sends?|sending|"
    "texts?|texted|texting|tells?|telling|told|informs?|informed of|about|ask|asks|asked|asking|"
    "the (?:text|message|sms) (?:has|is|carries|names)|regarding|quotes?|confirms?|confirming|"
    "offers?|offering|share|publish"
)
# What sets a message off.
EVENTS = (
    "abandon\\w*|absent|accept\\w*|accident|adds?|added|alarms?|announc\\w+|appl(?:y|ies|ied|ying)|"
    "appointments?|approv\\w+|arriv\\w+|assign\\w*|auction\\w*|available|back in stock|begins?|"
    "began|bids?|outbid|birthday|booke?d?s?|bookings?|breaks?|bought|buys?|buying|calls?|"
    "cancel\\w*|chang\\w+|charg\\w+|check\\w* ?-?(?:in|out)|class\\w*|clos\\w+|collect\\w*|"
    "complet\\w+|concerts?|contacts? us|courses?|creat\\w+|cross\\w*|declin\\w+|delay\\w*|"
    "deliver\\w*|depart\\w*|deposit\\w*|detect\\w*|dispatch\\w*|donat\\w+|drops?|dropped|due|empty|"
    "ends?|ended|enroll?\\w*|exams?|exceed\\w*|expir\\w+|fail\\w*|falls?|filed|fills?|finish\\w*|"
    "flights?|full|games?|gifts?|graduat\\w*|incidents?|interviews?|invit\\w+|invoic\\w+|issu(?:es|"
    "ed)|joins?|joined|joining|late|leak\\w*|leav\\w+|left|lessons?|listing\\w*|loans?|log\\w* "
    "?-?(?:in|on|into)|logged|low|marks?|marked|match\\w*|meetings?|miss\\w*|mov(?:e|es|ed|ing)|"
    "opens?|opened|opening|orders?|ordered|ordering|outage\\w*|overdue|paid|pays?|payments?|"
    "pick\\w* ?-?up|plac(?:e|es|ed|ing)|posts?|posted|prescri\\w+|pric\\w+|publish\\w*|purchas\\w+|"
    "races?|reach\\w*|ready|refill\\w*|refund\\w*|register\\w*|registration|reject\\w*|releas\\w+|"
    "renew\\w*|rents?|repl(?:y|ies|ied)|report(?:s|ed)?|request\\w*|reschedul\\w+|reserv\\w+|"
    "resets?|resolv\\w+|restock\\w*|return\\w*|ris(?:e|es|ing)|run(?:s|ning)? (?:out|late|low)|"
    "scan\\w*|schedul\\w+|sells?|sold|sessions?|shifts?|ship(?:s|ped|ping|ment)?|sign\\w* ?-?(?:in|"
    "up|on|out)|snow|starts?|started|storms?|submit\\w*|submission|subscrib\\w+|surgery|taps?|"
    "tests?|tournaments?|transactions?|transfer\\w*|treatment|trips?|turns?|verif\\w+|viewing|"
    "visit\\w*|weather|wins?|won|withdraw\\w*|workshops?|(?:texts?|writes?|messages?|emails?|asks?|"
    "texting|writing|contacting) (?:us|in|our|to)|ask(?:s|ed)? (?:a|for)|requires? (?:a|"
    "verification|confirmation)|needs? (?:an?|to verify)|events? (?:starts?|begins?)|the event|"
    "quot(?:e|es|ed)|served|settl\\w+|tables?|travel\\w*"
)
# What becomes of a thing; to be told when it does is to be told that it did.
NEWS = (
    "cancelled|canceled|moved|late|delayed|closed|closes|shipped|ships|ready|available|arrives?|"
    "arrived|delivered|out for delivery|changes?|changed|approved|rejected|declined|due|expires?|"
    "overdue|restocked|back in stock|starts?|leaves|left|completed?|confirmed|fails?|failed|rises?|"
    "rising|not (?:been|yet)|reach(?:es|ed)|on its way|opens?|finished|dispatched|absent|vacant|"
    "free"
)
STARTED_BY = (  # customers who … : an act that sets a message off, unlike having agreed to receive
    "plac(?:e|ed)|order(?:ed)?|buy|bought|purchased?|book(?:ed)?|request(?:ed)?|appl(?:y|ied)|"
    "abandon(?:ed)?|miss(?:ed)?|schedul(?:e|ed)|paid|pay|text us|write to|call|contact(?:ed)?|"
    "ask|reserved?|donated?|log in|sign in|sign-in|submit(?:ted)?|report(?:ed)?|are due|"
    "left|forgot|fail(?:ed)?|message us|text our|write in|reply|replied|registered for"
)
# Nobody learns from these what a message is about.
VAGUE_NOUNS = (
    "activit\\w+|alerts?|api|apps?|applications?|audience|best|brands?|business\\w*|campaigns?|"
    "chance|channels?|communications?|company|content|correct|customers?|data|database|details|"
    "email\\w*|engagement|experience|few|general|good|help|high|important|info|information|kinds?|"
    "latest|law|laws|look|lot|lots|messag\\w+|mms|necessary|needs?|news|nice|note|notes|notices?|"
    "notifications?|number of|occasional|offerings?|opportunity|outreach|people|personali[sz]ed|"
    "platform|posts?|products?|purposes?|quality|range|rcs|relevant|reminders?|requirements?|rest|"
    "right|same|service|services|short|sms|software|solution|something|stuff|support|system|team|"
    "texts?|things?|tool|traffic|types?|updates?|use|useful|users?|variety|various|way|ways|"
    "website|whatsapp|word|works?"
)
# Sets nothing off and says nothing, whatever words are in it.
EMPTY_PHRASES = (
    "when(?:ever)? (?:it is |it's |they are )?(?:needed|necessary|required|relevant|applicable|"
    "appropriate|possible|suitable)|(?:when|whenever|if|once|after) (?:something|"
    "anything)\\b[^.,;]*|(?:when|whenever|if|once|after) there(?:'s| is| are) (?:something|"
    "anything|news|updates?)\\b[^.,;]*|(?:when|whenever|if|once|after) (?:an? |the |some |certain |"
    "specific )?(?:events?|actions?|updates?|changes?|triggers?|conditions?) (?:is|are|gets?|"
    "occurs?|happens?|takes?)\\b[^.,;]*|(?:when|whenever|if|once) we (?:want|like|have|need|feel|"
    "see|decide)\\b[^.,;]*|(?:once|when|if|after) (?:we are |we go |we're )?(?:approved|live|ready|"
    "launched|active)\\b|as (?:and when )?(?:needed|required|necessary|appropriate)|from time to "
    "time|at (?:any|all) times?|any ?time|on time|in time|real[- ]?time|in a timely [a-z]+|"
    "time-?sensitive|all the time|if (?:any|needed|necessary|applicable|required)|in order(?: to| "
    "that)?|out of order|(?:opt|opted|opting)[- ](?:in|out)|business purposes?|get results|the "
    "right time"
)
# Could stand in anybody's description; the words beside them tell one business from another.
_GENERIC = (
    "access account accounts agency already always approve available based because best better "
    "case client clients comply compliant consent contact contacts country countries customer "
    "customers day delivery different engage engaged engagement existing good great group groups "
    "grow growth happens help helps improve include including inform informed integrate "
    "integration kept keep know like list market marketing markets mainly many mobile month more "
    "mostly necessary needed need new nobody normal nothing notify number numbers opted people "
    "phone platform possible program project promotional provide provided purpose quality reach "
    "reaching receive receives regarding registered related reliable replying route routes scale "
    "see sell sells send sending sends sent services several soon special stop technology text "
    "texting texts time transactional trusted use used user users using volume want website week "
    "well whatever whenever worldwide year years"
)
GENERIC = frozenset(_GENERIC.split())
