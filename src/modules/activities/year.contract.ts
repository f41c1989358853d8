import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import { activityRow } from './activities.contract.ts';
import { activityKinds, branchRoles, requirementRoles, rollRoles, standings } from './activities.rules.ts';
import { cellStates, periods } from './year.rules.ts';

const params = z.object({ id });
const year = z.coerce.number().int().min(2000).max(2100);
const kind = z.enum(activityKinds);

export const unitView = z.object({ id, name: z.string(), area: areaCode, placeName: z.string(), members: z.int() });
export type UnitView = z.output<typeof unitView>;
const cell = z.object({ from: z.int(), to: z.int(), held: z.int(), planned: z.int(), state: z.enum(cellStates) });
const line = z.object({
  kind,
  period: z.enum(periods),
  needs: z.int(),
  basis: z.string(),
  cells: z.array(cell),
  missed: z.int(),
});
export const unitYear = z.object({
  unit: unitView,
  year: z.int(),
  lines: z.array(line),
  activities: z.array(activityRow),
});
export type UnitYear = z.output<typeof unitYear>;
export type YearLineView = z.output<typeof line>;

export const memberView = z.object({
  membershipId: id,
  name: z.string(),
  isHead: z.boolean(),
  standing: z.enum(standings),
  onCommittee: z.boolean(),
  group: z.string().nullable(),
});
export type MemberView = z.output<typeof memberView>;
const memberInput = z.object({ standing: z.enum(standings), onCommittee: z.boolean(), group: optionalText(30) });

export const yearApi = {
  activityUnits: endpoint({
    method: 'GET',
    path: '/api/activities/units',
    allow: branchRoles,
    says: ['有成员的支部和单位', 'Units with members, to choose from'],
    output: z.object({ items: z.array(unitView) }),
  }),
  yearBoard: endpoint({
    method: 'GET',
    path: '/api/activities/years',
    allow: branchRoles,
    says: ['各支部一年开展情况', 'A year, unit by unit: what was held and what is missing'],
    query: z.object({ year, area: areaCode.optional() }),
    output: z.object({ year: z.int(), items: z.array(z.object({ unit: unitView, lines: z.array(line) })) }),
  }),
  unitYear: endpoint({
    method: 'GET',
    path: '/api/activities/units/:id/year',
    allow: branchRoles,
    says: ['一个支部的一年', 'The year of one unit'],
    params,
    query: z.object({ year }),
    output: unitYear,
  }),
  exportYear: endpoint({
    method: 'GET',
    path: '/api/activities/units/:id/year.xlsx',
    allow: branchRoles,
    says: ['导出一个支部的一年', 'The year of one unit as xlsx'],
    params,
    query: z.object({ year }),
    download: true,
    output: z.object({}),
  }),
  draftYear: endpoint({
    method: 'POST',
    path: '/api/activities/units/:id/year',
    allow: rollRoles,
    says: ['按要求排一年计划', 'Plan what a year still lacks'],
    params,
    input: z.object({
      year: z.int().min(2000).max(2100),
      /** The fixed day of the month and the hour. */
      day: z.int().min(1).max(31),
      hour: z.int().min(6).max(21).default(15),
      where: text(120),
    }),
    output: unitYear,
  }),
  unitRoll: endpoint({
    method: 'GET',
    path: '/api/activities/units/:id/members',
    allow: branchRoles,
    says: ['支部名册:表决权、支委、党小组', 'Members: vote, committee, group'],
    params,
    output: z.object({ unit: unitView, items: z.array(memberView) }),
  }),
  putMember: endpoint({
    method: 'PUT',
    path: '/api/activities/units/:id/members/:membershipId',
    allow: rollRoles,
    says: ['改一名成员的表决权、支委、党小组', 'Set vote, committee and group of a member'],
    params: params.extend({ membershipId: id }),
    input: memberInput,
    output: memberView,
  }),
  addRequirement: endpoint({
    method: 'POST',
    path: '/api/activities/requirements',
    allow: requirementRoles,
    says: ['定本地(本支部)的次数要求', 'Say how often, for a place or one unit'],
    input: z.object({
      area: areaCode,
      organisationId: id.optional(),
      kind,
      period: z.enum(periods),
      needs: z.int().min(0).max(31),
      validFrom: day,
      basis: text(300, 2),
    }),
    output: z.object({ id }),
  }),
};
export type YearApi = typeof yearApi;
