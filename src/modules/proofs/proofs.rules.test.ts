import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawProofWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import { forbiddenIn, nationalCandidates, nationalNamed, nationalProofs, suggest } from './national.rules.ts';
import { billItem, guardianItem, homesteadItem } from './proofs.example.ts';
import { agencyKey, expiryOf, itemFaults, type ProofFacts, proofWorkflow, standingOf } from './proofs.rules.ts';

const first = (said: string) => suggest(said, nationalCandidates)[0];
describe('the national twenty', () => {
  test('all twenty, each with who issues it and what to do', () => {
    expect(nationalProofs.map((n) => n.nth)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const n of nationalProofs)
      for (const word of [n.name, n.who, n.how]) expect(word.every((t) => t.length > 2)).toBe(true);
  });
  test.each([
    ['领养老金要证明我还活着', 'n10'],
    ['银行让我开证明,我和老伴是夫妻关系', 'n1'],
    ['孩子政审要无犯罪记录', 'n5'],
    ['老人去世了要销户', 'n11'],
    ['身份证丢了让村里证明', 'n20'],
    ['单位要我没结过婚的证明', 'n8'],
    ['办营业执照要经营场所', 'n19'],
    ['把房子过给儿子,继承', 'n18'],
  ])('%s → %s', (said, key) => expect(first(said)).toBe(key));
  test('nothing that nobody said', () => {
    expect(suggest('今天天气好', nationalCandidates)).toEqual([]);
    expect(suggest('。', nationalCandidates)).toEqual([]);
  });
  test('what a text says of somebody is that proof, whatever its heading', () => {
    expect(forbiddenIn('兹证明张三 未 婚')?.nth).toBe(8);
    expect(forbiddenIn('兹证明张三与李四系父子关系')?.nth).toBe(1);
    expect(forbiddenIn('兹证明张三为本村村民,愿意照管其侄')).toBeNull();
    expect(nationalNamed('健在')?.nth).toBe(10);
  });
});

const fault = (more: object) => itemFaults({ ...guardianItem, ...more }).map((f) => f.fault);
test('an item is listed with a law, within the remit, and not one of the twenty under another name', () => {
  for (const item of [guardianItem, homesteadItem, billItem]) expect(itemFaults(item)).toEqual([]);
  expect(fault({ law: '' })).toEqual(['lawMissing']);
  expect(fault({ article: '有关规定' })).toEqual(['articleMissing']);
  expect(fault({ remit: null })).toEqual(['outsideRemit']);
  expect(fault({ name: '婚姻状况证明' })).toEqual(['nationalNever']);
  expect(fault({ name: '单身说明' })).toEqual(['nationalNever']);
  expect(fault({ form: '兹证明{name}健在。{facts}' })).toEqual(['formProves']);
  expect(fault({ remit: 'collective' })).toEqual(['meetingNeeded']);
  expect(fault({ validDays: null })).toEqual(['validityMissing']);
  expect(itemFaults({ ...billItem, who: '', how: '' }).map((f) => f.fault)).toEqual(['whoMissing', 'howMissing']);
});

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<ProofFacts>): ProofFacts => ({
  ...{ status: 'verified', item: { kind: 'issue', needsMeeting: false }, checks: 2, isChecker: false },
  ...{ hasMeeting: false, body: '兹有某人同意', reason: '', ...more },
});
const all = new Set(['handler', 'checker', 'signer'] as const);
const tried = (verb: keyof typeof proofWorkflow, more: Partial<ProofFacts>) => {
  const v = decide(proofWorkflow, verb, facts(more), all, now);
  return v.ok ? v.to : v.why;
};
test('nothing is signed or sealed without two verifiers, an item in force, the meeting it needs', () => {
  expect(tried('sign', {})).toBe('signed');
  expect(tried('sign', { status: 'verifying', checks: 1 })).toBe('twoCheckersMissing');
  expect(tried('sign', { item: null })).toBe('itemNotInForce');
  expect(tried('sign', { item: { kind: 'never', needsMeeting: false } })).toBe('negativeItem');
  expect(tried('sign', { item: { kind: 'issue', needsMeeting: true } })).toBe('meetingMissing');
  expect(tried('sign', { body: '张三无犯罪记录' })).toBe('textProves');
  expect(tried('issue', { status: 'signed', item: null })).toBe('itemNotInForce');
  expect(tried('issue', { status: 'verified' })).toBe('notNow');
  expect(tried('check', { status: 'verifying', checks: 0 })).toBe('verifying');
  expect(tried('check', { status: 'verifying', checks: 1 })).toBe('verified');
  expect(tried('check', { status: 'verifying', checks: 1, isChecker: true })).toBe('checkedAlready');
  expect(tried('answer', { status: 'requested' })).toBe('positiveItem');
  expect(tried('accept', { status: 'requested', item: { kind: 'never', needsMeeting: false } })).toBe('negativeItem');
  expect(tried('revoke', { status: 'used' })).toBe('reasonMissing');
  expect(decide(proofWorkflow, 'sign', facts({}), new Set(['handler'] as const), now)).toEqual({
    ok: false,
    why: 'notYours',
  });
});
test('a certificate holds on its last day and not the day after; agencies written differently are one', () => {
  expect(expiryOf('2026-03-03', 90)).toBe('2026-06-01');
  expect(standingOf({ expiresOn: '2026-06-01', revokedAt: null }, '2026-06-01')).toBe('valid');
  expect(standingOf({ expiresOn: '2026-06-01', revokedAt: null }, '2026-06-02')).toBe('expired');
  expect(standingOf({ expiresOn: '2026-06-01', revokedAt: now }, '2026-03-04')).toBe('revoked');
  expect(agencyKey('农商行 北堡支行窗口')).toBe('农商行北堡支行');
});
test('the drawing in the docs is of this table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-proofs.md'), 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawProofWorkflow());
});
