"""What we tell a business about its website: the problem, and what puts it right."""

SENTENCES: dict[str, tuple[str, str]] = {
    "website_url_not_public": (
        "{asked} cannot be opened from outside. {detail}",
        "Give the public address of your website, with its domain name.",
    ),
    "website_not_found": (
        "{asked} shows no page: the site says that it was not found (status {status}).",
        "Check the address for typing errors, or publish the page, and try again.",
    ),
    "website_error": (
        "{asked} answered with an error (status {status}) instead of a page.",
        "Have the site repaired, then check again. If it works for you, wait a few minutes.",
    ),
    "website_forbidden": (
        "{asked} refused our visit with status {status}.",
        "Open the site to everybody, without a password and without blocking unknown visitors.",
    ),
    "website_dns_failure": (
        "The name in {asked} leads nowhere on the internet.",
        "Check the spelling. If the domain is new, wait until your registrar has published it.",
    ),
    "website_timeout": (
        "{asked} did not answer in time.",
        "This may pass: try again in a few minutes. If it stays, ask whoever hosts your site.",
    ),
    "website_certificate": (
        "Browsers warn their users about {asked}: its certificate is not valid. {detail}",
        "Renew the certificate, or have it issued for this very name.",
    ),
    "website_unreachable": (
        "{asked} could not be reached. {detail}",
        "Check that the site is up and open to everybody, then try again.",
    ),
    "website_redirect_loop": (
        "{asked} sends its visitors on and on and never shows a page.",
        "Correct the forwarding of your site, or give the address where it ends.",
    ),
    "website_redirects_away": (
        "{asked} sends its visitors to another site: {final}.",
        "If that is your website, give its address; if not, remove the forwarding.",
    ),
    "website_login_wall": (
        "{asked} shows a login instead of your business.",
        "Give a page that opens without a login or password; a simple one is enough.",
    ),
    "website_under_construction": (
        "{asked} says that it is not finished, and there is little else on it.",
        "Publish a page with your name, what you offer, how to reach you and your privacy policy.",
    ),
    "website_parked": (
        "{asked} shows a page of the domain's seller or of the host, not of your business.",
        "Publish your own page under this address; a simple one is enough.",
    ),
    "website_empty": (
        "There is next to nothing to read on {asked}: a visitor without scripts sees no page.",
        "Have the text of your page sent with the page itself, not added by a script afterward.",
    ),
    "website_not_html": (
        "{asked} is not a web page but a file ({kind}).",
        "Give the address of a web page about your business.",
    ),
    "website_no_tls": (
        "{final} is not encrypted: browsers call it not secure.",
        "Turn on https for your site; most hosts do it for free.",
    ),
    "website_too_large": (
        "{final} is so large that only its first {size} were read.",
        "Make the page smaller, so that everything on it can be checked.",
    ),
    "website_slow": (
        "{final} took {seconds} seconds to answer.",
        "Many visitors give up earlier. Ask whoever hosts your site to make it faster.",
    ),
    "website_name_absent": (
        "The name {name} does not stand on {final}.",
        "Write your business name on the page, or give the site that carries it.",
    ),
    "website_live": (
        "{final} is live: status {status}, {seconds} s, {size}, {tls}.",
        "",
    ),
}
