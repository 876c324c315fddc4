"""What businesses of each prohibited kind write, and what sounds like it and is not."""

from __future__ import annotations

FIRING: dict[str, tuple[str, ...]] = {
    "cannabis": (
        "Weekly specials on THC edibles and pre-rolls to members of our dispensary in Denver.",
        "Green Leaf: CBD gummies are 20% off today. Reply STOP to opt out.",
        "We notify customers when their kratom order ships.",
        "Fresh strains, indica and sativa, tested for THC. Visit our dispensary.",
    ),
    "firearms": (
        "Text alerts when ammunition is back in stock at our gun shop.",
        "Bulk ammo, AR-15 uppers and holsters. Buy guns online with transfer to your dealer.",
        "Big Bang: fireworks sale this weekend, buy one get one.",
        "Concealed carry class reminders to students.",
    ),
    "alcohol": (
        "Happy hour specials and wine tasting invitations to club members.",
        "Bottle shop offers: craft beer delivered to your door on Fridays.",
        "We text subscribers of our winery newsletter about new releases of wine.",
    ),
    "tobacco": (
        "Vape shop deals: disposable vapes from 9.99, e-liquid in forty flavors.",
        "Cigar lounge events and new cigars for our members.",
        "Order e-cigarettes and nicotine pouches online.",
    ),
    "drugs": (
        "Viagra and Cialis without a prescription, shipped overnight.",
        "Buy Xanax online, no prescription needed.",
        "Semaglutide from $99 a month, delivered to your door.",
        "Bongs, dab rigs and grinders in our new store.",
    ),
    "adult": (
        "New adult videos every week on my OnlyFans.",
        "Escort service in Las Vegas: available tonight, sexy girls.",
        "We text customers when their sex toys have shipped.",
    ),
    "hate": (
        "Join the white power movement, meeting on Saturday.",
        "Death to all immigrants: rally tonight.",
    ),
    "gambling": (
        "Lucky Star casino: no deposit bonus, 50 free spins today.",
        "Sports betting tips and odds for every game, sent daily.",
        "Bet now on the derby and win real money.",
        "Poker night with a jackpot and blackjack tables.",
    ),
    "sweepstakes": (
        "Enter to win a trip to Hawaii in our sweepstakes.",
        "Customers get a text when our prize draw has a winner.",
    ),
    "political": (
        "Get out the vote texts to registered Democrats before the election.",
        "Chip in $5 today to re-elect Senator Example to the Senate.",
        "Polling on ballot measures for our political action committee.",
    ),
    "phishing": (
        "Your account has been suspended. Click here to verify.",
        "USPS: your package is on hold. Pay the fee now.",
        "Congratulations! You have won an iPhone, claim your prize.",
        "HMRC: tax refund pending. Enter your bank details.",
    ),
    "payday_loans": (
        "Payday loans up to $500 with no credit check.",
        "Cash advance in minutes: borrow up to $1000, same day funding, bad credit welcome.",
        "We tell borrowers when their title loan is due.",
    ),
    "third_party_loans": (
        "Compare lenders in one minute: we connect you with a network of lenders.",
        "Student loan forgiveness: see if you qualify.",
        "Mortgage refinancing offers from our lenders.",
    ),
    "debt_collection": (
        "We are a collection agency and text people about unpaid debts.",
        "Tax relief: settle your debt for less. Owe the IRS more than 10,000?",
        "Debt consolidation reminders to enrolled clients.",
    ),
    "credit_repair": (
        "Credit repair in 30 days: we remove negative items from your report.",
        "Improve your credit score by 100 points with us.",
    ),
    "crypto_trading": (
        "Crypto signals twice a day, forex trading alerts for members.",
        "Buy Bitcoin and Ethereum in our wallet.",
        "Stock picks and day trading tips before the market opens.",
    ),
    "get_rich_quick": (
        "Make $500 a day from home. Be your own boss!",
        "Passive income with our network marketing team.",
        "Become a mystery shopper and earn money fast.",
    ),
    "lead_generation": (
        "We generate insurance leads and sell the leads to our partners.",
        "Lead generation for solar companies: we text homeowners who filled in a form.",
        "We bought leads of people who want a quote and text them.",
    ),
    "affiliate_marketing": (
        "Affiliate offers from advertisers to subscribers of our newsletter.",
        "We send third-party promotions to opted-in users.",
    ),
    "data_sharing": (
        "We may share your phone number with our marketing partners.",
        "Your information may be sold to advertisers and data brokers.",
        "By signing up you agree that marketing partners may contact you by text.",
    ),
    "third_party_jobs": (
        "Job alerts from thousands of employers, matched to your profile.",
        "Our job board texts people about new openings from companies near them.",
    ),
    "messages_for_others": (
        "We send messages on behalf of our clients to their customers.",
        "White label texting platform for agencies.",
        "Our software allows businesses to text their customers.",
    ),
}
HARMLESS: dict[str, tuple[str, ...]] = {
    "cannabis": (
        "Weed control and pot plants: we text gardeners when their order is ready.",
        "Weed killer, flower pots and hemp rope in our garden center.",
        "Physiotherapy for eye strain and muscle strain.",
        "Our potluck is on Friday; edible flowers welcome.",
        "We do not sell cannabis or CBD products.",
        "No cannabis, alcohol or tobacco on the premises.",
    ),
    "firearms": (
        "Shoot the breeze photography: photo shoots and film shooting locations.",
        "Gunther Arms Hotel: your room is ready.",
        "Glue guns, nail guns and a heat gun on loan from our tool library.",
        "Rifle Paper stationery and magazine subscriptions.",
        "Fireworks display at the harbor: doors open at 9.",
        "Firearms are not permitted in the museum.",
    ),
    "alcohol": (
        "Rubbing alcohol and alcohol wipes are back in stock.",
        "Non-alcoholic ginger beer and root beer floats for children.",
        "Alcohol addiction treatment: your appointment is tomorrow.",
        "Cocktail dresses, wine red, size 38.",
    ),
    "tobacco": (
        "Quit smoking with us: nicotine patch reminders for patients.",
        "Our smoking cessation group meets on Monday.",
        "Smoke detector inspection for tenants.",
        "All our rooms are tobacco-free.",
    ),
    "drugs": (
        "Your prescription is ready for pickup at the pharmacy.",
        "A refill is due in three days. Reply 1 to order.",
        "Cocaine addiction recovery group on Tuesday evening.",
    ),
    "adult": (
        "Adult education: your evening class starts on Monday.",
        "Young adult novels and adult swim lessons.",
        "Nude lipstick shades are back.",
        "An escort vehicle meets the wide load at the border.",
        "Hot single-origin coffee this weekend.",
    ),
    "hate": (
        "A lecture on the history of ethnic cleansing.",
        "We fight white supremacy with education.",
        "White wine and power tools.",
    ),
    "gambling": (
        "Beta casino font, new in our typeface shop.",
        "Choose a delivery slot; your time slot is confirmed.",
        "Odds and ends from the attic, and your best bet for a gift.",
        "Free spin class on Sunday at the gym.",
        "Gambling addiction help: your counselor will call at 3.",
        "Our casino night theme party for the school fund.",
    ),
    "sweepstakes": ("Win back time with our meal kits.", "The winner of the match is shown."),
    "political": (
        "Job candidates get interview times from our recruiters.",
        "Marketing campaign reports for our clients.",
        "Vote for your favorite cookie in our shop.",
        "President's day sale for president's day weekend.",
    ),
    "phishing": (
        "Your code is 123456. We will never ask you to confirm your bank details.",
        "Your parcel could not be delivered; we try again tomorrow.",
        "Your account statement is ready.",
        "Payment failed. Update your card in the app to keep your plan.",
    ),
    "payday_loans": (
        "Your library loan is due on Friday.",
        "Cash register rolls and quick checkout.",
        "Payday reminder: wages are in your account.",
    ),
    "third_party_loans": ("The museum has a painting on loan.", "Your car is ready."),
    "debt_collection": (
        "Garbage collection moves to Tuesday.",
        "Data collection forms for our study, and technical debt in software.",
    ),
    "credit_repair": ("Phone repair: your phone is fixed.", "A credit of $10 is on your account."),
    "crypto_trading": (
        "We accept Bitcoin. Your order is on its way.",
        "Back in stock alerts for shoes in your size.",
        "Livestock market prices each Monday.",
        "A book on cryptography.",
    ),
    "get_rich_quick": (
        "Rich chocolate cake, made from scratch at home.",
        "Guaranteed return date for your rental car.",
    ),
    "lead_generation": (
        "Lead the way: hiking tours for beginners.",
        "The lead singer is ill, the concert moves to May.",
    ),
    "affiliate_marketing": ("An offer on your house has come in from a buyer.",),
    "data_sharing": (
        "We do not sell, rent or share your phone number with marketing partners.",
        "Mobile information will not be shared with third parties or affiliates for marketing.",
        "Your number is never shared with marketing partners.",
    ),
    "third_party_jobs": (
        "Your shift at the hospital starts at 7; reply 1 to accept this job.",
        "The school board meets on Monday.",
    ),
    "messages_for_others": (
        "We text our own customers when their order ships.",
        "Messages go to the account holder.",
    ),
}
