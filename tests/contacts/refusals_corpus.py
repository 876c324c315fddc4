"""What people write to businesses, and what a reasonable reader takes it for."""

CLEAR = """
please stop texting me
Stop texting me
stop please
please stop
STOP NOW
stop!!! stop!!! stop!!!
Stop it.
OK stop
Hi, please stop. Thank you
I said stop
stop all texts
stop messages
Stop sending me messages
stop sending these
Stop sending me these texts!
stop messaging me please
Stop contacting me
STOP spamming me
stop with the texts
stop calling me
stop texting me or I will call my lawyer
Can you please stop texting me?
I would like you to stop texting me
I told you to stop texting me
who is this? stop texting me
don't message me again
don’t text me
Do not contact me again
do not text me anymore
DONT TEXT ME
please don't send me any more messages
Never text me again
never contact me again
do not call or text me
Don't contact my number
take me off your list
Take me off the list please
Please take me off your mailing list
get me off this list
take my number off
remove my number
Remove me from your list
please remove me
remove this number from your database
Delete my number
lose my number
erase my number please
no more texts
No more messages please
no further contact
no more of these msgs
leave me alone
Just leave us alone!
wrong number, stop
Wrong number. Please stop
wrong person, stop
not interested, remove me from your list
unsubscribe me
Please unsubscribe
please unsubscribe me from this
I want to unsubscribe
I'd like to opt out
opt me out
I am opting out
I hereby revoke my consent
I withdraw my consent
I do not consent to this
I don't want these messages
I don't want to receive any more texts
I no longer wish to receive these messages
i dont want to hear from you
plz stop txting me
pls dont msg me
stoppppp
STOOOP TEXTING MEEE
unsuscribe
opt-out please
no, stop
I'm not interested please stop
please stop all communication
Stop bugging me
I'd like to be removed from your list
cancel all messages
No more emails or texts
Can you remove me from this list?
STOP TEXTING THIS NUMBER
ARRET
Arrêt
arrêtez s'il vous plaît
Arrêtez de m'envoyer des messages
Ne me contactez plus
ne m'écrivez plus
désabonnez-moi
plus de SMS
Je veux me désabonner
Supprimez mon numéro
laissez-moi tranquille
ALTO
PARE
BAJA
No más
NO MAS MENSAJES
no me manden más mensajes
No me escriban más
Dejen de mandarme mensajes
quiero darme de baja
Borren mi número
déjenme en paz
no quiero recibir más mensajes
ABMELDEN
Bitte abmelden
abbestellen
keine Nachrichten mehr
Keine weiteren SMS
Schreiben Sie mir nicht mehr
hören Sie auf
Lassen Sie mich in Ruhe
Löschen Sie meine Nummer
"""

DOUBTFUL = """
stop by our store
I'll stop by your store tomorrow
can you stop?
Does the bus stop there?
when does it end
When does the sale end?
I want to cancel my order
please cancel my appointment
Please cancel
Cancel that please
cancel my subscription
quit smoking tips please
I quit my job, can I still pay later?
the end
is there an end date
end of the month works for me
don't stop
Please don't stop texting me
my ex won't stop texting me
I never asked you to stop texting me
did I unsubscribe by accident?
how do I unsubscribe
How do I stop these texts?
when will you stop texting me
stop texting me until Monday
stop texting me so late
Stop texting me at work
stop texting me before 9am please
stop texting my old number, use this one
stop texting me about the sale
stop texting me if I am on holiday
stop sending me other offers, only the shoes
remove me from the waitlist
Take me off the guest list for Friday
unsubscribe me from order updates
no more texts tonight
no more texts until next week
STOP START
stop, then start again
wrong number
You have the wrong person
not interested
Not interested, thanks
no longer interested
go away
fuck off
This is spam
I will report you
I'm blocking you
who gave you my number
How did you get my number?
I never signed up for these texts
you keep texting me
too many messages
sick of these texts
why are you texting me
enough!
Enough already
no more
do I have to opt out each time?
don't text me, call me instead
is revoke a word in your system
you text me to stop, ok
my attorney will write to you
numéro suivant: mauvais numéro
numero equivocado
Falsche Nummer
kein Interesse
I don't want it
I don't want this anymore
delete my account
do not disturb
leave me a voicemail
Let me know when you stop by
Can I stop in today?
no stop signs here
you can stop now
don't call me I'm in a meeting
no me interesa
I told my boss to leave me alone lol
When I got your text I was at lunch with my sister and we talked about the shoes that she bought \
last year and how the heel came off, and then she said you should never text me again
"""

NOTHING = """
yes
no
No thanks
ok
Thanks!
thank you so much
👍
🛑
?
1
Y
C
What time do you open?
When do you close today?
Where is my order?
Is my order ready
I'll be there at 5
running late, sorry
My card stopped working
the delivery never came
Which bus goes to your shop?
Can I get a refund?
how much is the blue one
what are your weekend hours
see you this weekend
nonstop flights only please
I attended the class yesterday
My friend recommended you
who is this?
Who's this
is this a scam
please send me more
send me the link please
text me when it's ready
Call me back
call me at 5
please call me instead
Can you deliver to my office?
I need to change my address
my phone number is 555 0100
Here is my new number
I don't know
I don't need a bag
I don't think so
don't forget the sauce
I don't have the code
Did not receive the code
I didn't get my code
no code yet
the code doesn't work
resend code
Confirm
yes, confirm my appointment
I lost my wallet in your store
remove the onions please
take it to the back door
turn off the lights when you leave
I'm on your website
is the store on the list of open ones
love these texts
where do I get off the bus
Can you leave the parcel with my neighbour
Remove item 2 please
More please
Oui
merci beaucoup
Sí, gracias
soy muy alto
vivo en Baja California
es para mañana
Ja, bitte
Wann öffnen Sie?
Danke schön
الساعة كم
了解です
"""


def read(lines: str) -> list[str]:
    """Return the phrases of a list, one a line."""
    return [line for line in lines.strip().splitlines() if line]
