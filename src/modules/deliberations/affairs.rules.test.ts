import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawMatterWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  columnOutside,
  endsOffice,
  forbidsOrFines,
  foundIncompetent,
  isBarred,
  isDue,
  type LevyFacts,
  levyFault,
  levyWorkflow,
  lineFault,
  tableFault,
} from './affairs.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');

test('the docs draw the six gates as the server decides', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-deliberations.md'), 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawMatterWorkflow());
});

describe('what is made public', () => {
  test('has named columns only, even rows, and no number of a person', () => {
    expect(columnOutside(['项目', '身份证号'], ['项目', '金额'])).toBe('身份证号');
    expect(columnOutside(['金额'], ['项目', '金额'])).toBe(null);
    const t = { columns: ['项目', '金额'], texts: ['公开'] };
    expect(tableFault({ ...t, rows: [['修路', '58000.00']] })).toBe(null);
    expect(tableFault({ ...t, rows: [['修路']] })).toBe('rowsUneven');
    expect(tableFault({ ...t, rows: [['张某 19900000001', '100']] })).toBe('personalNumber');
  });
  test('is due by its rhythm', () => {
    expect(isDue('quarter', null, '2026-03-03')).toBe(true);
    expect(isDue('quarter', '2026-01-02', '2026-03-31')).toBe(false);
    expect(isDue('quarter', '2026-01-02', '2026-04-01')).toBe(true);
    expect(isDue('month', '2026-01-31', '2026-02-01')).toBe(true);
    expect(isDue('month', '2025-03-03', '2026-03-03')).toBe(true);
    expect(isDue('once', null, '2026-03-03')).toBe(false);
  });
});

describe('bodies', () => {
  test('who sits on the committee, or is near to who does, does not supervise it', () => {
    const committee = [{ body: 'committee' as const, name: '刘某' }];
    const supervisor = { body: 'supervision' as const, name: '高某', isNearRelative: false };
    expect(isBarred(supervisor, committee)).toBe(false);
    expect(isBarred({ ...supervisor, name: '刘某' }, committee)).toBe(true);
    expect(isBarred({ ...supervisor, isNearRelative: true }, committee)).toBe(true);
    expect(isBarred({ ...supervisor, body: 'rites', name: '刘某' }, committee)).toBe(false);
  });
  test('twice running found incompetent ends an office, once does not', () => {
    const [yes, no] = [{ isIncompetent: true }, { isIncompetent: false }];
    expect([endsOffice([yes]), endsOffice([yes, no, yes]), endsOffice([yes, yes])]).toEqual([false, false, true]);
    expect([foundIncompetent(10, 20), foundIncompetent(11, 20)]).toEqual([false, true]);
  });
});

describe('a levy', () => {
  const levy = {
    personYuan: 15,
    personDays: 2,
    people: 100,
    workers: 60,
    exemptMoney: 10,
    exemptLabour: 5,
    by: 'committee' as const,
    signatures: 0,
    adults: 200,
    deputies: 9,
  };
  const cap = { personYuan: 20, personDays: 5 };
  test('stays under the cap and is proposed by enough', () => {
    expect(levyFault(levy, cap)).toBe(null);
    expect(levyFault({ ...levy, personYuan: 20.01 }, cap)).toBe('aboveCap');
    expect(levyFault({ ...levy, personDays: 6 }, cap)).toBe('aboveCap');
    expect(levyFault({ ...levy, personYuan: 0, personDays: 0 }, cap)).toBe('nothingAsked');
    expect(levyFault({ ...levy, exemptLabour: 61 }, cap)).toBe('exemptMany');
    const by = (who: 'villagers' | 'deputies', signatures: number) => levyFault({ ...levy, by: who, signatures }, cap);
    expect([by('villagers', 19), by('villagers', 20), by('deputies', 1), by('deputies', 2)]).toEqual([
      'calledByTooFew',
      null,
      'calledByTooFew',
      null,
    ]);
  });
  test('is agreed to by more than half of the two thirds who were asked and signed', () => {
    const ask = (asked: number, agreed: number) => {
      const f: LevyFacts = { status: 'announced', households: 90, asked, agreed };
      return decide(levyWorkflow, 'agree', f, new Set(['keeper'] as const), now);
    };
    expect(ask(59, 59)).toEqual({ ok: false, why: 'askedTooFew' });
    const byMeeting = (meeting: { heldOn: string } | null) =>
      decide(
        levyWorkflow,
        'agree',
        { status: 'announced', households: 90, asked: 0, agreed: 0, announcedOn: '2026-03-03', meeting },
        new Set(['keeper'] as const),
        now,
      );
    expect(byMeeting({ heldOn: '2026-03-14' })).toMatchObject({ ok: true, to: 'agreed' });
    expect(byMeeting({ heldOn: '2026-03-03' })).toMatchObject({ ok: false, why: 'decisionEarly' });
    expect(byMeeting(null)).toMatchObject({ ok: false, why: 'decisionMissing' });
    expect(ask(60, 30)).toEqual({ ok: false, why: 'notAgreed' });
    expect(ask(60, 31)).toEqual({ ok: true, to: 'agreed' });
    const township = decide(
      levyWorkflow,
      'county',
      { status: 'agreed', households: 1, asked: 1, agreed: 1 },
      new Set(['county'] as const),
      now,
    );
    expect(township).toEqual({ ok: false, why: 'notNow' });
  });
  test('takes no more than was agreed and spends no more than it took', () => {
    const sums = { inCents: 100_00, outCents: 40_00, days: 8 };
    const agreed = { cents: 150_00, days: 10 };
    expect(lineFault({ way: 'in', cents: 50_00 }, sums, agreed)).toBe(null);
    expect(lineFault({ way: 'in', cents: 50_01 }, sums, agreed)).toBe('aboveAgreed');
    expect(lineFault({ way: 'out', cents: 60_01 }, sums, agreed)).toBe('spentMore');
    expect(lineFault({ way: 'labour', cents: 2_50 }, sums, agreed)).toBe('aboveAgreed');
  });
});

test('what a village agrees on for weddings and funerals is advice', () => {
  expect(forbidsOrFines('酒席不超过十桌,办不办由自家定。')).toBe(false);
  expect(['超一桌罚款 500 元', '办事先交押金', '大操大办的在广播里通报'].every(forbidsOrFines)).toBe(true);
});
