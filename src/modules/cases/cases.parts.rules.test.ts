import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.ts';
import { type CaseStanding, mayReveal, partsIn, thingsFault } from './cases.parts.rules.ts';
import { caseStatuses } from './cases.rules.ts';

const VILLAGE = '150124201213';
/** Of a case in the village: handled by the water bureau, whose superior is the county. */
const c: CaseStanding = {
  id: 'case',
  area: VILLAGE,
  status: 'handling',
  firstReceiverId: 'first',
  offeredToId: 'next',
  arbiterId: null,
  handlerOrganisationId: 'water',
  superiorIds: ['county', 'city'],
};
const staff = (role: Role, organisationId: string, area: string, accountId = 'somebody'): Actor => ({
  kind: 'staff',
  accountId,
  name: '某人',
  role,
  organisationId,
  area,
});
const of = (actor: Actor) => [...partsIn(c, actor)].sort();

describe('what somebody is to a case', () => {
  /** For each role: its part when its post covers the place, in any unit · in the handling unit · in a unit above it. */
  const table: Record<Role, [anywhere: string, handling: string, above: string]> = {
    villageCadre: ['dispatcher', 'dispatcher handler', 'dispatcher superior'],
    townshipClerk: ['dispatcher', 'dispatcher handler', 'dispatcher superior'],
    countyClerk: ['dispatcher', 'dispatcher handler', 'dispatcher superior'],
    hotlineAgent: ['dispatcher', 'dispatcher', 'dispatcher'],
    townshipLeader: ['', '', 'superior'],
    gridWorker: ['', 'handler', ''],
    agent: ['', 'handler', ''],
    departmentClerk: ['', 'handler', ''],
    civilAffairs: ['', 'handler', ''],
    propertyWorker: ['', 'handler', ''],
    mediator: ['', 'handler', ''],
    caller: ['caller', 'caller', 'caller'],
    villageSupervisor: ['', '', ''],
    reviewer: ['', '', ''],
    discipline: ['', '', ''],
    disciplineLeader: ['', '', ''],
    partyAffairs: ['', '', ''],
    universityOffice: ['', '', ''],
    teacher: ['', '', ''],
    stationKeeper: ['', '', ''],
    courierVolunteer: ['', '', ''],
    inspector: ['', '', ''],
    dataProtection: ['', '', ''],
    systemAdmin: ['', '', ''],
    securityAdmin: ['', '', ''],
    auditAdmin: ['', '', ''],
  };
  const said = (text: string) => text.split(' ').filter(Boolean);

  test.each([...roles])('%s', (role) => {
    const [anywhere, handling, above] = table[role];
    for (const area of [VILLAGE, '150124201', '150124', '1501']) {
      expect(of(staff(role, 'other', area)), area).toEqual(said(anywhere));
      expect(of(staff(role, 'water', area)), area).toEqual(said(handling));
      expect(of(staff(role, 'county', area)), area).toEqual(said(above));
    }
    // Elsewhere, or only in a grid of the place, nothing but the work that was sent remains.
    const work = said(handling).filter((part) => part === 'handler');
    for (const area of ['150102', '150124201214', `${VILLAGE}001`, '']) {
      expect(of(staff(role, 'other', area)), area).toEqual([]);
      expect(of(staff(role, 'water', area)), area).toEqual(work);
      expect(of(staff(role, 'county', area)), area).toEqual([]);
    }
  });

  test('first responsibility and an offer are the person, wherever their post is', () => {
    expect(of(staff('agent', 'other', '150102', 'first'))).toEqual(['firstReceiver']);
    expect(of(staff('agent', 'other', '150102', 'next'))).toEqual(['offered']);
    expect(of(staff('villageCadre', 'other', VILLAGE, 'first'))).toEqual(['dispatcher', 'firstReceiver']);
  });

  test('a receipt is the person on its own case only, the house is the house, a visitor is nobody', () => {
    expect(of({ kind: 'receipt', caseId: 'case' })).toEqual(['resident']);
    expect(of({ kind: 'receipt', caseId: 'another' })).toEqual([]);
    expect(of({ kind: 'system', what: 'job' })).toEqual(['house']);
    expect(of({ kind: 'visitor' })).toEqual([]);
  });
});

describe('who may see how to reach the person', () => {
  const people: Record<string, Actor> = {
    first: staff('gridWorker', 'village', VILLAGE, 'first'),
    caller: staff('caller', 'callers', '150124'),
    handler: staff('departmentClerk', 'water', '150124'),
    dispatcher: staff('townshipClerk', 'township', '150124201'),
    superior: staff('townshipLeader', 'county', '150124'),
    stranger: staff('departmentClerk', 'roads', '150124'),
    admin: staff('systemAdmin', 'city', '1501'),
    resident: { kind: 'receipt', caseId: 'case' },
    house: { kind: 'system', what: 'job' },
  };
  const table = `
             first caller handler dispatcher superior stranger admin resident house
named        yes   yes    yes     yes        no       no       no    no       no
hidden       yes   yes    no      no         no       no       no    no       no
anonymous    no    no     no      no         no       no       no    no       no`;
  const [header = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

  test.each(rows.map(([disclosure, ...cells]) => ({ disclosure: disclosure!, cells })))(
    '$disclosure',
    ({ disclosure, cells }) => {
      for (const [i, who] of header.entries())
        expect(mayReveal({ ...c, disclosure }, people[who]!), who).toBe(cells[i] === 'yes');
    },
  );

  test('the unit it was sent to, only while it has it', () => {
    const may = caseStatuses.filter((status) => mayReveal({ ...c, status, disclosure: 'named' }, people.handler!));
    expect(may).toEqual(['dispatched', 'handling', 'reviewing', 'suspending', 'suspended', 'replied']);
  });
});

test('a courier reports a thing with nobody on it; everybody else what a person says too', () => {
  const thing = { kind: 'hazard', disclosure: 'anonymous', reporter: {} };
  expect(thingsFault('courierVolunteer', thing)).toBeNull();
  for (const more of [
    { kind: 'complaint' },
    { disclosure: 'named' },
    { reporter: { name: '某人' } },
    { reporter: { phone: '19900000099' } },
    { reporter: { address: '二组' } },
  ]) {
    expect(thingsFault('courierVolunteer', { ...thing, ...more }), JSON.stringify(more)).toBe('thingsOnly');
    expect(thingsFault('gridWorker', { ...thing, ...more })).toBeNull();
  }
});
