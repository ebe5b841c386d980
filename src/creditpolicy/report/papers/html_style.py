"""How a paper looks in a browser and on paper, and the few lines that sort its tables."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""A browser refuses whatever the file does not hold itself."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: #111; line-height: 1.7;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: #fff; }
h1 { margin: 1rem 0 0; color: #b3121d; font-size: 1.7rem; text-align: center; text-wrap: balance; }
h1, h2, h3, p, th, td { overflow-wrap: anywhere; }
h2 { margin: 1.8rem 0 .5rem; font-size: 1.2rem; }
h3 { margin: 1rem 0 .3rem; font-size: 1.05rem; }
p { margin: .4rem 0; text-indent: 2em; }
html[lang=en] p { text-indent: 0; }
.remark, .addressed, .note, .notes p { text-indent: 0; }
.remark { margin-bottom: 1.5rem; padding-bottom: 1rem; border-bottom: 2px solid #b3121d;
  text-align: center; }
.signed { margin: 1.5rem 2em 0 0; text-align: right; }
.signed div { display: inline-block; text-align: left; }
.signed p { text-indent: 0; }
.signed p + p { margin-left: 2em; }
.office { color: #b3121d; font-size: 2rem; font-weight: 700; letter-spacing: .1em; }
.office, .number { text-align: center; text-indent: 0; text-wrap: balance; }
.issued h1 { margin-top: 0; padding-top: 2rem; color: inherit; border-top: 2px solid #b3121d; }
.issued .remark { border-bottom: 0; }
.notes, .note { color: #444; font-size: .85rem; }
.notes { margin-top: 1.5rem; border-top: 1px solid #ccc; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.45;
  font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .45rem; border: 1px solid #9ca3af; }
th { background: #f0f2f5; font-weight: 600; text-align: center; }
tfoot td { background: #f9fafb; font-weight: 600; }
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; white-space: nowrap; }
.sorts th[data-at] { cursor: pointer; }
.sorts th[aria-sort=ascending]::after { content: " ▲"; }
.sorts th[aria-sort=descending]::after { content: " ▼"; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem; }
figure { margin: 0; }
figcaption { font-size: .85rem; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; }
@media (max-width: 40rem) {
  main { padding: 1rem .75rem 2rem; }
  h1, .office { font-size: 1.3rem; }
  table { font-size: .8rem; }
  .wide table { min-width: 34rem; }
}
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  body { background: none; font-family: FangSong, STFangsong, 仿宋, "Noto Serif CJK SC", serif; }
  main { max-width: none; padding: 0; }
  .annexes { break-before: page; }
  .office { font-size: 1.6rem; letter-spacing: 0; }
  .wide { overflow: visible; }
  .wide table { min-width: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, figure { break-inside: avoid; }
  th, td { padding: .6mm 1mm; }
  .right { white-space: normal; }
  h2, h3 { break-after: avoid; }
}
"""

SCRIPT = """
for (const table of document.querySelectorAll("table.sorts")) {
  const body = table.tBodies[0];
  for (const head of table.tHead.querySelectorAll("th[data-at]")) {
    head.tabIndex = 0;
    const sort = () => {
      const at = Number(head.dataset.at);
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = row => row.cells[at].dataset.order;
      const rows = [...body.rows].sort((one, other) => {
        const [a, b] = [key(one), key(other)];
        if (a !== undefined && b !== undefined) return (down ? -1 : 1) * (a - b);
        if (a !== undefined || b !== undefined) return a === undefined ? 1 : -1;
        const [s, t] = [one.cells[at].textContent, other.cells[at].textContent];
        return (down ? -1 : 1) * s.localeCompare(t, document.documentElement.lang);
      });
      body.append(...rows);
    };
    head.addEventListener("click", sort);
    head.addEventListener("keydown", event => { if (event.key === "Enter") sort(); });
  }
}
"""
