import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawMediationWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  committeeFaults,
  instalmentReminder,
  keptUntil,
  mediationStatuses,
  missingFiles,
  shownCount,
  termEnd,
} from './mediations.rules.ts';
import {
  type MediationFacts,
  type MediationPart,
  type MediationVerb,
  mediationVerbs,
  mediationWorkflow,
} from './mediations.workflow.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const PARTIES = 3;
const begin = (status: 'applied' | 'offered'): MediationFacts => ({
  ...{ status, parties: PARTIES, consents: status === 'applied' ? 1 : 0, rightsMissing: PARTIES, mediators: 1 },
  ...{ sessions: 0, helpersAgreed: true, againstClosed: false, isOral: false, unsigned: PARTIES },
  ...{ mediatorSigned: false, isSealed: false, routesTold: true, windowOpen: true, isStatus: false, joined: 0 },
  ...{ wasFiled: false, wasExtended: false, openInstalments: 0, filesMissing: 0 },
});

/** What an act changes besides the status, as the actions do it. */
function after(f: MediationFacts, verb: MediationVerb, isOral: boolean): Partial<MediationFacts> {
  const one = (n: number) => Math.max(0, n - 1);
  switch (verb) {
    case 'tellRights':
      return { rightsMissing: one(f.rightsMissing) };
    case 'hold':
      return { sessions: f.sessions + 1 };
    case 'agree':
      return { openInstalments: 2, unsigned: PARTIES, isOral };
    case 'redraft':
      return { openInstalments: 0, unsigned: PARTIES, mediatorSigned: false, isSealed: false };
    case 'sign':
      return { unsigned: one(f.unsigned) };
    case 'signMediator':
      return { mediatorSigned: true };
    case 'seal':
      return { isSealed: true };
    case 'join':
      return { joined: Math.min(PARTIES, f.joined + 1) };
    case 'fileCourt':
      return { wasFiled: true };
    case 'extend':
      return { wasExtended: true };
    case 'perform':
      return { openInstalments: one(f.openInstalments) };
    default:
      return {};
  }
}

describe('the machine', () => {
  const steps = fc.array(
    fc.record({
      verb: fc.constantFrom(...mediationVerbs),
      part: fc.constantFrom<MediationPart>('party', 'mediator', 'head'),
      isOral: fc.boolean(),
      windowOpen: fc.boolean(),
    }),
    { minLength: 20, maxLength: 120 },
  );
  test('whatever is tried in whatever order: nobody is mediated without consent, nothing holds that not all signed, no court is asked by one', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom('applied' as const, 'offered' as const), steps, (origin, tried) => {
        let f = begin(origin);
        let wasRefused = false;
        for (const { verb, part, isOral, windowOpen } of tried) {
          const given = {
            ...{ ...f, windowOpen, isOral: verb === 'agree' ? isOral : f.isOral },
            consents: verb === 'consent' ? Math.min(PARTIES, f.consents + 1) : f.consents,
          };
          const verdict = decide(mediationWorkflow, verb, given, new Set([part]), NOW);
          if (!verdict.ok) continue;
          expect(wasRefused && !['archive', 'assign', 'recuse', 'attach'].includes(verb), verb).toBe(false);
          if (verb === 'fileCourt') expect([given.joined, windowOpen]).toEqual([PARTIES, true]);
          if (verdict.to === 'valid' && f.status !== 'valid')
            expect(given.isOral || (f.unsigned === 0 && f.mediatorSigned && f.isSealed)).toBe(true);
          if (verb === 'fulfil') expect(f.openInstalments).toBe(0);
          f = { ...given, ...after(given, verb, isOral), status: verdict.to };
          reached.add(f.status);
          wasRefused ||= f.status === 'refused';
          const isOn = !['applied', 'offered', 'refused', 'stopped', 'archived'].includes(f.status);
          if (isOn) expect(f.consents).toBe(PARTIES);
          if (f.status === 'mediating') expect(f.rightsMissing).toBe(0);
        }
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(reached.size).toBeGreaterThan(5);
  });

  test('a party stops at any time before it is bound, and nobody else takes part in that', () => {
    for (const status of mediationStatuses) {
      const may = decide(
        mediationWorkflow,
        'stop',
        { ...begin('applied'), status },
        new Set(['party'] as const),
        NOW,
      ).ok;
      expect(may, status).toBe(['applied', 'offered', 'accepted', 'mediating', 'agreed'].includes(status));
    }
    const head = decide(mediationWorkflow, 'stop', begin('applied'), new Set(['head'] as const), NOW);
    expect(head).toEqual({ ok: false, why: 'notYours' });
  });

  test('what fails tells the other routes first', () => {
    const f = { ...begin('applied'), status: 'mediating' as const, routesTold: false };
    const fail = decide(mediationWorkflow, 'fail', f, new Set(['mediator'] as const), NOW);
    expect(fail).toEqual({ ok: false, why: 'routesUntold' });
  });

  test.each([
    ['validate', { unsigned: 1, mediatorSigned: true, isSealed: true }, 'partyUnsigned'],
    ['validate', { unsigned: 0, mediatorSigned: false, isSealed: true }, 'mediatorUnsigned'],
    ['validate', { unsigned: 0, mediatorSigned: true, isSealed: false }, 'sealMissing'],
    ['fileCourt', { status: 'valid' as const, joined: PARTIES - 1 }, 'notJoint'],
  ] as const)('%s lacking one of what it needs: %j', (verb, lacks, why) => {
    const f = { ...begin('applied'), status: 'agreed' as const, ...lacks };
    expect(decide(mediationWorkflow, verb, f, new Set(['mediator'] as const), NOW)).toEqual({ ok: false, why });
  });

  test('is drawn in the docs as it is decided', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-mediation.md'), 'utf8');
    expect(page, 'run: node scripts/draw.ts').toBe(drawMediationWorkflow());
  });
});

