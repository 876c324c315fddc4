"""What we tell a business about its privacy policy: the problem, the fix, what good looks like."""

SENTENCES: dict[str, tuple[str, str, str]] = {
    "privacy_policy_missing": (
        "{url} links no privacy policy, and you gave no address of one.",
        "Publish a privacy policy and link it from every page, or give its address here.",
        "A link “Privacy policy” at the foot of {site} that leads to {site}/privacy.",
    ),
    "privacy_policy_unreachable": (
        "The privacy policy at {url} cannot be read. {trouble}",
        "Publish the policy as a web page that opens for everybody, and correct the link to it.",
        "{site}/privacy opens without a login and says how {name} treats people's data.",
    ),
    "privacy_policy_not_a_policy": (
        "The page at {url} is not a privacy policy: it does not say what becomes of people's data.",
        "Link the page that says which data you collect, what for, and whom you give it to.",
        "Privacy policy of {name}: which data we collect, what we use it for, and who receives it.",
    ),
    "privacy_policy_shares_data": (
        "The privacy policy says that mobile numbers or consent are, or may be, passed on for "
        "marketing. Carriers refuse that, whatever else the policy promises.",
        "Take that sentence out, or take numbers and consent out of it, and say the opposite.",
        "{no_sharing}",
    ),
    "privacy_policy_no_sharing_clause": (
        "The privacy policy does not say that mobile numbers and consent to texts are not shared "
        "for marketing.",
        "Add a sentence that says so in these words or your own.",
        "{no_sharing}",
    ),
    "privacy_policy_silent_on_messaging": (
        "The privacy policy does not mention text messages.",
        "Say that you collect mobile numbers to send messages, and which.",
        "With your agreement {name} uses your mobile number to send you {kind} by text message.",
    ),
    "privacy_policy_found": (
        "The privacy policy is live at {url}.",
        "",
        "",
    ),
}
