import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modules } from './modules.ts';

/* The rules of the house (docs/architecture.md) that a compiler cannot hold: who may lean on whom, whose tables are whose. */

const src = join(import.meta.dirname, '..');
const files = globSync('**/*.{ts,tsx}', { cwd: src })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));
const moduleFiles = (name: string) => files.filter((f) => f.path.startsWith(`modules/${name}/`));
const nameOf = (path: string) => /^modules\/([a-z0-9]+)\//.exec(path)?.[1];

/** Imports of a file as paths under src (`kernel/area.ts`), or the bare name of a package. */
function importsOf({ path, text }: { path: string; text: string }): string[] {
  // Between the keyword and the source stand only names, braces and commas: no string of the code below can look like that.
  const lines =
    /^(?:import|export)\s+(?:type\s+)?[\w*{}\s,$]*?\s*from\s+'([^'\n]+)'|^import\s+'([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm;
  const found = [...text.matchAll(lines)].map((m) => m[1] ?? m[2] ?? m[3]!);
  return found.map((to) => {
    if (to.startsWith('.')) return relative(src, join(src, dirname(path), to));
    if (to.startsWith('#modules/')) return to.slice(1);
    return to.startsWith('#') ? to.slice(1) : `npm:${to}`;
  });
}

const isBrowser = (path: string) => /^(ui|app)\/(console|field|web)\/|^modules\/\w+\/(console|field)\//.test(path);
/** The rules, words and contracts of a module; a surface's own words are the surface's. */
const isPure = (path: string) =>
  path.startsWith('kernel/') || /^modules\/\w+\/[\w.-]+\.(rules|words|contract)\.ts$/.test(path);

/** Why a file may not import something, or null. */
function forbidden(path: string, to: string): string | null {
  const room = path.split('/')[0];
  const target = to.split('/')[0];
  if (to.startsWith('npm:')) {
    if (/^npm:(kysely|pg)\b/.test(to) && room === 'modules' && !path.endsWith('.store.ts'))
      return 'only a store speaks SQL';
    if (isPure(path) && !/^npm:zod$/.test(to)) return 'pure files use no packages but zod';
    return null;
  }
  if (room === 'kernel' && target !== 'kernel') return 'the kernel knows nothing';
  if (room === 'platform' && !['kernel', 'platform', 'db'].includes(target!)) return 'the platform knows no module';
  if (room === 'ui' && !['kernel', 'ui'].includes(target!)) return 'the ui knows no module and no server';
  if (room !== 'app' && path !== 'main.ts' && target === 'app') return 'only the app knows the app';
  if (
    isBrowser(path) &&
    !['kernel', 'ui'].includes(target!) &&
    !isBrowser(to) &&
    !/\.(contract|words|rules)\.ts$/.test(to)
  )
    return 'a browser must not get server code';
  if (isPure(path) && !(target === 'kernel' || isPure(to))) return 'pure is pure';
  const own = nameOf(path);
  const other = nameOf(to);
  if (!own || !other || own === other) return null;
  const isDoor =
    /^modules\/\w+\/((portal|console|field)\/)?index\.tsx?$/.test(to) ||
    /\.(contract|words|rules)\.ts$/.test(to) ||
    // What the tests of two modules share is no part of either.
    (path.endsWith('.example.ts') && to.endsWith('.example.ts'));
  if (!isDoor) return `${other} is entered by its door`;
  const needs = modules.find((m) => m.name === own)?.needs ?? [];
  return needs.includes(other) || isBrowser(path) ? null : `${own} does not say that it needs ${other}`;
}

describe('the house', () => {
  test('arrows point one way', () => {
    expect(files.length).toBeGreaterThan(100);
    const wrong = files.flatMap((f) =>
      importsOf(f).flatMap((to) => {
        const why = forbidden(f.path, to);
        return why ? [`${f.path} → ${to}: ${why}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('modules need only modules above them', () => {
    const seen = new Set<string>();
    for (const m of modules) {
      expect(
        m.needs.filter((name) => !seen.has(name)),
        m.name,
      ).toEqual([]);
      seen.add(m.name);
    }
  });

  test('every module has the same shape', () => {
    for (const { name } of modules) {
      const own = moduleFiles(name).map((f) => basename(f.path));
      for (const file of [`${name}.module.ts`, `${name}.contract.ts`, `${name}.words.ts`, 'index.ts'])
        expect(own, name).toContain(file);
    }
  });

  test('files are small', () => {
    const long = files
      .filter((f) => f.text.split('\n').length > 400)
      .map((f) => `${f.path} ${f.text.split('\n').length}`);
    expect(long).toEqual([]);
  });
});

describe('tables', () => {
  const migrations = globSync('{platform,modules/*}/migrations/*.sql', { cwd: src }).map((path) => ({
    owner: nameOf(path) ?? 'platform',
    sql: readFileSync(join(src, path), 'utf8'),
  }));
  const owners = new Map(
    migrations.flatMap((m) => [...m.sql.matchAll(/create table (\w+)/g)].map((found) => [found[1]!, m.owner] as const)),
  );
  const used = (text: string, verbs: string) =>
    [...text.matchAll(new RegExp(`(?:${verbs})\\('(\\w+)`, 'g'))].map((m) => m[1]!).filter((t) => owners.has(t));

  test('a module writes only its own', () => {
    const wrong = files.flatMap((f) => {
      const own = nameOf(f.path);
      return own
        ? used(f.text, 'insertInto|updateTable|deleteFrom')
            .filter((t) => owners.get(t) !== own)
            .map((t) => `${f.path} writes ${t}`)
        : [];
    });
    expect(owners.size).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test('a module reads its own and those of modules it needs', () => {
    const wrong = files.flatMap((f) => {
      const own = nameOf(f.path);
      if (!own) return [];
      const allowed = new Set([own, 'platform', ...(modules.find((m) => m.name === own)?.needs ?? [])]);
      return used(f.text, 'selectFrom|innerJoin|leftJoin')
        .filter((t) => !allowed.has(owners.get(t)!))
        .map((t) => `${f.path} reads ${t}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every table of a module says to which place a row belongs', () => {
    const placed = new Set(['place', 'calendar_cover', 'calendar_day']);
    // What the sign-in library keeps, and the guard that counts tries, belong to no place.
    const keptByLibrary = /^staff_(?!account$)|^auth_rate_limit$|^sign_in_guard$/;
    const wrong = migrations.flatMap((m) =>
      m.owner === 'platform'
        ? []
        : [...m.sql.matchAll(/create table (\w+) \(([\s\S]*?)\n\);/g)]
            .filter(
              ([, name, body]) =>
                !placed.has(name!) && !keptByLibrary.test(name!) && !/^\s+area text collate "C"/m.test(body!),
            )
            .map(([, name]) => name),
    );
    expect(wrong).toEqual([]);
  });
});