describe('the file', () => {
  const has = {
    endedAs: 'performed',
    form: 'written',
    rightsMissing: 0,
    identityMissing: 0,
    sessions: 1,
    signedPapers: 1,
    performed: true,
  } as const;
  test.each([
    [{}, []],
    [{ rightsMissing: 1 }, ['rights']],
    [{ identityMissing: 2, signedPapers: 0 }, ['identity', 'agreement']],
    [{ form: 'oral', signedPapers: 0 }, []],
    [{ endedAs: 'failed', form: null, signedPapers: 0 }, []],
    [{ endedAs: 'failed', form: null, sessions: 0 }, ['session']],
    [{ endedAs: 'stopped', form: null, sessions: 0 }, []],
    [{ endedAs: 'refused', form: null, rightsMissing: 2, identityMissing: 2, sessions: 0 }, []],
  ] as const)('%j lacks %j', (more, lacking) => {
    expect(missingFiles({ ...has, ...more })).toEqual(lacking);
  });
  test('is kept its years, or for ever', () => {
    expect([keptUntil('2026-03-03', 10), keptUntil('2026-03-03', 0)]).toEqual(['2036-03-03', null]);
  });
});

describe('committees, reminders, figures', () => {
  const member = { part: 'member', isWoman: false };
  test('three to nine members, a woman among them, three years', () => {
    const three = [{ part: 'head', isWoman: true }, member, member];
    expect(committeeFaults(three, '2028-02-29', '2028-02-29')).toEqual([]);
    expect(committeeFaults(three, '2028-02-29', '2028-03-01')).toEqual(['termOver']);
    expect(committeeFaults([member, member], '2028-02-29', '2026-01-01')).toEqual(['tooFew', 'noWoman', 'noHead']);
    expect(committeeFaults([...three, ...Array(7).fill(member)], '2028-02-29', '2026-01-01')).toEqual(['tooMany']);
    expect(
      committeeFaults([...three, ...Array(7).fill({ part: 'engaged', isWoman: true })], '2028-02-29', '2026-01-01'),
    ).toEqual([]);
    expect(termEnd('2025-03-01')).toBe('2028-02-29');
  });
  test('an instalment is spoken of three days before and once when it is over', () => {
    const i = { dueOn: '2026-03-10', doneOn: null, reminded: null };
    expect(instalmentReminder(i, '2026-03-06')).toBeNull();
    expect(instalmentReminder(i, '2026-03-07')).toBe('soon');
    expect(instalmentReminder({ ...i, reminded: 'soon' }, '2026-03-10')).toBeNull();
    expect(instalmentReminder({ ...i, reminded: 'soon' }, '2026-03-11')).toBe('over');
    expect(instalmentReminder({ ...i, reminded: 'over' }, '2026-03-12')).toBeNull();
    expect(instalmentReminder({ ...i, doneOn: '2026-03-09' }, '2026-03-11')).toBeNull();
  });
  test('few are not shown as a number', () => {
    expect([0, 1, 4, 5].map(shownCount)).toEqual([0, null, null, 5]);
  });
});
