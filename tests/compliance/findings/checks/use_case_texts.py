"""Descriptions of use cases as many kinds of people write them, labelled by hand.

The held-out ones were written last; what the check got wrong in them was mended afterwards.
"""

from __future__ import annotations

SPECIFIC = (
    "Transactional order confirmations sent to customers after purchase on our e-commerce "
    "platform.",
    "Order confirmations sent to customers after a purchase in our online shop.",
    "Order and appointment updates from Harbor Books. When a customer places an order or books a "
    "time on our site and has ticked the box for texts, we send them a confirmation, a reminder "
    "the day before and a notice when it is ready. Only customers who opted in receive them, about "
    "three messages for each order.",
    "We text patients a reminder of their appointment 24 hours before it, with the time and the "
    "doctor's name. One message per appointment.",
    "One-time codes for users of our app when they sign in or reset their password.",
    "Every Friday we send our newsletter with the week's offers to subscribers who opted in at the "
    "counter.",
    "Drivers get a text when a new job is assigned to them: pickup address, time and the "
    "customer's first name.",
    "hi, i run a small hair salon. clients who book online get a text the day before with the time "
    "of their appointment",
    "Shipping updates: when a parcel leaves the warehouse, is out for delivery or is delivered, "
    "the buyer gets a text with a tracking link.",
    "Our customers write to us by SMS with questions about their orders; when they text us, an "
    "agent replies with the status of the order.",
    "Payment reminders to tenants three days before rent is due, stating the amount and how to "
    "pay.",
    "If a user signs in from a new device, we send that user a security alert asking whether it "
    "was them.",
    "Members of our gym are told by text when a class they booked is cancelled or moved, up to "
    "four times a month.",
    "Event attendees receive their ticket with a QR code once they register, and directions on the "
    "morning of the event.",
    "We notify parents when the school bus is running late, saying by how many minutes.",
    "Invoices and receipts: texted to clients as soon as a job is finished, with a link to pay by "
    "card.",
    "Abandoned cart reminders sent to shoppers who left items in the basket, with a link back to "
    "it and a 10% discount code. At most one per cart.",
    "Blood donors are invited when stocks of their blood type fall low: the message says where and "
    "when the next session is.",
    "Volunteers at our food bank receive the rota for the week on Sunday evenings and a text if a "
    "shift becomes vacant.",
    "SaaS product for plumbers. After a homeowner requests a quote on a plumber's page, the "
    "homeowner receives the quote and the plumber's arrival time.",
    "Bank customers get a fraud alert after a suspicious transaction, with the amount and the "
    "merchant; they answer YES or NO.",
    "To guests of our guest house: the door code on the day of arrival.",
    "When somebody's library book is due in three days we text the reader its title and the due "
    "date.",
    "OTP messages to users for login verification on our trading platform, one per login.",
    "When a patient books at our dental practice, we text them the date, time and dentist's name, "
    "and again 24 hours before so they can cancel.",
    "Two-factor codes: each time a driver signs in to the Haulio dispatch app we text a six-digit "
    "code that is valid for ten minutes.",
    "Parents of enrolled pupils get a text if school closes because of snow or if their child is "
    "marked absent at morning registration.",
    "Members who joined our loyalty program at the till receive a coupon on Thursdays, at most "
    "four per month.",
    "Our vet clinic reminds pet owners by SMS that a vaccination falls due two weeks later, and "
    "says which vaccine and how to book.",
    "Tenants are told of repairs: once a maintenance request is logged in our portal, they get the "
    "visit slot and the engineer's first name.",
    "Delivery ETA texts. As soon as the courier leaves our depot, the buyer receives a tracking "
    "link and a one-hour window.",
    "I am a piano teacher. I text my students' parents the evening before each lesson with the "
    "time, and straight away if I have to cancel.",
    "Fraud alerts for cardholders: a card payment above the limit they set triggers a text asking "
    "them to reply YES or NO.",
    "Customers who abandon their basket and ticked the marketing box are sent one reminder of the "
    "items left, two hours later.",
    "Password resets: if a user of our web app requests one, we text a link that expires after "
    "fifteen minutes.",
    "Donors to our charity get a thank-you text with the amount following every gift and, in "
    "December, the yearly receipt for tax.",
    "Upon check-in at our hotel guests are sent the Wi-Fi password and the door code; on the "
    "morning of departure the invoice.",
    "SMS to shift workers at our warehouse: new rota published every Friday, with their start and "
    "end times.",
    "We run a restaurant. People who book a table online get a confirmation by text and are asked "
    "the day before whether they still come.",
    "Low balance warnings to prepaid electricity customers when credit drops under £5, stating the "
    "remaining balance and how to top up.",
    "Ticket holders will be notified if the doors open later or the venue changes; the text has "
    "the new time and address.",
    "Runners registered for the Bristol half marathon get their bib number and start wave three "
    "days ahead, then their finish time after they cross the line.",
    "Answering questions that shoppers text to our support number: a human replies about opening "
    "hours, returns, and stock.",
    "Weekly specials from our bakery go out on Saturday mornings to subscribers who opted in on "
    "our site: what is baked, at what price.",
    "Candidates who apply through our careers page are texted interview invitations with date and "
    "link, and a message with the outcome.",
    "This app sends your sitter's check-in and check-out times to the family as the sitter taps "
    "start and finish.",
    "Pharmacy pickup: text to the patient saying that the prescription is ready, sent the moment "
    "the pharmacist marks it done.",
    "Library users receive a notice three days before a loan is due with the title and a renewal "
    "link.",
    "Car owners: MOT expiry reminders sent 30 and 7 days prior, giving registration number and "
    "date of expiry.",
    "We're a bike workshop in Ghent. Once the mechanic closes the ticket, the owner of the bike "
    "gets a WhatsApp with the total and our closing hour.",
    "Reminder texts for blood pressure readings: patients enrolled in the home monitoring program "
    "are prompted each morning at 8 to send us their reading.",
    "Used by our landlords' tenants: if the boiler inspection is booked, moved or cancelled we "
    "text the new date and a phone number to call.",
    "Confirmation codes at signup and for withdrawals, to account holders of our savings app. One "
    "code per action.",
    "Students enrolled in evening classes are messaged when a class is cancelled, changes rooms or "
    "has a new start time.",
    "As a football club we text season ticket holders the kick-off time and gate number on match "
    "day mornings.",
    "People waiting for a table at our diner get one text when the table is free, telling them to "
    "come back within 10 minutes.",
    "Flash sale announcements to shoppers who subscribed at checkout: what is reduced, by how "
    "much, and until when; two or three per month.",
    "We send the customer a text with the mechanic's estimate after the car has been inspected, "
    "and another when it can be collected.",
    "Our hotel group messages guests: booking confirmation after reservation, directions 2 days "
    "before arrival, feedback form after checkout.",
    "Missed call text back: a caller whom we could not answer gets a text within a minute that "
    "says we will ring back and how to book online.",
    "Employees of our client companies get their payslip link at the end of each month, when "
    "payroll has run.",
    "Visa applicants are informed by SMS of each step: documents received, decision taken, "
    "passport ready for collection.",
    "Once a week, on Mondays, growers in our cooperative get the prices that the mill pays for "
    "wheat and barley.",
    "The school office uses it to text parents about absences the same morning, to ask why the "
    "pupil is not in.",
    "Registered voters who asked us to remind them get the address and opening times of their "
    "polling place the day before the election.",
    "Beta testers who joined our waitlist get an invitation link when a place becomes free.",
    "Every time a payment on a customer's plan fails we send that customer a link to update the "
    "card, three attempts at most.",
    "Text alerts to residents of our town when there is a boil water notice, a road closure or a "
    "flood warning.",
    "We are a dog groomer. Twice a year we text owners that their dog is due for a groom and offer "
    "two dates.",
    "Lieferando-style: order accepted, rider on the way, rider at the door. Sent to the person who "
    "ordered, three texts for each order.",
    "To verify phone numbers: new users type their number during registration and get a 6 digit "
    "PIN.",
    "Clients of our law firm receive hearing dates, changed court rooms, and a request to upload "
    "papers when one is missing.",
    "Sends wine club members a note when their quarterly box has shipped and what wines are in it.",
    "After each session our physiotherapists text the patient the exercises to do at home.",
    "Job alerts: nurses registered with our agency are texted open shifts at the hospitals they "
    "chose as soon as a ward posts one.",
    "I sell eggs and vegetables from a farm stand and text my regulars on Saturday morning what I "
    "have that day.",
    "Water meter leak warnings: the account holder is texted if consumption at night is unusually "
    "high, with the litres used.",
    "Congregation members who gave us their number get service times for the coming Sunday and "
    "news of funerals.",
    "When the driver is ten minutes away the rider receives the plate number and the car's color.",
    "Our taxi app texts passengers the license plate and arrival time when a cab accepts their "
    "ride.",
    "Sent to parents of children at our nursery: a photo link and a note about naps and meals when "
    "the day ends.",
    "Court interpreters on our books get assignment offers by SMS as hearings are listed, and "
    "reply to accept.",
    "A customer who returns shoes gets two texts, one when the parcel reaches us and one when the "
    "money is on its way back.",
    "Reminding insured drivers that their policy runs out next month, with the renewal price and a "
    "number to call.",
    "For our church: the prayer list goes out by text to members each Wednesday evening.",
    "Buyers at our online plant shop: dispatch note with courier and day, plus care advice on the "
    "day the plant arrives.",
    "We text cleaners their jobs for the next day at 6pm: addresses, keys, hours.",
    "When stock of a size comes back, shoppers who asked to be told get a message with the link to "
    "buy.",
    "SMS receipts for parking: as a driver's session ends we send the amount charged and the "
    "duration.",
    "Clinic results line. The patient gets a text that a result is in the portal, never the result "
    "itself, once the doctor has signed it off.",
    "Authentication only. A PIN is sent to the cardholder's phone at the moment of an online "
    "payment and expires after 5 minutes.",
    "New subscribers to our meal kits get a welcome text, then on Tuesdays the choice of meals for "
    "next week.",
    "Homeowners whose solar panels produce less than expected receive a warning and the name of "
    "the faulty inverter.",
    "Members of the sailing club hear by text about storm warnings and closed locks before "
    "weekends.",
    "We're a union. We tell our members about strike dates, picket places, and ballot deadlines as "
    "these are decided.",
    "Recruiters using our tool confirm interviews with applicants: place, hour, what to bring. "
    "Triggered by the recruiter's click on Confirm.",
    "Tour guests: pick-up point and guide's phone number the evening before the excursion.",
    "Housing association to residents: water off tomorrow from 9 to 12, lift out of order, "
    "engineer on site. Sent as works are planned.",
    "Loyalty points statement to card members in the first week of each month.",
    "A text is sent to the next of kin after surgery to say that the patient is awake and which "
    "ward they are in.",
    "Mechanic here. I message people whose car is in my garage when I find something else that "
    "needs fixing, with the cost, and they say yes or no.",
    "Customers with a repeat prescription are asked every 28 days whether they want it refilled; "
    "they answer 1 for yes.",
    "Bank of small loans: we remind borrowers two days ahead of an installment, state the sum, and "
    "confirm when it has been paid.",
    "Our vineyard invites people on our list, who signed up at tastings, to harvest dinners, four "
    "invitations a year with date and price.",
    "Trainers at the gym text the client a workout plan on Monday.",
    "Survey after a stay: guests rate the room from 1 to 5 by replying, the day after they leave.",
    "Election office: poll workers get their shift and site as soon as they are assigned.",
    "If somebody rings the door of one of our smart locks the owner gets a text with the camera "
    "picture.",
    "To people who left their number at our stall we send recipes of the season every first of the "
    "month.",
    "Patients of our physiotherapy practice receive appointment confirmations when they book, and "
    "a reminder with time and room the day before.",
    "We deliver groceries. Once the driver is on the way, the shopper gets a text with the "
    "delivery window and a link to the map.",
    "Login codes: whenever a teacher signs in to the gradebook from a new browser, a 6-digit code "
    "is sent to their phone.",
    "Our bakery texts regular customers who joined the list in the shop every Friday what cakes "
    "will be baked on Saturday.",
    "Tow truck dispatch. A stranded motorist who called us gets the truck's arrival time and the "
    "driver's number after the job is assigned.",
    "Parents receive a message if their child has not been checked in at the day care by 9:30.",
    "We send guests of our escape rooms the booking details after payment and the parking "
    "instructions three hours before they play.",
    "Insurance clients are notified about renewal: date, premium, and agent's phone number, a "
    "month before the policy ends.",
    "Volunteers on our mountain rescue team get a callout with map reference and meeting point as "
    "soon as the police raise an alarm.",
    "Shop owners who use our till software get a daily summary of their takings when they close "
    "the till.",
    "A reminder to members of the public library when a reserved book can be picked up, with "
    "branch and shelf number.",
    "Opted in fans of the band get tour dates and presale codes when a concert in their city is "
    "announced, maybe one text a month.",
    "If a transfer above 1,000 dollars is made, the account holder gets a text with amount and "
    "payee to confirm it.",
    "Real estate: buyers who saved a search on our site are texted new listings that match, with "
    "price, street and a link.",
    "Sole trader, window cleaner. The night before I come I text the household so that they unlock "
    "the gate; after the job I text what they owe.",
    "Answers to questions from students about courses and fees, when they text the admissions "
    "office. A person writes each reply.",
    "Dental lab to dentists: crown is finished and leaves with today's courier.",
    "Subscribers get rain and frost warnings for their postcode the evening before, so growers can "
    "cover their plants.",
    "Gym members whose direct debit failed are told the amount due and get a link to pay; one "
    "text, and one more a week later.",
    "Tenants report faults by text; we reply with a ticket number, the plumber's visiting time, "
    "and ask afterwards if it was fixed.",
    "We use texts for our clinical study: participants are asked each evening at 7 to rate their "
    "pain from 0 to 10.",
    "Order ready for pickup messages for people who ordered lunch in our app, sent by the kitchen.",
    "Our pet hotel texts owners a photo of their animal each evening of the stay and the pick-up "
    "time on the last day.",
    "When a reader places a hold and the book comes in, we tell them by SMS which branch has it "
    "and until what date.",
    "Salon clients get a text after they book (day, hour, stylist) and another 24 hours before, "
    "which they can answer with C to cancel.",
    "Sign-in checks for staff of our customers: a code is texted to the employee each time the VPN "
    "asks for it.",
    "Families of residents in our care home are told by text when visiting hours change or an "
    "infection closes a ward.",
    "Once a customer's prescription glasses arrive at the store we text them that they can be "
    "collected, with the opening hours.",
    "Every Monday at 8 the crew gets the list of sites and the foreman's number for the week.",
    "Text to the buyer when their pallet is loaded, with weight, lot number and the truck's plate.",
    "Coupons for a free coffee on their birthday for members of our loyalty club, once a year.",
    "We notify investors in our fund of a dividend on the day it is paid: amount per share and the "
    "account used.",
    "Applicants for a library card receive the card number after a librarian has checked their "
    "papers.",
    "Driving school: learners are texted the time and meeting place of a lesson after booking, and "
    "again on the morning.",
    "Our food truck tells subscribers where it parks today and what is on the menu, on weekdays "
    "around 11.",
    "Residents get a reminder to put out the blue or brown bin on the evening before collection.",
    "After a blood donation the donor gets a text when the blood is used and in which hospital.",
    "Security alarm customers: if a sensor trips, the keyholder gets the zone and the time and can "
    "reply 1 to call the guards.",
    "Abandoned booking follow-up: travelers who stopped before paying receive one text with a link "
    "back to their itinerary.",
    "Students who asked for tutoring are sent the tutor's name and first session time as soon as "
    "they are matched.",
    "Exhibitors at our trade fair receive stand number, build-up slot and badge code two weeks "
    "before it opens.",
    "A customer whose payment was refunded gets an SMS with the amount and how long the bank "
    "takes.",
)

