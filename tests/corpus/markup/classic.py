"""Pages written by hand, some of them long ago."""

from tests.corpus.markup.frame import Frame, anchors


def tables(frame: Frame) -> str:
    """Laid out in tables, in capitals, without closing tags."""
    menu = anchors(frame.nav, before="<FONT FACE=Arial SIZE=2>", after="</FONT><BR>")
    legal = anchors(frame.legal, after=" &nbsp;|&nbsp; ")
    return f"""<HTML>
<HEAD><TITLE>{frame.title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#0000CC" TOPMARGIN=0>
<CENTER><TABLE WIDTH=780 BORDER=0 CELLPADDING=4 CELLSPACING=0>
<TR><TD COLSPAN=2 BGCOLOR="#003366"><FONT COLOR="#FFFFFF" SIZE=5>{frame.brand}</FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=TOP BGCOLOR="#EEEEEE">{menu}
<TD VALIGN=TOP>{frame.body}
<TR><TD COLSPAN=2 ALIGN=CENTER><FONT SIZE=1>{frame.imprint}<BR>{legal}</FONT>
</TABLE></CENTER></BODY></HTML>"""


def xhtml(frame: Frame) -> str:
    """XHTML 1.0, everything in one wrapper."""
    menu = anchors(frame.nav, before="<li>", after="</li>")
    legal = anchors(frame.legal, before=" | ")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{frame.language}" lang="{frame.language}">
<head><title>{frame.title}</title>
<style type="text/css">/*<![CDATA[*/ #wrapper {{ width: 960px; margin: 0 auto; }} /*]]>*/</style>
</head><body>
<div id="wrapper"><div id="banner"><h1>{frame.brand}</h1></div>
<ul id="navlist">{menu}</ul>
<div id="content">{frame.body}</div>
<div id="footer"><p>{frame.imprint}<br />Best viewed at any size{legal}</p></div>
</div></body></html>"""


def bare(frame: Frame) -> str:
    """The least that is HTML."""
    links = anchors((*frame.nav, *frame.legal), after=" ")
    return f"""<!doctype html>
<html lang="{frame.language}"><meta charset=utf-8><title>{frame.title}</title>
<h1>{frame.brand}</h1>
{frame.body}
<hr><p>{links}<p><small>{frame.imprint}</small>"""


def lines(frame: Frame) -> str:
    """Everything in one block, broken by <br>."""
    menu = anchors(frame.nav, after=" - ")
    legal = anchors(frame.legal, after="<br>")
    body = frame.body.replace("</p>", "<br><br>").replace("<p>", "")
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8">
<title>{frame.title}</title></head>
<body><div align="center"><b>{frame.brand}</b><br>{menu}<br><br>
{body}<br>
{legal}{frame.imprint}</div></body></html>"""


def semantic(frame: Frame) -> str:
    menu = anchors(frame.nav, before="<li>", after="</li>")
    legal = anchors(frame.legal, before="<li>", after="</li>")
    return f"""<!DOCTYPE html>
<html lang="{frame.language}">
<head>
  <meta charset="utf-8">
  <title>{frame.title}</title>
  <meta name="viewport" content="width=device-width">
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <header><strong>{frame.brand}</strong><nav><ul>{menu}</ul></nav></header>
  <main>
    {frame.body}
  </main>
  <footer>
    <address>{frame.imprint}</address>
    <ul>{legal}</ul>
  </footer>
</body>
</html>"""
