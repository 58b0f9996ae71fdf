/** How an exported page looks, on screen and on A4. Black on white: what is printed is what is seen. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 24px 16px; color: #1f232b; background: #fff;
  font: 400 10.5pt/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h1 { margin: 0 0 4px; font-size: 20pt; }
h2 { margin: 26px 0 8px; padding-top: 8px; border-top: 1px solid #1f232b; font-size: 13pt; }
h3 { margin: 16px 0 6px; font-size: 11pt; }
p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: inherit; }
code { font-family: ui-monospace, 'Cascadia Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; font-size: .94em; white-space: pre-wrap; }
.soft { color: #565b66; }
.verdict { margin: 14px 0; padding: 12px 16px; border: 2px solid #1f232b; border-radius: 6px; break-inside: avoid; }
.verdict p:first-child { font-size: 14pt; font-weight: 600; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(26mm, 1fr)); gap: 6px 12px; margin: 10px 0 14px; }
.numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.numbers dd { font-size: 16pt; font-weight: 600; font-variant-numeric: tabular-nums; }
.numbers dt { color: #565b66; font-size: 9pt; }
dl.facts { display: grid; grid-template-columns: 45mm minmax(0, 1fr); gap: 3px 12px; }
dl.facts dt { color: #565b66; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; }
.wide + .wide { margin-top: 14px; }
caption { padding: 4px 0; text-align: left; font-weight: 600; font-size: 10pt; break-after: avoid; }
thead { display: table-header-group; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid #dedad3; text-align: left; vertical-align: top; }
thead th { border-bottom: 1px solid #1f232b; overflow-wrap: break-word; hyphens: auto; }
tbody th { font-weight: 400; }
.after { margin-top: 8px; }
.warned { display: inline-block; padding: 0 4px; border: 1.5px solid #1f232b; border-radius: 3px; }
tr, .finding, li, .whole { break-inside: avoid; }
tbody tr:first-child { break-before: avoid; }
.count { width: 22%; text-align: right; font-variant-numeric: tabular-nums; }
.finding { padding: 7px 0; }
.finding + .finding { border-top: 1px solid #dedad3; }
.finding strong { display: inline-block; margin-right: 4px; }
.finding blockquote { margin: 4px 0 0; padding-left: 10px; border-left: 3px solid #b4bac7; font-size: 9pt; }
.timeline { display: block; width: 100%; height: auto; font-size: 10px; }
.timeline text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.timeline .lane { font-weight: 600; }
.middle { text-anchor: middle; }
.left { text-anchor: end; }
.line { stroke: #dedad3; }
.tick, .begin { stroke: #565b66; fill: none; }
.begin { stroke-dasharray: 2 3; }
.choice { stroke: #1f232b; stroke-dasharray: 6 3; stroke-width: 1.5; }
.filled { fill: #1f232b; }
.open, .ring { fill: none; stroke: #1f232b; stroke-width: 1.8; }
.sign { display: inline-block; width: 18px; height: 18px; vertical-align: -4px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 20px; margin-top: 8px; font-size: 9pt; }
@media screen { .wide { overflow-x: auto; } .wide table { min-width: 42rem; } }
@page { size: A4; margin: 16mm 14mm 18mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 8.5pt system-ui, sans-serif; color: #565b66; } }
@media print { body { max-width: none; padding: 0; } }
`;
