"""Two dozen small businesses: legal name, brand, host, and what their home page says."""

TRADES = (
    (
        "Maple Street Books & Records LLC",
        "Maple Street Books & Records",
        "maplestreet.example",
        "Vinyl in the basement, paperbacks above. We buy collections on Mondays.",
    ),
    (
        "Lakeview Family Dentistry, P.C.",
        "Lakeview Family Dentistry",
        "lakeviewfamily.example",
        "Evening hours on Tuesdays. Sedation for those who would rather not notice.",
    ),
    (
        "Sunrise Pilates Studio LLC",
        "Sunrise Pilates",
        "sunrisepilates.example",
        "Reformer and mat classes from six in the morning. First class free.",
    ),
    (
        "Velvet Rope Hair Salon Inc.",
        "Velvet Rope Hair Salon",
        "velvetrope.example",
        "Balayage, braids, bridal. Ask for Denise if you want the truth.",
    ),
    (
        "Anchor Plumbing Services, Inc.",
        "Anchor Plumbing",
        "anchorplumbing.example",
        "Water heaters, sewer lines, sump pumps. A person answers at 2 am.",
    ),
    (
        "Nonna Rosa Trattoria LLC",
        "Nonna Rosa Trattoria",
        "nonnarosa.example",
        "Handmade pasta, wood oven, forty seats. Reservations two weeks out.",
    ),
    (
        "Precision Collision Center Corp",
        "Precision Collision Center",
        "precisioncc.example",
        "Frames straightened, paint matched, rental cars on the lot.",
    ),
    (
        "Paws & Claws Animal Hospital PLLC",
        "Paws & Claws Animal Hospital",
        "pawsclaws.example",
        "Wellness plans, dentistry, a quiet room for cats.",
    ),
    (
        "Tallymark Software, Inc.",
        "Tallymark",
        "tallymark.example",
        "Time sheets that people fill in. Approvals, exports, and an honest price list.",
    ),
    (
        "Open Table Community Kitchen",
        "Open Table Community Kitchen",
        "opentablekitchen.example",
        "Lunch for whoever walks in, five days a week, since 1991. Volunteers eat too.",
    ),
    (
        "Riverbend Montessori School",
        "Riverbend Montessori",
        "riverbendmontessori.example",
        "Mixed ages, muddy boots, long mornings. Tours on the first Wednesday.",
    ),
    (
        "Desert Sky Realty Group LLC",
        "Desert Sky Realty",
        "desertskyrealty.example",
        "Homes between Tempe and Queen Creek, shown by people who live there.",
    ),
    (
        "Cobalt Credit Union",
        "Cobalt Credit Union",
        "cobaltcu.example",
        "Owned by its 12,000 members. Auto loans from 5.9%, rates as of Monday.",
    ),
    (
        "Evergreen Tree Care Company",
        "Evergreen Tree Care",
        "evergreentree.example",
        "Pruning, removals, stump grinding. Certified arborists with good ropes.",
    ),
    (
        "Beacon Optical Shop Inc",
        "Beacon Optical",
        "beaconoptical.example",
        "Lenses ground on the premises while you have coffee next door.",
    ),
    (
        "Marigold Bakery & Cafe LLC",
        "Marigold Bakery & Cafe",
        "marigoldbakery.example",
        "Sourdough, rye, and a line on Saturdays. Cakes to order with three days' notice.",
    ),
    (
        "Harvest Moon Daycare LLC",
        "Harvest Moon Daycare",
        "harvestmoondaycare.example",
        "Licensed for 48 children. Open from 6:30 for parents on early shifts.",
    ),
    (
        "Bright Path Physical Therapy PLLC",
        "Bright Path Physical Therapy",
        "brightpathpt.example",
        "Knees, backs, shoulders, balance. No referral needed in this state.",
    ),
    (
        "Old Mill Self Storage LP",
        "Old Mill Self Storage",
        "oldmillstorage.example",
        "Units from 5x5 to 10x30, gate open from six to ten, cameras everywhere.",
    ),
    (
        "Blue Heron Kayak Tours LLC",
        "Blue Heron Kayak Tours",
        "blueheronkayak.example",
        "Mangroves at dawn, bioluminescence by night. Nobody has ever met a shark.",
    ),
    (
        "Stitch in Time Tailors Inc.",
        "Stitch in Time Tailors",
        "stitchintime.example",
        "Hems in a day, wedding gowns in a month, zippers while you wait.",
    ),
    (
        "Prairie Home Health Services, Inc.",
        "Prairie Home Health",
        "prairiehomehealth.example",
        "Nurses and aides who come to you, in eleven counties.",
    ),
    (
        "Union Square Jewelers LLC",
        "Union Square Jewelers",
        "unionsqjewelers.example",
        "Repairs, appraisals, and rings made from your grandmother's gold.",
    ),
    (
        "Hometown Heating & Air LLC",
        "Hometown Heating & Air",
        "hometownhvac.example",
        "Furnaces in winter, air conditioners in summer, tune-ups in between.",
    ),
)

UK_TRADES = (
    (
        "Oakfield Veterinary Surgery Ltd",
        "Oakfield Vets",
        "oakfieldvets.example",
        "Small animals, large patience. Out of hours we see your pet ourselves.",
    ),
    (
        "The Copper Kettle Tea Rooms Ltd",
        "The Copper Kettle Tea Rooms",
        "copperkettle.example",
        "Cream teas, proper china, dogs welcome in the conservatory.",
    ),
    (
        "Swift & Sons Removals Limited",
        "Swift & Sons Removals",
        "swiftremovals.example",
        "House moves, pianos, storage in Swindon. Fully insured since 1963.",
    ),
    (
        "Brightwell Tuition CIC",
        "Brightwell Tuition",
        "brightwelltuition.example",
        "Maths and English for eight to sixteen year olds; bursaries available.",
    ),
    (
        "Hadley Physiotherapy Clinic Ltd",
        "Hadley Physiotherapy",
        "hadleyphysio.example",
        "Chartered physiotherapists. Evening appointments, parking at the rear.",
    ),
    (
        "Fenland Boiler Care Ltd",
        "Fenland Boiler Care",
        "fenlandboilers.example",
        "Gas Safe registered. Annual service £78, no call-out fee.",
    ),
    (
        "Tide & Timber Joinery Ltd",
        "Tide & Timber Joinery",
        "tideandtimber.example",
        "Sash windows, staircases and the odd rowing boat.",
    ),
    (
        "Moorside Dog Grooming Ltd",
        "Moorside Dog Grooming",
        "moorsidegrooming.example",
        "Baths, clips, nails. We close at lunch so that the dogs can nap.",
    ),
)
