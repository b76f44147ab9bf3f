// The page's style sheet and script: nothing is fetched, so the page works from a file.
#pragma once

#include <string_view>

namespace sidelint::reporters {

inline constexpr std::string_view kStyle =
    R"(:root{color-scheme:light dark;--text:#1f2328;--soft:#59636e;--line:#d1d9e0;--card:#f6f8fa;--back:#fff;
--error:#b3261e;--warning:#8a5a00;--note:#0b57a4;--yes:#1a7f37;--no:#59636e;--unknown:#8a5a00}
@media(prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9aa4af;--line:#3d444d;--card:#161b22;--back:#0d1117;
--error:#ff8a80;--warning:#e3b341;--note:#79c0ff;--yes:#56d364;--no:#9aa4af;--unknown:#e3b341}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:1.4rem}h2{margin:2.5rem 0 .75rem;font-size:1.15rem}p{margin:.25rem 0}
code,pre,td.trace{font-family:ui-monospace,monospace;font-size:.875em}
.soft{color:var(--soft)}
article{content-visibility:auto;contain-intrinsic-size:auto 14rem;margin:.75rem 0;border:1px solid var(--line);border-left:.35rem solid var(--line);border-radius:.4rem;padding:.75rem 1rem}
article.error{border-left-color:var(--error)}article.warning{border-left-color:var(--warning)}article.note{border-left-color:var(--note)}
article h3{margin:0;font-size:1rem;font-weight:600}
.error b{color:var(--error)}.warning b{color:var(--warning)}.note b{color:var(--note)}
pre{overflow-x:auto;margin:.6rem 0;padding:.6rem .8rem;background:var(--card);border-radius:.3rem;line-height:1.35}
table{width:100%;table-layout:fixed;border-collapse:collapse}th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{position:sticky;top:0;background:var(--back)}th:nth-child(2){width:26%}td pre{white-space:pre-wrap}td pre span{display:block;padding-left:1.2rem;text-indent:-1.2rem}
@media(max-width:45rem){body{padding:1rem}thead{display:none}table,tbody,tr,td{display:block}tr{padding:.5rem 0;border-bottom:1px solid var(--line)}tr[hidden]{display:none}td{padding:.1rem 0;border:0}}
.injected{color:var(--yes)}.not_injected{color:var(--no)}.rejected{color:var(--error)}.unknown{color:var(--unknown)}
input{width:100%;max-width:30rem;padding:.45rem .6rem;border:1px solid var(--line);border-radius:.3rem;background:var(--back);color:inherit;font:inherit}
:focus-visible{outline:2px solid var(--note);outline-offset:2px}
summary{cursor:pointer}a{color:var(--note)}.wide{overflow-x:auto}svg{display:block;min-width:44rem;max-width:100%;height:auto}svg text{fill:var(--text);stroke:var(--back);stroke-width:3px;paint-order:stroke;font:13px system-ui,sans-serif}
svg path{fill:none;stroke-opacity:.55}
)";

// Shows the rows that hold every word of the search, and how many they are. A slash leads to the search.
inline constexpr std::string_view kScript =
    R"(const box=document.getElementById('search'),count=document.getElementById('count');
const rows=[...document.querySelectorAll('#workloads tbody tr')].map(row=>[row,row.textContent.toLowerCase()]);
function search(){const words=box.value.toLowerCase().split(/\s+/).filter(Boolean);let shown=0;
for(const [row,text] of rows){row.hidden=!words.every(word=>text.includes(word));shown+=!row.hidden}
count.textContent=shown+' of '+rows.length+' shown'}
box.addEventListener('input',search);search();
addEventListener('keydown',key=>{if(key.key==='/'&&key.target!==box){key.preventDefault();box.focus()}});
)";

}  // namespace sidelint::reporters
