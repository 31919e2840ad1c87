import { createRequire as __createRequire } from 'node:module';import { dirname as __pathDirname } from 'node:path';import { fileURLToPath as __urlToPath } from 'node:url';const require = __createRequire(import.meta.url);const __filename = __urlToPath(import.meta.url);const __dirname = __pathDirname(__filename)
import{e as l}from"./cli-chunk-UCJR6HCW.js";var c={deny:0,warn:0,note:0,old:0};function u(n){return{report:n,withheld:c}}function m(n){return n.policy.details==="brief"?{report:f(n),withheld:y(n)}:u(n)}function f(n){let e=s(n);return{...n,findings:n.findings.filter(t=>!d(t,e)),rules:n.rules.filter(t=>!i(t.code)),subjects:n.subjects.map(t=>t.flags.length>0?{...t,flags:[]}:t),exceptions:n.exceptions.filter(t=>!h(t,e)),standards:[]}}function y(n){let e={deny:0,warn:0,note:0,old:0},t=s(n);for(let o of n.findings.filter(r=>d(r,t)))e[o.fresh||n.policy.judge==="everything"?o.level:"old"]++;return e}function s(n){return new Set(n.standards.map(e=>e.id))}function d(n,e){return i(n.rule)||n.accepts.some(t=>e.has(t))}function i(n){return n.startsWith("standard")}function h(n,e){return n.list==="standards.cleared"||n.accept.some(t=>e.has(t))||n.settles.some(t=>i(t.rule))}function*S(n){let e=`{
`;for(let[t,o]of n)o!==void 0&&(yield`${e}"${t}": `,g(o)?yield*p(o.each):yield a(o),e=`,
`);yield e===`{
`?`{}
`:`
}
`}function*T(n,e){for(let t of n)yield a(e(t))}function g(n){return typeof n=="object"&&n!==null&&"each"in n}function*p(n){let e=`[
  `;for(let t of n)yield e+t,e=`,
  `;yield e===`[
  `?"[]":`
]`}function a(n){return l(JSON.stringify(n)).replaceAll("##[","#\\u0023[")}var x=65536;async function*j(n){let e=[],t=0;for(let o of n)e.push(o),t+=o.length,!(t<x)&&(yield e.join(""),e=[],t=0);t>0&&(yield e.join(""))}function I(n,e){return n.filter(t=>t.length>0).flatMap((t,o)=>o===0?t:[e,...t])}function b({path:n,line:e}){return e===void 0?n:`${n}:${e}`}function W(n){return n.map(e=>typeof e=="string"?e:"place"in e?b(e.place):"quote"in e?e.quote:`${e.text} ${e.url}`).join("\0")}function v(n,e){let t=new Set;return n.filter(o=>{let r=e(o);return!t.has(r)&&t.add(r)})}export{u as a,m as b,I as c,b as d,W as e,v as f,S as g,T as h,a as i,j};
