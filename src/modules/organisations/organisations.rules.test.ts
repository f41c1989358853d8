import { describe, expect, test } from 'vitest';
import { deriveStructure, isOpenOn, mayClose, mayMove, type OrganisationKind } from './organisations.rules.ts';

const open = { validFrom: '2025-01-01', validTo: null };
const today = '2026-03-03';

test('an organisation is open from its first day until before its last', () => {
  const validity = { validFrom: '2026-01-01', validTo: '2026-02-01' };
  const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
  expect(days.map((day) => isOpenOn(validity, day))).toEqual([false, true, true, false]);
});

describe('moving', () => {
  const moved = { id: 'm', superiorId: 'old', ...open };
  test.each([
    ['to another', moved, { id: 'new', above: ['top'], ...open }, null],
    ['to the top', moved, null, null],
    ['to where it is', moved, { id: 'old', above: [], ...open }, 'nothingChanged'],
    ['from the top to the top', { ...moved, superiorId: null }, null, 'nothingChanged'],
    ['under itself', moved, { id: 'm', above: ['old'], ...open }, 'ownSuperior'],
    ['under its own', moved, { id: 'child', above: ['m', 'old'], ...open }, 'cycle'],
    ['under a grandchild', moved, { id: 'grandchild', above: ['child', 'm', 'old'], ...open }, 'cycle'],
    ['under a closed one', moved, { id: 'new', above: [], ...open, validTo: today }, 'superiorClosed'],
    ['under one that closes tomorrow', moved, { id: 'new', above: [], ...open, validTo: '2026-03-04' }, null],
    ['when closed', { ...moved, validTo: today }, null, 'closed'],
    ['when it closes tomorrow', { ...moved, validTo: '2026-03-04' }, null, null],
  ] as const)('%s: %s', (_, which, superior, why) => {
    expect(mayMove(which, superior, today)).toBe(why);
  });
});

describe('closing', () => {
  const none = { subordinates: 0, laterMembers: 0 };
  test.each([
    [open, '2025-01-02', none, null],
    [open, '2025-01-01', none, 'closesBeforeItBegan'],
    [{ ...open, validTo: '2027-01-01' }, today, none, 'alreadyClosed'],
    [open, today, { subordinates: 1, laterMembers: 0 }, 'subordinatesOpen'],
    [open, today, { subordinates: 0, laterMembers: 1 }, 'membersLater'],
  ] as const)('%j on %s with %j: %s', (which, on, still, why) => {
    expect(mayClose(which, on, still)).toBe(why);
  });
});

test('1+N counts every part once: Party organisations below, then who joined', () => {
  const part = (id: string) => ({ id, name: id });
  const below = (id: string, kind: OrganisationKind) => ({ ...part(id), kind });
  const subordinates = [below('first', 'party'), below('team', 'team'), below('union', 'mass')];
  const joined = [
    { ...part('first'), role: 'branch' as const },
    { ...part('second'), role: 'branch' as const },
    { ...part('second'), role: 'unit' as const },
    { ...part('heating'), role: 'unit' as const },
    { ...part('heating'), role: 'unit' as const },
    { ...part('women'), role: 'unit' as const, kind: 'mass' as const },
  ];
  expect(deriveStructure(part('committee'), subordinates, joined)).toEqual({
    one: part('committee'),
    branches: [part('first'), part('second')],
    units: [part('heating')],
    groups: [part('union'), part('women')],
    label: '1+2+1',
  });
  expect(deriveStructure(part('alone'), [], []).label).toBe('1+0+0');
});