VAGUE = (
    "Sending notifications",
    "Sending notifications to the people who use our shop and app.",
    "Sending notifications to our customers through the Sent platform for our business.",
    "We send messages to our customers to keep them updated about our services.",
    "Notifications, alerts, reminders and updates for users.",
    "We want to send SMS to our clients. All messages comply with the law and nobody gets spam.",
    "Marketing messages to our audience about our brand and everything that we do in our company.",
    "Communication with customers regarding their accounts and other important information.",
    "customers order confirmation after purchase delivery reminder when shipped patients "
    "appointment code",
    "order order order customers customers after after purchase purchase confirmation confirmation",
    "Lorem ipsum dolor sit amet, when customers order consectetur adipiscing elit confirmation.",
    "test test test test test test test test test test",
    "asdfghjkl asdfghjkl asdfghjkl asdfghjkl asdfghjkl",
    "SMS service for app, transactional traffic, high quality routes, OTP and notifications "
    "worldwide.",
    "We will send notifications to users when needed.",
    "Whenever there is something new we inform our users about it by text message or WhatsApp.",
    "Customer engagement and retention messaging to increase customer satisfaction and loyalty.",
    "Our company sells shoes to customers all over the country and has three shops in Leeds.",
    "Text messages to people who signed up on our website and agreed to receive text messages from "
    "us.",
    "To be decided. We will describe the use case after we have finished our integration with your "
    "API.",
    "We use your API in order to deliver messages to the end users of our software in a reliable "
    "way.",
    "Appointment reminders to our patients.",
    "Messages are sent to customers after they place an order.",
    "Order confirmations with the order number, sent when an order is placed.",
    "Just normal business texts, nothing special, mostly to clients that we already know.",
    "Our platform allows businesses to send messages to their customers at scale using our "
    "software.",
    "We will use this service to communicate with our customers about our products and services in "
    "a timely manner.",
    "Sending SMS messages to users of our platform for business purposes and general communication "
    "needs.",
    "Various notifications and alerts to clients as and when needed.",
    "Transactional and promotional messages to our customer base in several countries, fully "
    "compliant with all laws.",
    "Messages for our app. Our app is the leading solution in the market and trusted by many "
    "thousands of people.",
    "order confirmation, delivery notification, OTP, reminder, customers, after purchase, when "
    "shipped, patients, login",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut "
    "labore.",
    "customers customers customers orders orders orders after after after purchase purchase "
    "purchase confirmation",
    "asdf jkl; qwerty uiop zxcvbnm asdf jkl; qwerty uiop zxcvbnm asdf asdf",
    "To keep our customers informed and engaged with relevant content throughout their journey "
    "with us.",
    "I want to test your API and see whether it works for my project, will provide details later.",
    "Marketing. We want to grow our business and reach more people by sending them SMS about what "
    "we do.",
    "Notify people when something happens in the system that they should know about.",
    "Important updates sent to our users whenever necessary on our platform.",
    "One-time passwords.",
    "We are a software company located in Austin, Texas that was founded in 2015 and has 40 "
    "employees.",
    "Sending messages to customers who have opted in. Customers can opt out at any time by "
    "replying STOP.",
    "Appointment reminders, confirmations and follow ups.",
    "Text messages will be sent after the user signs up.",
    "Same as before, please see our website for what we send to customers and when.",
    "We send a message to the customer when an event is triggered in our system by our workflow.",
    "N/A N/A N/A N/A N/A N/A N/A N/A N/A N/A N/A N/A",
    "Transactional order confirmations.",
    "Confirmations, reminders and alerts go to everybody on our list.",
    "To engage leads and convert prospects with personalized SMS outreach at scale across all "
    "stages of the funnel.",
    "messages customers when purchase reminder the appointment order to after code login delivery "
    "patient for users",
    "We help businesses succeed. After years of experience, our customers love how our orders are "
    "always on time.",
    "Bulk SMS to our database of clients and members from time to time, whenever we have something "
    "to tell them.",
    "We will be sending SMS to customers in the US and Canada. Volume will be about 5,000 messages "
    "per month.",
    "Notification service for our mobile application users, including transactional notifications.",
    "Our business sends texts that people find useful, and we always respect their privacy and "
    "their choices.",
    "Reminders.  We remind people of things they asked us to remind them of.",
    "Promotional campaigns for various brands to reach potential customers in their target market.",
    "Account updates and service messages for registered users of the platform.",
    "We'd like to integrate SMS into our CRM so that our sales staff can text with contacts.",
    "Customer notifications related to their activity in our system, sent automatically by our "
    "backend.",
    "To increase sales and improve the customer experience by sending the right message at the "
    "right time.",
    "User communication: onboarding, engagement, retention, reactivation.",
    "Message content will depend on the situation. Recipients are our customers. Sent if "
    "necessary.",
    "Send SMS notification to customer after some event in our application happens, with relevant "
    "details.",
    "xxxxx xxxxx xxxxx xxxxx xxxxx xxxxx xxxxx xxxxx",
    "Blah blah blah customers blah blah when they order blah blah a confirmation blah",
    "Sending notifications. Sending notifications. Sending notifications. Sending notifications.",
    "Your trusted partner for digital growth since 1998, with award winning teams in twelve "
    "countries.",
    "We send OTP.",
    "Informational messages to opted-in end users on behalf of our enterprise customers.",
    "Please approve quickly, we have a launch next week and our customers are waiting for the "
    "messages to work.",
    "Delivery of messages to customers.",
    "SMS, MMS and WhatsApp to clients, staff, students, parents, members.",
    "Appointments",
    "Alerts about important changes to people who might be affected by them.",
    "We are building an app that helps people communicate. It will need SMS to work properly for "
    "its users.",
    "Text messaging for a real estate business in Florida with 12 agents and 300 clients.",
    "confirmation customer order after confirmation customer order after confirmation customer "
    "order after",
    "Texting leads.",
    "We plan to use SMS for a number of purposes which will be defined together with our marketing "
    "agency.",
    "Sending of notification messages to our registered members from our website.",
    "Business messaging to existing customers in accordance with their preferences.",
    "Our users expect to be kept in the loop, and SMS is the best channel for that.",
    "Transactional SMS traffic for our clients, mainly banks and e-commerce.",
    "This campaign sends messages to customers who have provided their consent on our website.",
    "Push important information to staff.",
    "Company news.",
    "Deliver the best possible customer experience through omnichannel messaging and automation.",
    "We send texts to our customers whenever we feel they would benefit from hearing from us.",
    "Notify users about events.",
    "Alert system for our platform which sends alerts to the users of the platform.",
    "Various kinds of messages such as reminders and promotions will be sent to different groups "
    "of people.",
    "The messages contain text and sometimes links and are sent to phone numbers of users.",
    "Hello, we are a startup from Berlin and would like to get access to the SMS API as soon as "
    "possible.",
    "Marketing, notifications, OTP, customer care.",
    "SMS reminders sent to customers as part of our service.",
    "order order confirmation confirmation customer customer when when after after delivery "
    "delivery",
    "customer appointment reminder day before customer appointment reminder day before customer "
    "appointment reminder",
    "Dolor sit amet lorem ipsum to customers after purchase order confirmation lorem ipsum",
    "fgh dfg hjk dfg sdf when sdf gfh customers jkl order fgh sdf confirmation dfg",
    "We have a list of phone numbers that we bought and want to reach them with our message.",
    "I need to send texts to my clients for my business because email does not work so well any "
    "more.",
    "Use case: notifications. Audience: users. Frequency: medium.",
    "The purpose of the program is to inform subscribers of relevant topics in a concise way.",
    "Sending updates to clients of our company about things that matter to them.",
    "Our software sends SMS for businesses to their customers, for many use cases.",
    "Notifications to users regarding their account.",
    "Promotions.",
    "To stay in touch with customers and build long-lasting relationships with them.",
    "General communication with our members and supporters by SMS and WhatsApp.",
    "We are a marketing agency and send messages for our clients to their customers.",
    "We'd like to send messages to customers after they have signed up on our website.",
    "Sending SMS to patients.",
    "Alerts, notifications, verifications, reminders, promotions, updates to our app users "
    "globally.",
    "SMS will be used to keep users of the app informed at every stage of their experience with "
    "us.",
    "I will send messages that my customers want to receive and nothing that they do not want.",
    "customer purchase confirmation customer delivery confirmation customer appointment "
    "confirmation customer payment confirmation",
    "aaaa bbbb cccc dddd aaaa bbbb cccc dddd aaaa bbbb cccc dddd",
    "Lorem ipsum order confirmations to customers after purchase dolor sit amet",
    "Messages about our offerings to anyone interested in what we offer.",
    "Standard business notifications.",
    "It is for an internal tool, the details are confidential, but all messages are legal and "
    "wanted.",
    "Reaching out to potential customers who might be interested in our services.",
    "Sending notifications when an action happens.",
    "We will send SMS to our users to inform them about news.",
    "Notification messages for e-commerce customers.",
    "Sending messages to leads and customers in order to increase the conversion rate of our sales "
    "funnel.",
    "Messages will be sent to those customers that want them and are relevant to the customer.",
    "Two-way texting between our business and our clients for customer support purposes.",
    "We are a fintech that serves small merchants in Kenya, Uganda and Rwanda since 2012.",
    "Multiple use cases including alerts, promotions, reminders, surveys.",
    "Information for members.",
    "Keeping our patients up to date.",
    "Once approved, we will start sending messages to our customers through the API.",
    "notification customers order shipped delivered customers users verification code promotion "
    "sale offer customers",
    "I would like to send texts for my app, users get texts when they use it.",
    "Sending marketing messages to customers who gave their consent.",
    "The system sends a message automatically to the user.",
    "SMS marketing to promote our brand and products to our customers in the United States.",
)

