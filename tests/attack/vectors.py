"""What people with bad intent may write: each kind once, numbered, with words that are told apart from ours.

`§` is the vector's number. An element that one of them makes carries the attribute `oa`; a script that one
of them starts opens a window of the browser (`alert`); a request that one of them causes asks for `/oa-`.
None of them may ever be more than letters on a page.
"""

LINE_END = "␤"  # inside a vector, for a list is parted at its lines

_TAGS = """
<script oa>alert(§)</script>
<SCRIPT oa>alert(§)</SCRIPT >
<scr<script>ipt oa>alert(§)</scr</script>ipt>
<script oa src=/oa-§.js></script>
<script oa src=data:text/javascript,alert(§)></script>
<script oa type=module>alert(§)</script>
<img oa src=/oa-§ onerror=alert(1)>
<img oa src=x onerror="alert(§)">
<img/oa/src=x/onerror=alert(§)//
<img oa src=x:x onerror\t=\talert(§)>
<video oa><source onerror=alert(§)></video>
<audio oa src=/oa-§ autoplay onerror=alert(1)>
<body oa onload=alert(§)>
<iframe oa src=javascript:alert(§)></iframe>
<iframe oa srcdoc="<script>parent.alert(§)</script>"></iframe>
<object oa data=javascript:alert(§)></object>
<embed oa src=data:text/html,§>
<form oa action=/oa-§><button formaction=javascript:alert(1)>x</button></form>
<input oa autofocus onfocus=alert(§)>
<select oa autofocus onfocus=alert(§)></select>
<textarea oa autofocus onfocus=alert(§)></textarea>
<details oa open ontoggle=alert(§)>
<marquee oa onstart=alert(§)>x</marquee>
<base oa href=https://oa-§.invalid/>
<meta oa http-equiv=refresh content="0;url=/oa-§">
<link oa rel=stylesheet href=/oa-§.css>
<link oa rel=prefetch href=/oa-§>
<p oa style="background:url(/oa-§)" onclick=alert(1)>x</p>
<style oa>@import '/oa-§.css'; *{background:red}</style>
<b oa onanimationstart=alert(§) style=animation-name:oa>x</b>
<template oa><script>alert(§)</script></template>
<dialog oa open onbeforetoggle=alert(§)>x</dialog>
<button oa popovertarget=p onclick=alert(§)>x</button>
"""
_FOREIGN = """
<svg oa onload=alert(§)>
<svg oa><script>alert(§)</script></svg>
<svg oa><script href=data:,alert(§) /></svg>
<svg oa><a xlink:href=javascript:alert(§)><text y=9>x</text></a></svg>
<svg oa><animate onbegin=alert(§) attributeName=x dur=1s>
<svg oa><set attributeName=href to=javascript:alert(§) /></svg>
<svg oa><foreignObject><img src=x onerror=alert(§)></foreignObject></svg>
<svg oa><use href=/oa-§.svg#x /></svg>
<math oa><mi xlink:href=javascript:alert(§)>x</mi></math>
<math oa href=javascript:alert(§)>x</math>
<math><mtext></form><form><mglyph><style></math><img oa src onerror=alert(§)>
<svg></p><style><a id="</style><img oa src=1 onerror=alert(§)>">
<noscript><p title="</noscript><img oa src=x onerror=alert(§)>">
<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img oa onerror=alert(§) src>">
<table><td><svg><desc><td><img oa src=x onerror=alert(§)></td></desc>
<?xml version="1.0"?><oa xmlns="http://www.w3.org/1999/xhtml"><script>alert(§)</script></oa>
<![CDATA[<img oa src=x onerror=alert(§)>]]>
<!--><img oa src=x onerror=alert(§)>-->
<!--!><!-- --!><img oa src=x onerror=alert(§)>
</title><script oa>alert(§)</script>
</textarea><script oa>alert(§)</script>
</style><script oa>alert(§)</script>
</template><script oa>alert(§)</script>
</script><script oa>alert(§)</script>
"""
_ATTRIBUTES = """
" oa onmouseover="alert(§)
' oa onmouseover='alert(§)
" oa autofocus onfocus=alert(§) x="
"><img oa src=x onerror=alert(§)>
'><img oa src=x onerror=alert(§)>
` oa onmouseover=alert(§)
"/oa/onmouseover=alert(§)//
" oa style="background:url(/oa-§)
x oa onmouseover=alert(§) y
"""
_ADDRESSES = """
javascript:alert(§)
JaVaScRiPt:alert(§)
java\tscript:alert(§)
java␤script:alert(§)
\x01javascript:alert(§)
javascript://example.org/%0aalert(§)
&#106;avascript:alert(§)
javascript&colon;alert(§)
data:text/html,<script oa>alert(§)</script>
vbscript:alert(§)
[read](javascript:alert(§))
![x](/oa-§)
[x]: javascript:alert(§)
<javascript:alert(§)>
<a oa href="javascript:alert(§)">x</a>
<a oa href=" &#1; javascript:alert(§)">x</a>
https://example.org/"oa/onmouseover=alert(§)
https://example.org/?<img/oa/src=x/onerror=alert(§)>
https://example.org\\@oa-§.invalid/
//oa-§.invalid/x
"""
_SIGNS = """
&lt;img oa src=x onerror=alert(§)&gt;
&#60;img oa src=x onerror=alert(§)&#62;
&amp;lt;img oa src=x onerror=alert(§)&amp;gt;
\\u003cimg oa src=x onerror=alert(§)\\u003e
\\x3cimg oa src=x onerror=alert(§)\\x3e
%3Cimg oa src=x onerror=alert(§)%3E
\uff1cimg oa src=x onerror=alert(§)\uff1e
\ufe64script oa\ufe65alert(§)\ufe64/script\ufe65
\u202e<img oa src=x onerror=alert(§)>\u202c
\u2066<img oa src=x onerror=alert(§)>\u2069
<\u200bimg oa src=x onerror=alert(§)>
<img oa src=x one\u00adrror=alert(§)>
<\x00img oa src=x onerror=alert(§)>
<img\x0boa src=x onerror=alert(§)>
<img\x0coa src=x onerror=alert(§)>
\u05d0\u05d1 <img oa src=x onerror=alert(§)> \u05d2
+ADw-script oa+AD4-alert(§)+ADw-/script+AD4-
\u2028alert(§)\u2029
"""
_PROGRAMS = """
{{ 7|add:§ }}{% load i18n %}
{{ settings.SECRET_KEY }}§
{% include "/etc/passwd" %}§
{{constructor.constructor('alert(§)')()}}
${alert(§)}
#{alert(§)}
<%= alert(§) %>
';alert(§);//
\\';alert(§);//
"-alert(§)-"
");alert(§);//
{"x": "</script><script oa>alert(§)</script>"}
]]></description><script oa>alert(§)</script>
=HYPERLINK("https://oa-§.invalid/","x")
+cmd|' /C calc'!A§
-2+3+cmd|' /C calc'!A§
@SUM(1+§)*cmd|' /C calc'!A0
\t=1+§
\r=1+§
x\r␤Bcc: oa-§@example.invalid
x␤Content-Type: text/html␤␤<img oa src=x onerror=alert(§)>
x\r␤BEGIN:VALARM\r␤ATTACH:/oa-§
%0d%0aSet-Cookie: oa=§
' OR 1=§ --
../../../../etc/passwd%00§
-->␤␤NOTE␤␤00:00.000 --> 00:09.000\n<c.oa onclick=alert(§)>x</c>
%s %(name)s {0} {name} %n §
"""


