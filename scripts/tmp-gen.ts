import '../src/platform/jsx.ts';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
const { modules } = await import('../src/app/modules.ts');
const { headWords } = await import('../src/kernel/export.words.ts');
type Found = { n: string; f: string; size: number };
const apis = new Map<any, Found[]>();
for (const f of globSync('src/modules/*/*.contract.ts')) { const m: any = await import(resolve(f)); for (const [n, v] of Object.entries<any>(m)) if (v && typeof v === 'object') for (const e of Object.values<any>(v)) if (e && typeof e==='object' && 'method' in e && 'path' in e) apis.set(e, [...(apis.get(e) ?? []), { n, f, size: Object.keys(v).length }]); }
const words = new Map<string, string[]>();
for (const f of globSync('src/**/*.words.ts')) { const m: any = await import(resolve(f)); for (const [n, v] of Object.entries<any>(m)) if (v && typeof v === 'object') words.set(n, [...(words.get(n) ?? []), f]); }
const q = (t: string) => `'${t.replaceAll("'", "\\'")}'`;
const camel = (t: string) => t.replace(/-(\w)/g, (_, c) => c.toUpperCase());
const KIND: any = { m: "'moment'", d: "'day'", n: "'number'", y: "'yes'", f: "'yuan'" };
const CURSOR: any = { 'access-log': 'before' };
const files = new Map<string, { imports: Map<string, Set<string>>; wordBlocks: string[]; blocks: string[]; names: string[] }>();
for (const block of readFileSync('/tmp/x-exp/spec.txt','utf8').split(/^= /m).slice(1)) {
  const [head, ...lines] = block.trim().split('\n');
  const [id, name, zh, en, allow] = head!.split('|').map((t) => t.trim());
  const [path, rows='items'] = id!.split('#'); const [mod, ep] = path!.split('.');
  const m = modules.find((x) => x.name === mod)!; const e = m.api[ep!]; if (!e) throw new Error('no '+id);
  const found = [...(apis.get(e) ?? [])].sort((a,b)=>a.size-b.size)[0]; if (!found) throw new Error('no api '+id);
  const file = files.get(mod!) ?? { imports: new Map(), wordBlocks: [], blocks: [], names: [] }; files.set(mod!, file);
  const add = (from: string, what: string) => file.imports.set(from, (file.imports.get(from) ?? new Set()).add(what));
  const rel = (f: string) => f.startsWith(`src/modules/${mod}/`) ? `./${f.slice(`src/modules/${mod}/`.length)}` : f.startsWith('src/modules/') ? `#modules/${f.slice(12)}` : `#kernel/${f.slice(11)}`;
  add(rel(found.f), found.n); 
  const own: string[] = []; const cols: string[] = [];
  for (const line of lines) {
    const [left, expr] = line.split('>>').map((t) => t.trim());
    const [def, zhw, enw] = left!.split('|').map((t) => t.trim());
    let [key, kind] = def!.split(/\s+/); const personal = key!.endsWith('*'); key = key!.replace('*','');
    let as: string | null = null;
    if (kind?.startsWith('@')) { const t = kind.slice(1); const at = (words.get(t) ?? []).filter(f => !/portal|console\/|field\//.test(f)); const f = at.find((x) => x.startsWith(`src/modules/${mod}/`)) ?? at[0]; if (!f) throw new Error('no words '+t+' '+id); add(rel(f), t); as = t; }
    else if (kind) as = KIND[kind];
    if (zhw) own.push(`    ${key}: [${q(zhw)}, ${q(enw!)}],`); else if (!headWords[key!]) throw new Error(`${id} ${key} has no head`);
    if (expr?.includes('roleWords')) add('#kernel/roles.words.ts','roleWords');
    const parts = [zhw && `head: w.${camel(name!)}.${key}`, as && `as: ${as}`, expr && `of: (r) => ${expr.replace(/^r => /,'')}`, personal && 'isPersonal: true'].filter(Boolean) as string[];
    cols.push(`    ${key}: ${parts.length===0 ? "'text'" : parts.length===1 && as && !zhw && !expr && !personal ? as : `{ ${parts.join(', ')} }`},`);
  }
  file.wordBlocks.push(`  ${camel(name!)}: {\n    says: [${q(zh!)}, ${q(en!)}],\n${own.join('\n')}\n  },`);
  file.names.push(`${camel(name!)}Export`);
  file.blocks.push(`export const ${camel(name!)}Export = exportOf(${found.n}.${ep}, ${q(rows)}, {\n  name: ${q(name!)},\n  says: w.${camel(name!)}.says,\n${allow ? `  allow: [${allow.split(' ').map(q).join(', ')}],\n` : ''}${CURSOR[name!] ? `  cursor: '${CURSOR[name!]}',\n` : ''}  columns: {\n${cols.join('\n')}\n  },\n});\n`);
}
for (const [mod, f] of files) {
  const sum = f.blocks.some((b) => b.includes('sum(')) ? `const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((all, n) => all + n, 0);\n` : '';
  writeFileSync(`src/modules/${mod}/${mod}.export.words.ts`, `import type { Word } from '#kernel/words.ts';\n\n/** What the lists are called as tables, and the headings that are theirs alone. */\nexport const ${mod}ExportWords = {\n${f.wordBlocks.join('\n')}\n} as const satisfies Record<string, Record<string, Word>>;\n`);
  writeFileSync(`src/modules/${mod}/${mod}.export.contract.ts`, `import { exportOf } from '#kernel/export.ts';\n${[...f.imports].map(([from, what]) => `import { ${[...what].join(', ')} } from '${from}';`).join('\n')}\nimport { ${mod}ExportWords as w } from './${mod}.export.words.ts';\n\n${sum}${f.blocks.join('\n')}\n/** Every list of this module that leaves the house as a table (docs/decisions/0033). */\nexport const ${mod}Exports = [${f.names.join(', ')}];\n`);
  const mf = `src/modules/${mod}/${mod}.module.ts`; let s = readFileSync(mf,'utf8');
  if (!s.includes(`${mod}Exports`)) { s = s.replace(/\nexport const/, `import { ${mod}Exports } from './${mod}.export.contract.ts';\n\nexport const`).replace(/(defineModule\(\{\n\s+name: '[^']+',\n\s+needs: \[[^\]]*\],)/, `$1\n  exports: ${mod}Exports,`); if (!s.includes(`exports: ${mod}Exports`)) s = s.replace(/(needs: \[[^\]]*\],)/, `$1\n  exports: ${mod}Exports,`); writeFileSync(mf, s); if (!s.includes(`exports: ${mod}Exports`)) console.log('module?', mod); }
}
console.log([...files.keys()].join(' '));
