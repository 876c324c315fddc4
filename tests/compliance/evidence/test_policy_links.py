from __future__ import annotations

import pytest

from compliance.evidence.policy_links import find_privacy_url, find_terms_url
from tests.compliance.evidence.visits import SITE, read

HOME = f"{SITE}/"


def privacy_url(html: str) -> str:
    return find_privacy_url(read(html), HOME)


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/p>Privacy Policy</a>",
        "<a href=/p>privacy</a>",
        "<a href=/p>Our Privacy Notice</a>",
        "<a href=/p>Privacy Statement</a>",
        "<a href=/p>PRIVACY &amp; COOKIES</a>",
        "<a href=/p>Privacy and Cookie Policy</a>",
        "<a href=/p>Cookies &amp; Privacy</a>",
        "<a href=/p>Terms &amp; Privacy</a>",
        "<a href=/p>Legal &amp; Privacy</a>",
        "<a href=/p>Your privacy</a>",
        "<a href=/p>Data Protection</a>",
        "<a href=/p>Data protection policy</a>",
        "<a href=/p>How we use your information</a>",
        "<a href=/p>How we look after your data</a>",
        "<a href=/p>What we do with your data</a>",
        "<a href=/p>Hazel &amp; Finch Privacy Policy</a>",
        "<a href=/p>Read our <b>privacy policy</b> ›</a>",
        "<a href=/p>GDPR</a>",
        "<a href=/p>Datenschutzerklärung</a>",
        "<a href=/p>Politique de confidentialité</a>",
        "<a href=/privacy>Read more</a>",
        "<a href=/legal/privacy-policy.html>here</a>",
        "<a href=/privacy><img src=lock.png></a>",
        "<a href='/?page=privacy'>Privacy</a>",
        "<a href=#privacy>Privacy</a>",
        "<a href=https://app.termly.io/policy/1>Privacy Policy</a>",
        "<a href=//docs.example/privacy>Privacy Policy</a>",
    ],
)
def test_links_to_a_privacy_policy_are_recognized(link: str) -> None:
    html = f"<nav><a href=/>Home</a> <a href=/shop>Shop</a></nav>{link}<a href=/t>Terms</a>"
    assert privacy_url(html) == read(link).links[0].url


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/t>Terms of Service</a>",
        "<a href=/c>Cookie policy</a>",
        "<a href=/privacy-fences>Privacy fences</a>",
        "<a href=/privacy-glass>Privacy glass</a>",
        "<a href=/a>Why privacy matters to a small shop like ours and what we think about it</a>",
        "<a href=/blog/privacy>Read the article</a>",
        "<a href=https://policies.google.com/privacy>Privacy Policy</a>",
        "<a href=https://policies.google.com/privacy>Google Privacy Policy</a>",
        "<a href=https://www.facebook.com/privacy>Privacy</a>",
        "<a href=/dns>Do Not Sell or Share My Personal Information</a>",
        "<a href=#>Privacy Policy</a>",
        "<a href=javascript:show()>Privacy Policy</a>",
        "<a href=/p style=display:none>Privacy Policy</a>",
        "<a>Privacy Policy</a>",
        "Privacy Policy",
        "<!-- <a href=/privacy>Privacy Policy</a> -->",
    ],
)
def test_other_links_are_none(link: str) -> None:
    assert privacy_url(f"<a href=/shop>Shop</a>{link}<p>We respect your privacy.</p>") == ""


def test_the_plainest_link_wins() -> None:
    html = """<a href=/choices>Your privacy choices</a> <a href=/data>Data protection</a>
    <a href=https://elsewhere.example/privacy>Privacy policy</a>
    <a href=/policy>Privacy policy</a> <a href=/tp>Terms &amp; privacy</a>"""
    assert privacy_url(html) == f"{SITE}/policy"


def test_the_policy_may_stand_on_the_page_itself() -> None:
    html = f"<h1>Toys</h1><h2>Privacy policy</h2><p>{'We keep your number in a book. ' * 8}</p>"
    assert privacy_url(html) == HOME


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/x>Terms</a>",
        "<a href=/x>Terms of Service</a>",
        "<a href=/x>Terms &amp; Conditions</a>",
        "<a href=/x>T&amp;Cs</a>",
        "<a href=/x>SMS terms</a>",
        "<a href=/x>Conditions of use</a>",
        "<a href=/terms>here</a>",
        "<a href=/tos>here</a>",
    ],
)
def test_links_to_terms_are_recognized(link: str) -> None:
    html = f"<a href=/>Home</a>{link}<a href=/privacy>Privacy</a>"
    assert find_terms_url(read(html), HOME) == read(link).links[0].url


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/x>Privacy</a>",
        "<a href=/x>Long-term care</a>",
        "<a href=https://policies.google.com/terms>Terms of Service</a>",
        "<a href=/x>Autumn term dates</a>",
    ],
)
def test_other_links_are_no_terms(link: str) -> None:
    assert find_terms_url(read(link), HOME) == ""
