"""Whatever leads inward, in whatever spelling, is refused before there is a socket."""

from __future__ import annotations

import pytest

from config.http import fetch
from tests.config.http.conftest import Names

pytestmark = pytest.mark.usefixtures("no_sockets")

SPELLINGS = (
    # plain
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    # decimal, hexadecimal, octal, short
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0X7F000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://127.0.0.0x1/",
    "http://127.0.0.0x/",
    "http://0177.0.0.1/",
    "http://00000177.0.0.1/",
    "http://0177.0x0.0.1/",
    "http://127.0.0.01/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.65535/",
    "http://0/",
    "http://0x0/",
    "http://00/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.43518/",
    "http://425.510.425.510/",
    "http://4294967297/",
    "http://127.0.0.1.1/",
    "http://256.1.1.1/",
    # dots
    "http://127.0.0.1./",
    "http://127.0.0.1../",
    "http://127.1./",
    "http://.127.0.0.1/",
    # other scripts
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://127｡0｡0｡1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://¹²⁷.⁰.⁰.¹/",
    "http://𝟙𝟚𝟟.𝟘.𝟘.𝟙/",
    "http://⑯⑨。②⑤④。⑯⑨。②⑤④/",
    "http://0ｘ7f000001/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://127.0.0.1\u200b/",
    "http://127.0.0.1\u3000/",
    "http://exa\u2100mple.com/",
    "http://example.com\uff0f@127.0.0.1/",
    "http://example.com\uff1a8080/",
    # percent-encoded
    "http://%31%32%37.0.0.1/",
    "http://127%2e0%2e0%2e1/",
    "http://%6cocalhost/",
    "http://127.0.0.1%00.example.com/",
    "http://127.0.0.1%2f.example.com/",
    "http://example.com%40127.0.0.1/",
    # IPv6
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000::0001]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::FFFF:7F00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:db8::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::1%25lo]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::1]:443/",
    # brackets around what is none
    "http://[example.com]/",
    "http://[localhost]/",
    "http://[127.0.0.1]/",
    "http://[]/",
    "http://[::1/",
    "http://::1/",
    "http://::1]/",
    "http://[::1]evil.com/",
    "http://evil.com[::1]/",
    "http://[::1].evil.com/",
    "http://[v1.a]/",
    # names that mean a machine inside
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost:80/",
    "http://a.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://router.home.arpa/",
    "http://intranet/",
    "http://metadata/",
    # user names
    "http://user@example.com/",
    "https://user:password@example.com/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1@example.com/",
    "http://@example.com/",
    "http://example.com:80@127.0.0.1/",
    "http://example.com:80:80/",
    # where two programs read two hosts
    "http://good.example\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://127.0.0.1\\.example.com/",
    "http://example.com\\.127.0.0.1/",
    "http://exam ple.com/",
    " http://127.0.0.1/",
    "http://127.0.0.1 /",
    "http://example.com/a b",
    "http://example.com\t/",
    "http://example.com/\r\nHost: 127.0.0.1",
    "http://example.com\r\n/",
    "http://example.com/%0d%0a\n",
    "http://example.com\x00.evil.com/",
    "http://example.com/\x7f",
    "http://example.com\u2028/",
    "http://\u202eexample.com/",
    "http:///127.0.0.1/",
    "http:////127.0.0.1/",
    "http:/127.0.0.1/",
    "http:127.0.0.1/",
    "//127.0.0.1/",
    "http://",
    "http:///",
    "http://?127.0.0.1",
    "http://#@127.0.0.1/",
    "http://./",
    "http://../",
    "http://a..example.com/",
    "http://" + "a" * 64 + ".com/",
    "http://" + "a." * 130 + "com/",
    "http://" + "ä" * 300 + ".com/",
    "http://example.com/\ud800",
    "http://\ud800.com/",
    "http://xn--\u00e4.com/",
    "http://-\u0301.com/",
    # other ports
    "http://example.com:22/",
    "http://example.com:0/",
    "http://example.com:8080/",
    "http://example.com:65616/",
    "http://example.com:080/",
    "http://example.com:+80/",
    "http://example.com:-80/",
    "http://example.com:８０/",
    "http://example.com:80a/",
    # other schemes
    "",
    "example.com",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "ftp://example.com/",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "jar:http://example.com!/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "ws://example.com/",
    "httpx://example.com/",
    "ｈttp://example.com/",
    "url:http://127.0.0.1/",
)


@pytest.mark.parametrize("url", SPELLINGS)
def test_address_is_refused_without_a_socket_or_a_question(url: str, names: Names) -> None:
    seen = fetch(url)
    assert seen.failure == "url_not_public", seen
    assert seen.detail.endswith(".")
    assert (seen.status, seen.address, seen.body, seen.tls) == (0, "", b"", "")
    assert seen.url == url
    assert names.asked == []


def test_there_are_many_spellings() -> None:
    assert len(set(SPELLINGS)) == len(SPELLINGS) > 60


INWARD = ("127.0.0.1", "10.0.0.5", "169.254.169.254", "100.64.1.1", "::1", "fd00:ec2::254")
INWARD += ("::ffff:10.0.0.5", "64:ff9b::a00:5", "2002:a00:5::", "fe80::1%eth0", "0.0.0.0")


@pytest.mark.parametrize("address", INWARD)
def test_name_that_leads_inward_is_refused_without_a_socket(address: str, names: Names) -> None:
    names.answers["www.shop.com"] = [[address]]
    seen = fetch("https://www.shop.com/")
    assert (seen.failure, seen.address) == ("url_not_public", "")
    assert address not in seen.detail
    assert names.asked == ["www.shop.com."]


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_inward_address_among_public_ones_refuses_the_name(position: int, names: Names) -> None:
    addresses = ["93.184.216.34", "2606:4700:4700::1111"]
    addresses.insert(position, "192.168.0.1")
    names.answers["www.shop.com"] = [addresses]
    assert fetch("http://www.shop.com/").failure == "url_not_public"
