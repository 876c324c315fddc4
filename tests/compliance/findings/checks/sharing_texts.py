"""How policies speak of mobile numbers and consent: that they are kept, passed on, or neither."""

# Not shared for marketing.
PROMISES = [
    (
        "Mobile information will not be shared with third parties/affiliates for "
        "marketing/promotional purposes."
    ),
    (
        "No mobile information will be shared with third parties or affiliates for marketing "
        "or promotional purposes."
    ),
    "We never sell or share your phone number.",
    "Nobody outside Hazel & Finch gets your mobile number for marketing.",
    "Your phone number is yours: we don\ufffdt swap, rent or sell it, ever.",
    (
        "All the above categories exclude text messaging originator opt-in data and consent; "
        "this information will not be shared with any third parties."
    ),
    "Text messaging originator opt-in data and consent are excluded from everything above.",
    "We do not share your mobile number with anyone for their marketing.",
    "Your phone number is never shared with third parties for marketing purposes.",
    (
        "We will not share, sell, rent or otherwise disclose your mobile phone number or SMS "
        "consent to third parties for promotional purposes."
    ),
    (
        "We do not share mobile contact information with third parties or affiliates for "
        "marketing purposes."
    ),
    "We will never pass your mobile number to other companies for marketing.",
    "Your mobile number will not be sold, rented or shared with any third party.",
    (
        "Neither your phone number nor your consent to receive texts is shared with third "
        "parties for marketing."
    ),
    (
        "Phone numbers collected for SMS consent will not be shared with third parties or "
        "affiliates for marketing purposes under any circumstances."
    ),
    (
        "We do not sell or share your personal information, including your phone number, with "
        "third parties for marketing."
    ),
    "SMS opt-in data and consent will not be shared with any third party.",
    "We don’t share your number with anyone else.",
    "We don't give your mobile number to anybody for marketing.",
    "Nobody else gets your mobile number for marketing.",
    "Your mobile number stays with us and is never passed on.",
    (
        "We may share your personal information with our marketing partners. All of the above "
        "excludes text messaging originator opt-in data and consent; this information will "
        "not be shared with any third parties."
    ),
    (
        "We share your mobile number with service providers who help us deliver text "
        "messages. We do not share it with third parties for their marketing."
    ),
    (
        "We do not share your mobile number with third parties for marketing purposes, except "
        "with service providers who deliver messages on our behalf."
    ),
    "We do not share your mobile number for marketing except as required by law.",
    (
        "Information obtained as part of the SMS consent process will not be shared with "
        "third parties."
    ),
    (
        "Under no circumstances will we share mobile opt-in information with third parties "
        "for marketing."
    ),
    (
        "We share your data with couriers to deliver your order. We will not, however, share "
        "your phone number with third parties for marketing purposes."
    ),
    (
        "Do we share your mobile number with third parties for marketing? No, we never share "
        "your phone number with anyone."
    ),
    (
        "We never share mobile numbers, or the record of who agreed to receive texts, with "
        "third parties for marketing."
    ),
    (
        "If you opt in to text messages, your consent and phone number will not be shared "
        "with third parties or affiliates for marketing."
    ),
    "Text message consent is not shared with third parties.",
    "No mobile opt-in or text message consent will be shared with third parties/affiliates.",
    (
        "Your cell phone number will be kept confidential and will not be disclosed to third "
        "parties for marketing."
    ),
    (
        "We do not and will not share, sell, or provide your phone number to third parties "
        "for their marketing purposes."
    ),
    (
        "We keep your mobile number to ourselves: it is not shared with other companies for "
        "advertising."
    ),
    (
        "The categories of third parties above do not receive text messaging opt-in data. "
        "Mobile numbers are not shared with affiliates for promotional purposes."
    ),
    (
        "We use your number to text you. We do not share it with third parties for marketing "
        "purposes."
    ),
    (
        "Mobile numbers are collected solely for texts and are not given to third parties for "
        "marketing purposes."
    ),
    (
        "We will not share your opt-in to an SMS campaign with any third party for purposes "
        "unrelated to providing you with the services of that campaign."
    ),
    "End-user mobile information will not be shared with third parties or affiliates.",
    (
        "Phone numbers and consent records are never shared except with Service Providers "
        "that technically handle message delivery."
    ),
    (
        "All other use case categories exclude text messaging originator opt-in data and "
        "consent; this information will not be shared with any third parties, excluding "
        "aggregators and providers of the Text Message services."
    ),
    (
        "No mobile information will be shared with third parties/affiliates for "
        "marketing/promotional purposes. Information sharing to subcontractors in support "
        "services, such as customer service, is permitted."
    ),
    (
        "Text messaging originator opt-in data and consent are never shared with any third "
        "parties for their own purposes."
    ),
    (
        "We do not sell, rent, or share your mobile phone number or SMS consent data with any "
        "third parties or affiliates for marketing or promotional purposes."
    ),
    (
        "Mobile information may be shared only with service providers that assist in "
        "delivering our messaging services. It is never shared for marketing."
    ),
    (
        "Your SMS opt-in data will never be shared or sold to third parties for promotional "
        "or marketing purposes."
    ),
    "We will never give your number to another company.",
    (
        "We may share your personal data with third parties for marketing purposes, but this "
        "does not include your mobile number or your consent to receive texts."
    ),
    (
        "We share personal data with partners for marketing, with the exception of mobile "
        "numbers and text message consent, which are never shared."
    ),
    (
        "Excluding mobile opt-in data, which is never shared, we may share information with "
        "our marketing partners."
    ),
    "We don't pass on your phone number. Ever. Not to third parties, not for marketing.",
    (
        "Your mobile number: we use it for texts about your order and for nothing else. We "
        "don't sell it and we don't share it."
    ),
    "Mobile numbers and text consent: not shared with third parties for marketing purposes.",
    (
        "We do not disclose, transfer or sell mobile numbers, nor the fact that you opted in, "
        "to any other business."
    ),
    (
        "Your phone number will be used only to send you the messages you asked for and will "
        "not be shared with others for marketing."
    ),
    (
        "We treat your mobile number as confidential. It won't be shared, rented or sold to "
        "anybody else."
    ),
    (
        "<p>We never share the following with third parties for marketing:</p><ul><li>your "
        "mobile number</li><li>your consent to receive texts</li></ul>"
    ),
    (
        "<table><tr><td>Do you share my number?</td><td>No. Your mobile number is not shared "
        "with third parties for marketing.</td></tr></table>"
    ),
    (
        "Mobile opt-in consent is not sold or shared with third parties for marketing. Data "
        "may be shared with our delivery partners so they can text you about your delivery."
    ),
    (
        "We may share data with affiliates to process orders. Phone numbers given for SMS are "
        "never shared with affiliates or partners for marketing."
    ),
    ("We will not share your mobile number with third parties for marketing without your consent."),
    "Third parties will never receive your mobile number from us for their marketing.",
    "No third party receives your phone number or SMS opt-in from us.",
    (
        "Your mobile details are for our use only and are not made available to third parties "
        "for marketing."
    ),
    "We don’t and won’t trade mobile numbers with anybody.",
    "SMS consent is not shared with third parties for marketing purposes.",
    "We do not share customer phone numbers with outside parties for promotional use.",
    "We undertake not to share your mobile number with third parties for marketing purposes.",
    "At no time will we share your telephone number with third parties for marketing.",
    (
        "Data obtained through the short code program will not be shared with any "
        "third-parties for their marketing reasons/purposes."
    ),
    "We do not sell, trade, or otherwise transfer to outside parties your mobile number.",
    "We never give out your mobile number.",
    "Mobile phone numbers are not shared, sold, or rented.",
    (
        "We do not share personal information with third parties for marketing purposes, "
        "including information obtained via SMS opt-in."
    ),
    "None of your mobile data will be shared with third parties for marketing.",
    "<h3>SMS privacy</h3><p>We do not share your data with third parties for marketing.</p>",
    (
        "We do not share your mobile number with third parties for marketing. We may share "
        "your personal information with our affiliates for marketing purposes."
    ),
    "Your consent to receive SMS messages is not shared with third parties.",
    (
        "SMS opt-in consent and phone numbers collected for SMS communication purposes will "
        "not be shared with any third party or affiliate for marketing purposes."
    ),
    (
        "We share phone numbers with vendors and carriers to deliver messages. We never share "
        "them for marketing."
    ),
    (
        "Your information will be kept private and your mobile number will not be shared with "
        "other businesses."
    ),
    (
        "We will not share or sell your mobile information with third parties for promotional "
        "or marketing purposes."
    ),
    "Opt-in data and consent for text messaging will not be shared with third parties.",
    "No mobile data is shared with third parties or affiliates for marketing purposes",
    "We don't share your number. Ever.",
    "Phone numbers are never sold or shared for marketing purposes.",
    "Your mobile number is never passed to third parties for marketing.",
    "We do not disclose your mobile phone number to third parties for direct marketing.",
    (
        "Text messaging opt-in data and consent stay with Hazel & Finch and are not shared "
        "with anyone else for marketing."
    ),
]
# Shared, or may be.
BREACHES = [
    "We may share your mobile number with our marketing partners.",
    "We may share your phone number with third parties for marketing purposes.",
    "Your mobile number may be shared with selected partners so that they can send you offers.",
    "We sell phone numbers to third parties.",
    (
        "We share personal information, including mobile numbers, with affiliates for "
        "promotional purposes."
    ),
    (
        "We do not share your mobile number with third parties, except with our partners for "
        "their marketing."
    ),
    "We do not sell your data. However, we may share your phone number with advertisers.",
    "We may share your personal information with third parties for their marketing purposes.",
    (
        "Mobile information will not be shared with third parties for marketing purposes. We "
        "may share your mobile number with our marketing partners so they can contact you."
    ),
    (
        "We never sell your number, but we may share it with trusted partners for marketing "
        "purposes."
    ),
    "By opting in you agree that our partners may text you with their offers.",
    "Unless you opt out, we provide your phone number to other companies for marketing.",
    (
        "We will not only share your mobile number with our affiliates for marketing but also "
        "with sponsors."
    ),
    "We disclose SMS consent to lead buyers.",
    "Your information, including your phone number, may be sold to third parties.",
    (
        "We may share your information with:<ul><li>couriers who deliver your "
        "order</li><li>marketing partners, for their own promotions</li></ul>"
    ),
    (
        "We rent our customer list, including mobile numbers, to other businesses for "
        "promotional purposes."
    ),
    (
        "Your phone number and consent may be transferred to our sister companies, who may "
        "send you marketing texts."
    ),
    (
        "We share contact information with third parties who may contact you about products "
        "and services of interest."
    ),
    (
        "We do not share your mobile number with third parties for marketing unless you tell "
        "us not to... except our affiliates and selected partners."
    ),
    "We reserve the right to share your phone number with advertising partners.",
    ("Nothing in this policy prevents us from sharing your mobile number with marketing partners."),
    (
        "We pass your mobile number on to carefully selected companies whose offers may "
        "interest you."
    ),
    (
        "From time to time we may make your phone number available to reputable third parties "
        "whose products may interest you."
    ),
    ("We never share your mobile number with strangers, only with our trusted marketing partners."),
    (
        "We do not sell your mobile number to third parties; we share it with our affiliates "
        "for their marketing."
    ),
    ("Consent to receive text messages may be shared with our affiliates and marketing partners."),
    (
        "You agree that we may share your mobile number and consent with our partners, who "
        "may text you offers."
    ),
    "We may disclose your telephone number to advertisers.",
    (
        "We work with marketing partners. We may share your phone number with them so that "
        "they can send you offers."
    ),
    (
        "Your mobile number is shared with our partner brands, unless you opt out, for "
        "marketing purposes."
    ),
    "We don't just share your phone number with our marketing partners; we also sell it.",
    "We exchange mobile numbers with other businesses for joint promotions.",
    "Phone numbers collected through our text club may be sold or rented to third parties.",
    "We share opt-in data with third parties for lead generation.",
    ("We may use and share your mobile number with affiliated companies for promotional purposes."),
    "We may share all information we collect, including phone numbers, with sponsors.",
    "With your consent we share your mobile number with third parties for their marketing.",
    "Your details, including your mobile, are passed to our sponsors.",
    "We may provide your mobile number to third-party marketers.",
    (
        "No mobile information will be shared with third parties for marketing purposes, "
        "except our affiliates and business partners."
    ),
    "Mobile numbers are not shared with third parties other than our marketing partners.",
    "We keep your number private, but selected partners may use it to send you promotions.",
    "We may sell your personal information, including telephone number, to data brokers.",
    (
        "By providing your number, you consent to receive calls and texts from us and our "
        "marketing partners."
    ),
    (
        "We may share your mobile number with affiliates and service providers for marketing "
        "purposes."
    ),
    "We may provide your phone number to companies that offer products you may like.",
    "Your mobile information may be shared with third-party partners for promotional purposes.",
    (
        "We and our affiliates may use your mobile number, and we may share it with our "
        "business partners for marketing."
    ),
    "Mobile opt-in data may be sold to advertisers.",
    "We share customer phone numbers with a network of brands so they can market to you.",
    (
        "We do not share mobile numbers with third parties, however we do share them with our "
        "sister brands for promotions."
    ),
    (
        "Information you give us, including your mobile number, may be shared with sponsors "
        "of our prize draws for marketing."
    ),
    "We may rent or sell your number to carefully screened companies.",
]
# Says nothing that counts.
NEITHER = [
    "We do not sell your personal information.",
    "We respect your privacy.",
    ("We share your mobile number with service providers who deliver text messages on our behalf."),
    "We do not share your email address with third parties for marketing purposes.",
    "We never sell your information.",
    (
        "Unlike other companies, who share your mobile number with marketing partners, we are "
        "careful."
    ),
    "You have the right to opt out of the sale or sharing of your personal information.",
    "We may disclose information if required by law.",
    "Do Not Sell or Share My Personal Information",
    (
        "We share information about your use of our site with our social media, advertising "
        "and analytics partners."
    ),
    "If you share your phone number with us we will keep it safe.",
    "In the event of a merger your information may be transferred to the new owner.",
    "We may share aggregated, anonymous statistics with advertisers.",
    "Your mobile number is stored securely and protected by encryption.",
    "We will not rent your data.",
    "We send texts. Our cookies do not share information with third parties.",
    "Third parties may provide us with your phone number.",
    "You may share our offers with friends.",
    "We use service providers to send marketing messages.",
    "We may receive your phone number from third parties or partners.",
    (
        "We share your personal information with marketing service providers who send "
        "messages on our behalf."
    ),
    "We keep your phone number private.",
    "Our website uses advertising cookies from third parties.",
    "We may share your information with partners who help us process payments.",
    "We never share your password.",
    "We do not share health information with anyone for marketing.",
    "Your personal information is never sold.",
    "We do not share personal data with third parties except as described in this policy.",
    "We value your trust and will treat your mobile number with care.",
    "We never send spam to your mobile number.",
    "We do not share your payment details with third parties for marketing purposes.",
    "We don’t sell your email address or share it with anybody.",
    "We will never call your mobile number for marketing.",
    (
        "Our SMS provider handles your mobile number on our behalf and may not use it for "
        "other purposes."
    ),
    (
        "We may share your phone number with delivery companies so they can text you about "
        "your delivery."
    ),
    "We only share your mobile number with third parties who help us run our business.",
    "Your mobile number may be disclosed to the police if the law requires it.",
    "Please do not share your login code with anyone.",
    "Never share your phone number or passcode with third parties who contact you.",
    "We share your story with our marketing partners if you let us.",
]
