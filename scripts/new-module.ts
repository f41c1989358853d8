import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `npm run new-module seats`: a folder of the usual shape, and its line at the end of src/app/modules.ts. */
const [name] = process.argv.slice(2);
if (!name || !/^[a-z]{3,20}$/.test(name)) {
  process.stderr.write('npm run new-module NAME   (one English word, lower case, usually plural)\n');
  process.exit(1);
}
const src = join(import.meta.dirname, '../src');
const folder = join(src, 'modules', name);
if (existsSync(folder)) {
  process.stderr.write(`src/modules/${name} is there already\n`);
  process.exit(1);
}
const table = name.replace(/s$/, '');
// Migrations run in the order of their stamps: a new one must come after every one there is.
const stampOf = (at: Temporal.PlainDateTime) => at.toString().slice(0, 16).replace(/[-:]/g, '').replace('T', '_');
const newest = globSync('{platform,modules/*}/migrations/*.sql', { cwd: src })
  .map((path) => basename(path).slice(0, 13))
  .sort()
  .at(-1);
const now = stampOf(Temporal.Now.plainDateTimeISO('UTC'));
const stamp =
  newest && newest >= now
    ? stampOf(
        Temporal.PlainDateTime.from(newest.replace(/(....)(..)(..)_(..)(..)/, '$1-$2-$3T$4:$5')).add({ minutes: 1 }),
      )
    : now;

const contents: Record<string, string> = {
  [`${name}.rules.ts`]: `/** What a ${table} can be. */\nexport const ${table}Statuses = ['open', 'closed'] as const;\nexport type ${cap(table)}Status = (typeof ${table}Statuses)[number];\n`,
  [`${name}.words.ts`]: `import type { Word } from '#kernel/words.ts';\nimport type { ${cap(table)}Status } from './${name}.rules.ts';\n\nexport const ${table}StatusWords: Record<${cap(table)}Status, Word> = {\n  open: ['进行中', 'Open'],\n  closed: ['已结束', 'Closed'],\n};\n`,
  [`${name}.contract.ts`]: `import { z } from 'zod';\nimport { endpoint } from '#kernel/endpoint.ts';\nimport { areaCode, id } from '#kernel/fields.ts';\nimport { ${table}Statuses } from './${name}.rules.ts';\n\nexport const ${name}Api = {\n  list: endpoint({\n    method: 'GET',\n    path: '/api/${name}',\n    allow: 'staff',\n    says: ['列表', 'List'],\n    output: z.object({ items: z.array(z.object({ id, area: areaCode, status: z.enum(${table}Statuses) })) }),\n  }),\n};\n`,
  [`${name}.store.ts`]: `import { prefixRange } from '#kernel/area.ts';\nimport type { Ctx } from '#platform/context.ts';\nimport type { ${cap(table)}Status } from './${name}.rules.ts';\n\n/** Every read of ${name} begins here. */\nconst visible${cap(name)} = ({ db, actor }: Ctx) => {\n  const all = db.selectFrom('${table}');\n  if (actor.kind === 'system') return all;\n  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));\n  const { from, before } = prefixRange(actor.area);\n  return all.where('area', '>=', from).where('area', '<', before);\n};\n\nexport async function list${cap(name)}(ctx: Ctx) {\n  const rows = await visible${cap(name)}(ctx).select(['id', 'area', 'status']).orderBy('id').limit(200).execute();\n  return rows as { id: string; area: string; status: ${cap(table)}Status }[];\n}\n`,
  [`${name}.actions.ts`]: `import type { Handler } from '#platform/module.ts';\nimport type { ${name}Api } from './${name}.contract.ts';\nimport { list${cap(name)} } from './${name}.store.ts';\n\nexport const list: Handler<(typeof ${name}Api)['list']> = async (ctx) => ({ items: await list${cap(name)}(ctx) });\n`,
  [`${name}.module.ts`]: `import { defineModule } from '#platform/module.ts';\nimport { list } from './${name}.actions.ts';\nimport { ${name}Api } from './${name}.contract.ts';\n\nexport const ${name} = defineModule({ name: '${name}', needs: ['places'], api: ${name}Api, handlers: { list } });\n`,
  'index.ts': `/** The door of \`${name}\`. */\nexport { ${table}StatusWords } from './${name}.words.ts';\n`,
  [`migrations/${stamp}_${name}__create.sql`]: `create table ${table} (\n  id uuid primary key,\n  area text collate "C" not null references place (code),\n  status text not null check (status in ('open', 'closed')),\n  version integer not null default 1\n);\ncomment on table ${table} is 'say what one row is';\ncreate index ${table}_area on ${table} (area);\n`,
};

function cap(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

mkdirSync(join(folder, 'migrations'), { recursive: true });
for (const [file, text] of Object.entries(contents)) writeFileSync(join(folder, file), text);
const list = join(src, 'app/modules.ts');
const text = readFileSync(list, 'utf8');
writeFileSync(
  list,
  text
    .replace(/^(import .*module\.ts';\n)/m, `import { ${name} } from '#modules/${name}/${name}.module.ts';\n$1`)
    .replace(/\];/, `, ${name}];`),
);
process.stdout.write(
  `src/modules/${name} is made. Next: npm run db:describe && node scripts/route-table.ts && npm run check\n`,
);
