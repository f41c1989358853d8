import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceKinds, forbiddenIn } from '#modules/assessments/scheme.rules.ts';
import { modules } from './modules.ts';
import { breachesIn, readSchema, SCORED, THINGS_WITH_A_PLACE } from './safeguards.ts';

/* domain §12 is product: what would score, tag, list, follow or count persons does not stand in the schema, and no figure eats what people bring upwards. */

const root = join(import.meta.dirname, '../..');
const tables = readSchema(readFileSync(join(root, 'db/schema.sql'), 'utf8'));

describe('the schema', () => {
  test('is read whole, and holds nothing that judges or follows a person', () => {
    expect(tables.length).toBeGreaterThan(250);
    expect(breachesIn(tables)).toEqual([]);
  });
  test('has the tables that the exceptions speak of, or the exception goes', () => {
    const names = new Set(tables.map((t) => t.name));
    expect(THINGS_WITH_A_PLACE.filter((t) => !names.has(t))).toEqual([]);
    expect(Object.keys(SCORED).filter((t) => !names.has(t))).toEqual([]);
  });
  test.each([
    ['table person (\n  risk_level text,\n);\n', 'judged'],
    ['table resident_watch (\n  id uuid,\n);\n', 'judged'],
    ['table household (\n  wenkong boolean,\n);\n', 'judged'],
    ['table case_reporter (\n  emotion text,\n);\n', 'judged'],
    ['table courier_trail (\n  id uuid,\n);\n', 'followed'],
    ['table patrol (\n  lat double precision,\n);\n', 'place'],
    ['table staff_account (\n  points integer,\n);\n', 'counted'],
    ['table check_in (\n  id uuid,\n);\n', 'counted'],
    ['table person_view (\n  score integer,\n);\n', 'score'],
    ['table score_entry (\n  score integer,\n  person_id uuid,\n);\n', 'score'],
    ['-- 重点人 of a village\ntable list (\n  id uuid,\n);\n', 'tag'],
  ])('would be refused with %j', (sql, why) => {
    expect(breachesIn(readSchema(sql)).map((b) => b.why)).toContain(why);
  });
  test('sees no fault in what only sounds like one', () => {
    const innocent = 'table order_provider (\n  rank integer,\n  stage text,\n  creditor text,\n);\n';
    expect(breachesIn(readSchema(innocent))).toEqual([]);
  });
});

describe('scores', () => {
  test('are fed by nothing that people brought: the module that scores knows neither cases nor what goes up', () => {
    const { needs } = modules.find((m) => m.name === 'assessments')!;
    const upwards = [
      'cases',
      'petitions',
      'accusations',
      'hotline',
      'whistles',
      'errands',
      'incidents',
      'publication',
      'visits',
      'mediations',
    ];
    expect(upwards.filter((name) => needs.includes(name))).toEqual([]);
    const sources = globSync('src/modules/assessments/**/*.{ts,tsx}', { cwd: root }).map((p) =>
      readFileSync(join(root, p), 'utf8'),
    );
    for (const name of upwards) expect(sources.filter((s) => s.includes(`#modules/${name}/`))).toEqual([]);
    expect([...evidenceKinds].filter((kind) => /petition|case|escalat|complaint|login|photo/i.test(kind))).toEqual([]);
  });
  test.each([
    '零上访',
    '越级上访件数',
    '群众投诉数量',
    '进京访为零',
    '登录天数',
    '打卡次数',
    '照片数量',
    '党员个人积分',
  ])('and a free item that says %s does not stand', (wording) => {
    expect(forbiddenIn(wording)).not.toBeNull();
  });
});

test('no word of the interface calls a person what may not be stored', () => {
  const TAG = /重点人员|稳控对象|缠访|闹访户|上访户|老上访|上访专业户|黑名单人员|不稳定人员/;
  const words = globSync('src/**/*.words.ts', { cwd: root });
  expect(words.length).toBeGreaterThan(80);
  expect(words.filter((p) => TAG.test(readFileSync(join(root, p), 'utf8')))).toEqual([]);
});
