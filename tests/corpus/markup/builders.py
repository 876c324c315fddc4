"""Pages as the common site builders write them."""

from tests.corpus.markup.frame import Frame, anchors


def wordpress(frame: Frame) -> str:
    items = anchors(frame.nav, before='<li class="menu-item">', after="</li>\n")
    legal = anchors(frame.legal, before='<p class="wp-block-paragraph">', after="</p>\n")
    return f"""<!DOCTYPE html>
<html lang="{frame.language}-US">
<head><meta charset="UTF-8"><meta name="generator" content="WordPress 6.6.2">
<title>{frame.title}</title>
<style id="wp-block-library-css">.screen-reader-text{{clip:rect(1px,1px,1px,1px)}}</style>
<script>window._wpemojiSettings = {{"baseUrl":"https://s.w.example/images/core/emoji/"}};</script>
</head>
<body class="page-template-default wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header class="site-header"><p class="site-title"><a href="/" rel="home">{frame.brand}</a></p>
<nav aria-label="Primary"><ul class="menu">{items}</ul></nav></header>
<main id="content" class="entry-content">
{frame.body}
</main>
<footer class="site-footer">
<aside class="widget">{legal}</aside>
<div class="site-info">{frame.imprint}<span class="sep"> | </span>Powered by WordPress</div>
</footer>
<script src="/wp-includes/js/comment-reply.min.js" defer></script>
</body></html>"""


def shopify(frame: Frame) -> str:
    menu = anchors(frame.nav, before="<li>", after="</li>", css="header__menu-item")
    legal = anchors(frame.legal, before='<li class="policies__item"><small>', after="</small></li>")
    return f"""<!doctype html>
<html class="no-js" lang="{frame.language}">
  <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
    <title>{frame.title}</title>
    <script>var Shopify = Shopify || {{}}; Shopify.theme = {{"name":"Dawn","id":1384}};</script>
    <script type="application/ld+json">{{"@type":"Organization","name":"{frame.brand}"}}</script>
  </head>
  <body class="gradient">
    <div class="announcement-bar" role="region"><p>Free shipping on orders over $60</p></div>
    <cart-drawer class="drawer is-empty" hidden><h2>Your cart is empty</h2>
      <p>Have an account? <a href="/account/login">Log in</a> to check out faster.</p></cart-drawer>
    <header class="header"><h1 class="header__heading"><a href="/">{frame.brand}</a></h1>
      <ul class="list-menu">{menu}<li><a href="/account/login">Log in</a></li>
      <li><a href="/cart">Cart</a></li></ul></header>
    <main id="MainContent" class="content-for-layout">{frame.body}</main>
    <footer class="footer"><div class="footer__content-bottom">
      <small class="copyright__content">&copy; 2025, <a href="/">{frame.brand}</a></small>
      <small>{frame.imprint}</small>
      <ul class="policies list-unstyled">{legal}</ul></div></footer>
  </body>
</html>"""


def wix(frame: Frame) -> str:
    menu = anchors(frame.nav, before='<div class="wixui-menu__item"><p>', after="</p></div>")
    legal = anchors(frame.legal, before='<p class="font_8"><span>', after="</span></p>")
    return f"""<!DOCTYPE html><html lang="{frame.language}"><head><meta charset='utf-8'>
<title>{frame.title}</title><meta name="generator" content="Wix.com Website Builder"/>
<script type="application/json" id="wix-essential-viewer-model">{{"fleetConfig":1}}</script></head>
<body class='responsive'><div id="SITE_CONTAINER"><div id="main_MF">
<div id="SITE_HEADER"><div class="MW5IWV"></div><div data-testid="richTextElement">
<h1 class="font_0 wixui-rich-text__text"><span style="letter-spacing:0.05em">{frame.brand}</span>
<span class="wixGuard wixui-rich-text__text">\u200b</span></h1></div>{menu}</div>
<div id="PAGES_CONTAINER"><div id="SITE_PAGES"><div class="VM7gjN">{frame.body}</div></div></div>
<div id="SITE_FOOTER" style="background-color:rgb(23,23,23);color:#ffffff">
<p class="font_8"><span style="color:#ffffff">{frame.imprint}</span></p>{legal}
<p class="font_8"><span class="wixGuard">\u200b</span></p></div>
</div></div></body></html>"""


def squarespace(frame: Frame) -> str:
    menu = anchors(frame.nav, before='<div class="header-nav-item">', after="</div>")
    legal = anchors(frame.legal, before='<p style="white-space:pre-wrap;">', after="</p>")
    return f"""<!doctype html>
<html xmlns:og="http://opengraphprotocol.org/schema/" lang="{frame.language}-US">
<head><base href=""><meta charset="utf-8" /><title>{frame.title}</title>
<!-- This is Squarespace. --><!-- fig-lemon-7pt4 --></head>
<body id="collection-61f" class="primary-button-style-solid">
<div id="siteWrapper" class="clearfix site-wrapper"><header data-test="header" id="header">
<div class="header-title-text"><a id="site-title" href="/">{frame.brand}</a></div>
<div class="header-nav">{menu}</div></header>
<main id="page" role="main"><article class="sections"><section class="page-section">
<div class="sqs-block-content"><div class="sqs-html-content">{frame.body}</div></div>
</section></article></main>
<footer class="sections" id="footer-sections"><section class="page-section">
<div class="sqs-html-content"><p class="sqsrte-small">{frame.imprint}</p>{legal}</div>
</section></footer></div></body></html>"""
