"""Pages as frameworks and newer tools write them."""

import re

from tests.corpus.markup.frame import Frame, anchors


def bootstrap(frame: Frame) -> str:
    menu = anchors(frame.nav, before='<li class="nav-item">', after="</li>", css="nav-link")
    legal = anchors(frame.legal, before='<li class="list-inline-item">', after="</li>")
    return f"""<!DOCTYPE html>
<html lang="{frame.language}"><head><meta charset="utf-8"><title>{frame.title}</title>
<link href="/css/bootstrap.min.css" rel="stylesheet"></head>
<body>
<nav class="navbar navbar-expand-lg bg-light"><div class="container">
<a class="navbar-brand" href="/">{frame.brand}</a>
<div class="collapse navbar-collapse"><ul class="navbar-nav">{menu}</ul></div></div></nav>
<div class="container my-5"><div class="row"><div class="col-lg-8">{frame.body}</div></div></div>
<div class="modal fade" id="newsletter" tabindex="-1" aria-hidden="true" style="display:none">
<div class="modal-body"><h5>Join our e-mail list</h5><input type="email"></div></div>
<footer class="py-4 bg-dark text-white" style="background:#212529;color:white">
<div class="container"><p>{frame.imprint}</p><ul class="list-inline">{legal}</ul></div></footer>
<script src="/js/bootstrap.bundle.min.js"></script></body></html>"""


def nextjs(frame: Frame) -> str:
    """Text nodes are split by empty comments, as React's server output does."""
    menu = anchors(frame.nav, css="px-3 py-2 text-sm")
    legal = anchors(frame.legal, css="text-xs underline")
    body = re.sub(r"(?<=[a-z]{4}) (?=[A-Z]{4}\b)", "<!-- --> <!-- -->", frame.body)
    return (
        f'<!DOCTYPE html><html lang="{frame.language}"><head><meta charSet="utf-8"/>'
        f"<title>{frame.title}</title>"
        '<script src="/_next/static/chunks/main-4f1.js" defer=""></script></head><body>'
        f'<div id="__next"><header class="flex items-center"><span>{frame.brand}</span>{menu}'
        f'</header><main class="mx-auto max-w-3xl">{body}</main>'
        f'<footer class="bg-slate-900 text-white">{legal}<p>{frame.imprint}</p></footer></div>'
        '<script id="__NEXT_DATA__" type="application/json">'
        '{"props":{"pageProps":{}},"page":"/","buildId":"k3"}</script></body></html>'
    )


def public_sector(frame: Frame) -> str:
    menu = anchors(frame.nav, before='<li class="header__item">', after="</li>")
    legal = anchors(frame.legal, before='<li class="footer__list-item">', after="</li>")
    return f"""<!DOCTYPE html>
<html lang="{frame.language}" class="template">
<head><meta charset="utf-8"><title>{frame.title}</title></head>
<body class="template__body js-enabled">
<a href="#main-content" class="skip-link">Skip to main content</a>
<div class="cookie-banner" role="region" aria-label="Cookies"><h2>Cookies on this site</h2>
<p>We use some essential cookies to make this site work.</p><button>Accept</button></div>
<header role="banner"><div class="header__logo">{frame.brand}</div><ul>{menu}</ul></header>
<div class="width-container"><main id="main-content" role="main">{frame.body}</main></div>
<footer role="contentinfo"><h2 class="visually-hidden">Support links</h2>
<ul class="footer__inline-list">{legal}</ul><p>{frame.imprint}</p></footer>
</body></html>"""


def one_pager(frame: Frame) -> str:
    """A single centered column, as small landing page tools make them."""
    links = anchors((*frame.nav, *frame.legal), before="<li>", after="</li>")
    return f"""<!DOCTYPE HTML>
<html lang="{frame.language}"><head><title>{frame.title}</title><meta charset="utf-8" />
<style>body{{line-height:1;background:#FFF8EE}}#wrapper{{display:flex;min-height:100vh}}</style>
</head><body class="is-loading">
<div id="wrapper"><div id="main"><div class="inner">
<h1 id="text01">{frame.brand}</h1>
{frame.body}
<ul id="links01" class="buttons">{links}</ul>
<p id="text09">{frame.imprint}</p>
</div></div></div>
<script>(function(){{var on=addEventListener;on('load',function(){{}});}})();</script>
</body></html>"""


def tailwind(frame: Frame) -> str:
    menu = anchors(frame.nav, before='<div class="hidden md:block">', after="</div>")
    legal = anchors(frame.legal, after=' <span class="text-gray-400">·</span> ')
    return f"""<!doctype html><html lang={frame.language}><head><meta charset=utf-8>
<title>{frame.title}</title><link rel=stylesheet href=/app.css></head>
<body class="antialiased text-slate-700">
<header class="sticky top-0 backdrop-blur"><a href=/ class="font-bold">{frame.brand}</a>{menu}
<a href="/login" class="btn">Sign in</a></header>
<main class="prose lg:prose-xl">{frame.body}</main>
<footer class="mt-24 border-t"><p class="text-xs">{frame.imprint}</p>{legal}</footer>
</body></html>"""
