"""A web address is read once: what was read is what is asked for."""

from __future__ import annotations

import pytest

from config.http.failed import Failed
from config.http.target import read_target

READ = {
    "http://shop.example": "http://shop.example/",
    "https://shop.example": "https://shop.example/",
    "HTTPS://Shop.EXAMPLE/A": "https://shop.example/A",
    "http://shop.example:80/": "http://shop.example/",
    "https://shop.example:443/": "https://shop.example/",
    "https://shop.example:/": "https://shop.example/",
    "http://shop.example:443/": "http://shop.example:443/",
    "https://shop.example:80/": "https://shop.example:80/",
    "http://shop.example./x": "http://shop.example/x",
    "http://shop.example?q=1": "http://shop.example/?q=1",
    "http://shop.example/a?b=c?d#e": "http://shop.example/a?b=c?d",
    "http://shop.example#top": "http://shop.example/",
    "http://shop.example/ä/%C3%BC?ö": "http://shop.example/%C3%A4/%C3%BC?%C3%B6",
    "http://shop.example/a@b:c": "http://shop.example/a@b:c",
    "http://my_shop.example/": "http://my_shop.example/",
    "http://bücher.example/": "http://xn--bcher-kva.example/",
    "http://BÜCHER.example/": "http://xn--bcher-kva.example/",
    "http://xn--bcher-kva.example/": "http://xn--bcher-kva.example/",
    "http://faß.example/": "http://xn--fa-hia.example/",
    "http://例え。example/": "http://xn--r8jz45g.example/",
    "http://8.8.8.8/": "http://8.8.8.8/",
    "http://8.8.8.8./": "http://8.8.8.8/",
    "http://[2606:4700:4700:0::1111]/": "http://[2606:4700:4700::1111]/",
    "https://[2606:4700:4700::1111]:80/": "https://[2606:4700:4700::1111]:80/",
}


@pytest.mark.parametrize(("url", "read"), READ.items())
def test_address_is_read_into_one_form(url: str, read: str) -> None:
    assert read_target(url).url == read


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://shop.example/", "A web address begins with http:// or https://."),
        ("shop.example", "A web address begins with http:// or https://."),
        ("http://me@shop.example/", "Leave out the user name and password before the @ sign."),
        ("http://134744072/", "Give the web site's name, such as www.example.com, instead of"),
        ("http://shop.example:8080/", "The web address has a host or port that is not visited."),
        ("http://shop..example/", "The web address holds no name of a web site."),
        ("http://[shop.example]/", "What stands in brackets is not an address."),
        ("http://shop.example/" + "a" * 4096, "The web address is too long."),
    ],
)
def test_refusal_says_what_to_change(url: str, sentence: str) -> None:
    with pytest.raises(Failed) as refusal:
        read_target(url)
    assert refusal.value.failure == "url_not_public"
    assert refusal.value.detail.startswith(sentence)
