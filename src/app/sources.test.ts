import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/* What may stand in the sources at all, where a test of one page would find it too late. */

const root = join(import.meta.dirname, '../..');
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((p) => !/\.test\.tsx?$/.test(p));
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the sources', () => {
  test('write no markup past what escapes it, and carry out no text', () => {
    const ways =
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc/;
    expect(files.length).toBeGreaterThan(1000);
    expect(files.filter((p) => ways.test(textOf(p))).sort()).toEqual([]);
  });

  test('put text of their own alone into SQL: what is raw is written in the sources', () => {
    // Each of these puts column names and conditions of its own module together; nothing of a request comes near.
    const own = [
      'src/modules/books/rooms.store.ts',
      'src/modules/cases/cases.counts.store.ts',
      'src/modules/cases/cases.figures.store.ts',
      'src/modules/cases/cases.tally.store.ts',
      'src/modules/petitions/petitions.year.store.ts',
      'src/platform/figure.rows.ts',
      'src/platform/statement.ts',
    ];
    // A declared place is digits or nothing (scope.ts).
    const fixed = /sql\.raw(?:<\w+>)?\(\s*(?:'[^']*'|`[^`$]*`|SAYS_SO|FOR_ANY|declaring\([^()]*\))\s*,?\s*\)/g;
    const found = files.filter((p) => /sql\.raw\b/.test(textOf(p).replace(fixed, '')));
    expect(found.filter((p) => !own.includes(p)).sort()).toEqual([]);
  });
});

describe('regular expressions', () => {
  const PUMPS = ['a', '1', ' ', '\t', '\n', '报', '-', '.', '/', '"', '<', 'a.', '1,', ' a', 'aA1', '（', ':', '@a'];
  const LENGTH = 4000;
  const MOST_MS = 150;

  /** What looks like one; what is none (a path, a division) is run for nothing. */
  const LITERAL = /(?<![\w)\]])\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuv]*)/g;
  const compiled = (pattern: string, flags: string): RegExp | null => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return null;
    }
  };

  test('take no more than a moment for four thousand characters of anything', { timeout: 60_000 }, () => {
    const found = new Map<string, [regex: RegExp, path: string]>();
    for (const path of files)
      for (const [, pattern = '', flags = ''] of textOf(path).matchAll(LITERAL)) {
        const regex = compiled(pattern, flags);
        // Without repetition there is nothing to wait for.
        if (regex && /[+*}]/.test(pattern)) found.set(String(regex), [regex, path]);
      }
    expect(found.size).toBeGreaterThan(200);
    const slow: string[] = [];
    for (const [one, [regex, path]] of found)
      for (const pump of PUMPS) {
        const text = `${pump.repeat(Math.ceil(LENGTH / pump.length))}\u0001`;
        const before = process.cpuUsage().user;
        text.search(regex);
        const ms = (process.cpuUsage().user - before) / 1000;
        if (ms > MOST_MS) slow.push(`${path} ${one} with ${JSON.stringify(pump)}: ${Math.round(ms)} ms`);
      }
    process.stdout.write(`regular expressions: ${found.size}, each with ${PUMPS.length} texts, ${slow.length} slow\n`);
    expect(slow).toEqual([]);
  });
});
