import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ListExport } from '#kernel/export.ts';
import { modules } from './modules.ts';

/*
 * Any list leaves as a table, or says why not (docs/decisions/0033). Every endpoint that answers with rows is held to it: it is declared beside its
 * contract and has its button, or it stands below with a reason.
 */

type Shape = Readonly<Record<string, z.ZodType>>;
type Def = { type: string; innerType?: z.ZodType; out?: z.ZodType; element?: z.ZodType; entries?: Record<string, string> };
const defOf = (s: z.ZodType): Def => (s as unknown as { _zod: { def: Def } })._zod.def;
const bare = (s: z.ZodType): z.ZodType => {
  const { innerType, type, out } = defOf(s);
  return innerType ? bare(innerType) : type === 'pipe' && out ? bare(out) : s;
};
const shapeOf = (s: z.ZodType) => (bare(s) as unknown as { shape?: Shape }).shape;
const rowOf = (s: z.ZodType): Shape | undefined => {
  const { type, element } = defOf(bare(s));
  return type === 'array' && element ? shapeOf(element) : undefined;
};

const declared: ListExport[] = modules.flatMap((m) => m.exports.map((e) => ('of' in e ? e.of : e)));
/** `module.endpoint`, with the part of the answer where that is not `items`. */
const lists = modules.flatMap((m) =>
  Object.entries(m.api)
    .filter(([, e]) => e.method === 'GET' && !e.download)
    .flatMap(([name, e]) =>
      Object.entries(shapeOf(e.output) ?? {}).flatMap(([part, s]) => {
        const row = rowOf(s);
        return row ? [{ id: `${m.name}.${name}${part === 'items' ? '' : `#${part}`}`, list: e, part, row }] : [];
      }),
    ),
);
test('x', () => {
  console.log(lists.filter((l) => !declared.some((d) => d.list === l.list && d.rows === l.part) && !l.list.path.includes('/:')).map((l) => `${l.id} ${l.list.path} ${l.list.says[0]}`).join('\n'));
  console.log(lists.filter((l) => !declared.some((d) => d.list === l.list && d.rows === l.part) && l.list.path.includes('/:')).map((l) => l.id).join(' '));
});
