"""How the handout looks, on a screen and on paper."""

from __future__ import annotations

from toolfinder_network_catalogue.html import Html

STYLE = Html("""
:root { color-scheme: light; }
body { background: #fff; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { margin: 0 auto; max-width: 52rem; padding: 1rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-top: 2px solid #1a1a1a; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { padding: .25rem 0; text-align: left; }
th, td { border-bottom: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top; }
a { color: #0b4f9e; }
.note { border-left: .3rem solid #8a4b00; padding-left: 1.5rem; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section, tr, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  footer a::after { content: " <" attr(href) ">"; }
}
""")