HELD_OUT_SPECIFIC = (
    "After a customer drops off laundry we text the pickup time, and again when the clothes are "
    "folded and ready.",
    "Ferry passengers with a reservation are warned by SMS if their sailing is delayed or "
    "cancelled, with the new departure time.",
    "Once a month, members of our wine-free supper club get the date and menu of the next dinner.",
    "We run a mobile app for runners. When a friend finishes a race, followers receive a text with "
    "the finishing time.",
    "Seasonal staff are texted their start date, site and dress code once HR has approved the "
    "contract.",
    "Our hospital sends patients pre-surgery instructions two days before the operation: when to "
    "stop eating, where to park.",
    "Sends a PIN to the borrower's phone when they open the parcel locker with a library book.",
    "Subscribers to our seed catalog get planting tips for their zone in the first week of every "
    "month.",
    "If an invoice is more than ten days overdue, the client gets a polite text with the amount "
    "and a link to pay.",
    "Boat owners at our marina: storm warnings and the time by which they must check their lines.",
    "When buyers win an auction they receive the lot number, total and collection times.",
    "Teachers tell parents which pages to read and when the test is, by text, after each class.",
    "Our clinic texts people on the waiting list when an earlier appointment becomes available; "
    "they reply Y to take it.",
    "Text-to-join program of a pizza shop: customers who text PIZZA get a coupon each Tuesday.",
    "Rental car customers get the address of the branch and the booking number after they reserve "
    "online, plus a reminder the day before return.",
    "Reports of lost pets are sent to volunteers in the same postcode, with a photo and where the "
    "animal was last seen, as soon as an owner files one.",
    "Two-step login. Each sign-in to the accounting software sends a six-digit number to the "
    "bookkeeper.",
    "Homeowners get a message from our roofers on the morning of the job with the crew's arrival "
    "time, and a photo when it is finished.",
    "Conference attendees are sent their badge code at registration and room changes on the day.",
    "We answer questions from tenants about repairs when they text us; replies say when somebody "
    "will come.",
)

HELD_OUT_VAGUE = (
    "We want to notify our customers in a better way than email.",
    "SMS to inform clients on relevant matters.",
    "Our company wants to send bulk messages to its users for different purposes.",
    "Sending texts to people who have subscribed to receive texts from us on our website.",
    "Reminders and notifications.",
    "Users will get notifications from our application about their activity.",
    "We provide a messaging service to small businesses.",
    "Promotional and transactional SMS for our e-commerce shop in the US.",
    "Keep leads warm and close more deals with automated follow up.",
    "Customers get messages from us when they should.",
    "Verification, alerts, marketing for users of mobile app.",
    "The messages are about our business and are sent to customers that have given us their phone "
    "number.",
    "test use case for customers, will be changed later when we go live with the real one",
    "purchase customer confirmation order sent delivery customer reminder appointment patient code "
    "login user",
    "ipsum lorem customers receive order confirmation after purchase lorem ipsum dolor sit amet",
)
