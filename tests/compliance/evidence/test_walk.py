"""What is hidden from a visitor is hidden from us, and what can be seen is read."""

from __future__ import annotations

import pytest

from tests.compliance.evidence.visits import read

HIDDEN = [
    "<p hidden>secret</p>",
    "<div hidden><p>secret</p></div>",
    '<p aria-hidden="true">secret</p>',
    '<p style="display:none">secret</p>',
    '<p style="DISPLAY : None !important">secret</p>',
    '<p style="visibility: hidden">secret</p>',
    '<p style="visibility: collapse">secret</p>',
    '<p style="opacity:0">secret</p>',
    '<p style="opacity:0.01">secret</p>',
    '<p style="opacity:0%">secret</p>',
    '<p style="font-size:0">secret</p>',
    '<p style="font-size:1px">secret</p>',
    '<p style="font-size:0.01em">secret</p>',
    '<p style="font:0/0 a">secret</p>',
    '<p style="text-indent:-9999px">secret</p>',
    '<p style="text-indent:-100em">secret</p>',
    '<p style="position:absolute;left:-9999px">secret</p>',
    '<p style="position:fixed;top:-1000px">secret</p>',
    '<p style="position:absolute;right:-200em">secret</p>',
    '<p style="position:absolute;clip:rect(0,0,0,0)">secret</p>',
    '<p style="position:absolute;clip:rect(1px 1px 1px 1px)">secret</p>',
    '<p style="clip-path:inset(100%)">secret</p>',
    '<p style="clip-path: inset(50%)">secret</p>',
    '<p style="height:0;overflow:hidden">secret</p>',
    '<p style="max-height:0;overflow:hidden">secret</p>',
    '<p style="position:absolute;width:1px;overflow:hidden">secret</p>',
    '<p style="transform:scale(0)">secret</p>',
    '<p style="transform:translateX(-9999px)">secret</p>',
    '<p style="color:#fff;background:#fff">secret</p>',
    '<p style="color:white;background-color:#FFFFFF">secret</p>',
    '<p style="color:rgb(254,254,254);background:rgb(255, 255, 255)">secret</p>',
    '<p style="color:#fff">secret</p>',
    '<body style="background:#000"><p style="color:#000">secret</p></body>',
    '<div style="background:#eee"><p style="color:#eee">secret</p></div>',
    '<p style="color:transparent">secret</p>',
    '<p style="color:rgba(0,0,0,0)">secret</p>',
    '<p style="color:#00000000">secret</p>',
    '<font color="white">secret</font>',
    "<style>.x{display:none}</style><p class='a x'>secret</p>",
    "<style>#x{display:none}</style><p id=x>secret</p>",
    "<style>aside{display:none}</style><aside>secret</aside>",
    "<style>p.x, q{display:none}</style><p class=x>secret</p>",
    "<style>.a.b{visibility:hidden}</style><p class='a b'>secret</p>",
    "<style>.x{color:red}.x{opacity:0}</style><p class=x>secret</p>",
    "<style>/* } */.x{display:none}</style><p class=x>secret</p>",
    "<style>@media screen{.x{display:none}}</style><p class=x>secret</p>",
    "<style>@media all{.x{display:none}}</style><p class=x>secret</p>",
    "<style>.x{display:none!important}</style><p class=x style='display:block'>secret</p>",
    "<style>body{background:#fff}.x{color:#fff}</style><p class=x>secret</p>",
    "<dialog>secret</dialog>",
    "<template>secret</template>",
    "<noscript>secret</noscript>",
    "<iframe>secret</iframe>",
    "<video>secret</video>",
    "<object>secret</object>",
    "<svg><title>secret</title><desc>secret</desc></svg>",
    "<datalist><option>secret</option></datalist>",
    "<input type=hidden value=secret>",
    "<input placeholder=secret>",
    "<img alt=secret>",
    "<p title=secret></p>",
    '<a href="/x" style="display:none">secret</a>',
]


@pytest.mark.parametrize("html", HIDDEN)
def test_hidden_words_are_not_read(html: str) -> None:
    page = read(f"<p>before</p>{html}<p>after</p>")
    assert "secret" not in page.text
    assert page.text.startswith("before")
    assert page.text.endswith("after") or "<body" in html
    assert page.links == ()


SHOWN = [
    "<p>shown</p>",
    '<p style="display:block">shown</p>',
    '<p style="opacity:0.5">shown</p>',
    '<p style="opacity:0.001;will-change:transform">shown</p>',
    '<p style="color:#fff;background:#000">shown</p>',
    '<p style="color:#fff;background:url(a.jpg)">shown</p>',
    '<p style="color:#fff;background:linear-gradient(#000,#333)">shown</p>',
    '<div style="background-image:url(a.jpg)"><p style="color:#fff">shown</p></div>',
    '<p style="color:transparent;background:linear-gradient(red,blue)">shown</p>',
    '<div style="background:#222"><p style="color:#fff">shown</p></div>',
    '<table bgcolor="#222222"><td style="color:#fff">shown</table>',
    '<h1 style="position:absolute;color:#fff">shown</h1>',
    '<div style="font-size:0"><span style="font-size:16px">shown</span></div>',
    '<div style="visibility:hidden"><p style="visibility:visible">shown</p></div>',
    '<p style="text-indent:-20px">shown</p>',
    '<p style="position:relative;left:-10px">shown</p>',
    '<p style="left:-9999px">shown</p>',
    '<p style="transform:translate(-50%,-50%)">shown</p>',
    '<p style="overflow:hidden;height:20px">shown</p>',
    '<p style="overflow:hidden;width:0;flex:1">shown</p>',
    "<style>@media print{.x{display:none}}</style><p class=x>shown</p>",
    "<style>@media (max-width:600px){.x{display:none}}</style><p class=x>shown</p>",
    "<style>.x:hover{display:none}.y .x{display:none}</style><p class=x>shown</p>",
    "<style>@keyframes a{from{opacity:0}to{opacity:1}}</style><p class=from>shown</p>",
    "<style>@keyframes a{p{opacity:0}}</style><p>shown</p>",
    "<style>.x{display:none}.x{display:block}</style><p class=x>shown</p>",
    "<style>.x{display:none}#y{display:block}</style><p class=x id=y>shown</p>",
    "<style>.x{display:none}</style><p class=x style='display:block'>shown</p>",
    "<style>.a.b{display:none}</style><p class=a>shown</p>",
    "<link rel=stylesheet href=a.css><div class=hero><p style='color:#fff'>shown</p></div>",
    "<style>.card .dark{background:#111}.w{color:#fff}</style><p class='dark w'>shown</p>",
    "<dialog open>shown</dialog>",
    "<details>shown</details>",
    "<label>shown<input></label>",
    "<select><option>shown</option></select>",
    "<svg><text>shown</text></svg>",
    "<button>shown</button>",
    "<input type=submit value=shown>",
    "<input type=button value=shown>",
    "<fieldset><legend>shown</legend></fieldset>",
    '<p aria-hidden="false">shown</p>',
    "<x-card>shown</x-card>",
]


@pytest.mark.parametrize("html", SHOWN)
def test_words_that_can_be_seen_are_read(html: str) -> None:
    page = read(f"<p>before</p>{html}<p>after</p>")
    assert page.text.split("\n") == ["before", "shown", "after"]
