import '../src/platform/jsx.ts';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
const { modules } = await import('../src/app/modules.ts');
const { moment, day } = await import('../src/kernel/fields.ts');
const want = process.argv.slice(2);
const un = (s: any): any => (s === moment || s === day ? s : s?._zod?.def?.innerType ? un(s._zod.def.innerType) : s?._zod?.def?.type==='pipe' ? un(s._zod.def.out) : s);
// words
type T = { name: string; file: string; mod: string; keys: Set<string> };
const tables: T[] = [];
for (const f of globSync('src/**/*.words.ts')) { const m = await import(resolve(f)); for (const [n, v] of Object.entries(m)) if (v && typeof v === 'object' && !Array.isArray(v)) tables.push({ name: n, file: f, mod: /modules\/(\w+)/.exec(f)?.[1] ?? '', keys: new Set(Object.entries(v).filter(([,w]) => Array.isArray(w) && w.length===2).map(([k])=>k)) }); }
const best = (vals: string[], mod: string) => tables.filter(t => vals.every(v => t.keys.has(v))).sort((a,b) => (a.mod===mod?0:1)-(b.mod===mod?0:1) || a.keys.size-b.keys.size).slice(0,2);
const allKeys = new Map<string, number>();
for (const m of modules) for (const [name, e] of Object.entries(m.api)) {
  if (e.method !== 'GET' || e.download) continue;
  const o = un(e.output); if (!o?.shape) continue;
  for (const [k, v] of Object.entries(o.shape)) { const u = un(v); if (u?._zod?.def?.type !== 'array') continue; const el = un(u._zod.def.element); if (!el.shape) continue;
    const id = `${m.name}.${name}` + (k==='items'?'':`#${k}`);
    if (want.length && !want.includes(id)) continue;
    console.log(`// ${id} ${e.path} ${'next' in o.shape ? 'paged':''} allow=${e.allow} q={${Object.keys(un(e.query)?.shape??{}).join(' ')}} says=${e.says[0]}`);
    for (const [c, s] of Object.entries(el.shape) as any) { const t = un(s); const d = t?._zod?.def;
      let d2 = '';
      if (t === moment) d2 = "'moment'"; else if (t === day || d?.format === 'date') d2 = "'day'";
      else if (d?.type === 'enum') { const vals = Object.values(d.entries) as string[]; const b = best(vals, m.name); d2 = b.length ? b.map(x => `${x.name}(${x.file.replace('src/modules/','')})`).join(' | ') : 'ENUM ' + vals.join(','); }
      else if (d?.type === 'boolean') d2 = "'yes'"; else if (d?.type === 'number' || d?.type==='int') d2 = "'number'";
      else if (d?.type === 'object') d2 = `obj{${Object.keys(t.shape)}}`; else if (d?.type === 'array') { const ae = un(d.element); d2 = ae?.shape ? `arr{${Object.keys(ae.shape)}}` : ae?._zod?.def?.type==='enum' ? 'arr enum ' + best(Object.values(ae._zod.def.entries) as string[], m.name).map(x=>x.name).join('|') : `arr ${ae?._zod?.def?.type}`; }
      else if (d?.format === 'uuid' || d?.type==='string' && d?.checks?.[0]?.format==='uuid') d2='ID'; else d2 = d?.type==='string' ? (t.format ?? "text") : d?.type;
      if (['ID','uuid'].includes(d2) || ['version','open','closed'].includes(c) || c==='area') continue;
      allKeys.set(c,(allKeys.get(c)??0)+1);
      console.log(`  ${c}: ${d2}`); }
  } }
console.log([...allKeys].sort((a,b)=>b[1]-a[1]).map(([k,n])=>`${k}${n>1?n:''}`).join(' '));
