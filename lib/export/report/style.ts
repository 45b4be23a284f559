/** The look of the page of a report: legible anywhere, dark where the reader's system is, and fit for paper. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1d2326; --quiet: #59605f; --rule: #d8d4c8; --link: #1d4f73; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191b; --ink: #e9e6dd; --quiet: #a9aca6; --rule: #3a4043; --link: #9cc7e6; } }
body { max-width: 72rem; margin: 0 auto; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 'Source Sans 3', system-ui, sans-serif; }
h1, h2 { font-family: 'Source Serif 4', Georgia, serif; line-height: 1.2; overflow-wrap: anywhere; }
a { color: var(--link); overflow-wrap: anywhere; }
section { margin-top: 2.5rem; }
figure { margin: 0; }
img { max-width: 100%; height: auto; }
figcaption, details, footer { color: var(--quiet); font-size: .9rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
td { font-variant-numeric: tabular-nums; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .wide { overflow: visible; }
  .wide table { font-size: 6pt; }
  .wide td { overflow-wrap: anywhere; }
  tr, figure { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
