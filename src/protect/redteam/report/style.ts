/** The report's style: one sheet, no font or image from anywhere, light and dark by the reader's setting, printable. */
export const style = `
:root{color-scheme:light dark;--bg:light-dark(#fbfbfc,#0f1115);--panel:light-dark(#fff,#15181d);--line:light-dark(#e5e7ec,#262b34);
--ink:light-dark(#14171d,#eceef2);--dim:light-dark(#5b6371,#98a1b0);--bad:light-dark(#b3122c,#ff7d8c);--badsoft:light-dark(#fdecee,#34161c);
--ok:light-dark(#116a3f,#5fd39a);--oksoft:light-dark(#e5f6ec,#10281c);--warn:light-dark(#775c00,#ecc653);--warnsoft:light-dark(#fbf4da,#2f270d);
--badfill:light-dark(#d3213c,#f2495f);--track:light-dark(#eceef2,#23272f);--mark:light-dark(#ffe08a,#6b5200)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1040px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:40px 0 8px}h3{font-size:15px;margin:0}
p{margin:4px 0}.dim{color:var(--dim)}.small{font-size:13px}
.verdict{border:1px solid var(--line);border-left-width:6px;border-radius:8px;padding:16px 20px;margin:20px 0;background:var(--panel)}
.verdict .word{font-size:13px;font-weight:700;letter-spacing:.06em;text-transform:uppercase}
.verdict .head{font-size:20px;font-weight:600}
.fail{border-left-color:var(--bad)}.fail .word{color:var(--bad)}.pass{border-left-color:var(--ok)}.pass .word{color:var(--ok)}
.inconclusive{border-left-color:var(--warn)}.inconclusive .word{color:var(--warn)}
.verdict ul{margin:8px 0 0;padding-left:20px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
.figure{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.figure b{display:block;font-size:24px;line-height:1.2;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;background:var(--panel);border:1px solid var(--line);font-size:14px}
th,td{text-align:left;padding:6px 10px;border-bottom:1px solid var(--line);vertical-align:middle}
th{font-size:12px;color:var(--dim);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
svg.bar{display:block;width:200px;height:16px}
.track{fill:var(--track)}.span{fill:var(--badfill);opacity:.35}.point{fill:var(--badfill)}.none .point{fill:var(--ok)}.none .span{fill:var(--ok)}
details{background:var(--panel);border:1px solid var(--line);border-radius:8px;margin:8px 0;padding:10px 14px}
summary{cursor:pointer}summary .what{font-weight:600}
.tag{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 6px;font-size:12px;color:var(--dim);margin-left:4px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:10px;margin:6px 0;
font:12.5px/1.5 ui-monospace,"Cascadia Mono",Menlo,monospace;max-height:420px;overflow:auto}
mark{background:var(--mark);color:inherit;border-radius:2px}.role{font-size:12px;color:var(--dim);margin-top:8px}
@media print{:root{color-scheme:light}main{max-width:none;padding:0}details,table,.verdict,.figure{break-inside:avoid}pre{max-height:none}}
`;