def _lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line]


def _numbered() -> tuple[str, ...]:
    kinds = (_TAGS, _FOREIGN, _ATTRIBUTES, _ADDRESSES, _SIGNS, _PROGRAMS)
    every = [line.replace(LINE_END, "\n") for kind in kinds for line in _lines(kind)]
    return tuple(vector.replace("§", str(number)) for number, vector in enumerate(every, start=1))


VECTORS = _numbered()
# What passes as an address of mail or of the web, and would break out of where it is printed.
MAIL_VECTORS = (
    '"<img/oa/src=x/onerror=alert(901)>"@example.org',
    "o'oa/onmouseover='alert(902)'@example.org",
    "oa&lt;script&gt;alert(903)@example.org",
    "{{7*904}}@example.org",
    "=oa+904|x@example.org",
)
ADDRESS_VECTORS = (
    'https://example.org/"oa/onmouseover="alert(911)',
    "https://example.org/'oa/onmouseover='alert(912)",
    "https://example.org/<img/oa/src=x/onerror=alert(913)>",
    "https://example.org/?x=javascript:alert(914)",
    "https://example.org/#</script><script/oa>alert(915)</script>",
)


def words_from(start: int, most: int = len(VECTORS), parted: str = "\n") -> str:
    """So many vectors, beginning with another one each time: what is cut shows each of them somewhere."""
    first = start % len(VECTORS)
    return parted.join((VECTORS[first:] + VECTORS[:first])[:most])
