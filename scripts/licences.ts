import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whose work the product stands on and under which licences: every package that is installed to run it, out of the lock file, with what each says of
 * itself. Writes docs/licences.md; `--check` fails when the page is out of date or a licence is not among those we may pass on.
 */

/** Licences under which a package may be part of what we hand out (Apache-2.0), and why where it is not plain. */
export const ALLOWED: Readonly<Record<string, string>> = {
  MIT: '',
  'MIT-0': '',
  'Apache-2.0': '',
  'BSD-2-Clause': '',
  'BSD-3-Clause': '',
  '0BSD': '',
  ISC: '',
  Zlib: '',
  Unlicense: '',
  'CC0-1.0': '',
  'BlueOak-1.0.0': '',
  'Python-2.0': '',
  PostgreSQL: '',
  'CC-BY-4.0': 'data, named here',
  'LGPL-3.0-or-later': 'a library of its own file that anybody can replace (libvips)',
  'MPL-2.0': 'files that stay as they are',
};

/** What a package says in other words than SPDX, or nowhere in its own file. */
const MEANT: Readonly<Record<string, string>> = {
  // Its author's packages of those years are MIT (X11); below exceljs, which unpacks nothing for us: our reader of xlsx is our own.
  'buffers 0.1.1': 'MIT',
  'chainsaw 0.1.0': 'MIT',
};

export type Package = { readonly name: string; readonly version: string; readonly licence: string };

const root = join(import.meta.dirname, '..');
type Locked = { version: string; dev?: boolean; license?: string; link?: boolean };
type Said = { license?: string | { type?: string }; licenses?: { type?: string }[] };

/** What a package says of itself: as the lock file has it, which is the same on every machine, else where it is installed. */
function saidBy(path: string, locked: Locked): string {
  const meant = MEANT[`${nameAt(path)} ${locked.version}`];
  if (meant ?? locked.license) return meant ?? locked.license ?? '';
  const file = join(root, path, 'package.json');
  const said = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Said) : {};
  if (typeof said.license === 'string') return said.license;
  return said.license?.type ?? said.licenses?.map((l) => l.type).join(' OR ') ?? '';
}
const nameAt = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Every package the product runs with, by name; those for development only are not handed out. */
export function packages(): Package[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const all = Object.entries(lock.packages).flatMap(([path, locked]) =>
    path === '' || locked.dev || locked.link
      ? []
      : [{ name: nameAt(path), version: locked.version, licence: saidBy(path, locked) }],
  );
  const once = new Map(all.map((p) => [`${p.name} ${p.version}`, p]));
  return [...once.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** May it be handed out? Of licences to choose from one is enough, of licences together each. */
export function isAllowed(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '').trim();
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed);
  return plain in ALLOWED;
}

/** The page as it ought to be. */
export function page(list: readonly Package[]): string {
  const counts = new Map<string, number>();
  for (const p of list) counts.set(p.licence, (counts.get(p.licence) ?? 0) + 1);
  const lines = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([licence, n]) => `| ${licence} | ${n} |`);
  return [
    '# Licences',
    '',
    'Written by `node scripts/licences.ts` from the lock file; `npm test` fails when it is out of date or when a package comes under a licence we may not',
    'pass on. Packages for development only are not handed out and not listed.',
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...lines,
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...list.map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`),
    '',
  ].join('\n');
}

if (import.meta.main) {
  const list = packages();
  const refused = list.filter((p) => !isAllowed(p.licence));
  for (const p of refused) process.stderr.write(`${p.name} ${p.version}: ${p.licence || 'says no licence'}\n`);
  writeFileSync(join(root, 'docs/licences.md'), page(list));
  process.stdout.write(`${list.length} packages, ${refused.length} under a licence that is not allowed\n`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
