import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import { organisationKinds } from '#modules/organisations/organisations.rules.ts';
import { activityKinds, branchRoles, requirementRoles, rollRoles, standings, ways } from './activities.rules.ts';
import { activityRow } from './activities.views.contract.ts';
import { cellStates, periods } from './year.rules.ts';

const params = z.object({ id });
const year = z.coerce.number().int().min(2000).max(2100);
const kind = z.enum(activityKinds);

/** Units of which something may be asked. */
export const unitKinds = organisationKinds;
export const unitView = z.object({
  id,
  name: z.string(),
  kind: z.enum(unitKinds),
  area: areaCode,
  placeName: z.string(),
  members: z.int(),
});
export type UnitView = z.output<typeof unitView>;
const cell = z.object({
  from: z.int(),
  to: z.int(),
  needs: z.int(),
  held: z.int(),
  planned: z.int(),
  state: z.enum(cellStates),
});
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
  /** 讲评帮乐庆: how many civic events were held in each of the five ways. */
  ways: z.array(z.object({ way: z.enum(ways), held: z.int() })),
  activities: z.array(activityRow),
});
export type UnitYear = z.output<typeof unitYear>;
export type YearLineView = z.output<typeof line>;

export const requirementView = z.object({
  id,
  kind,
  period: z.enum(periods),
  needs: z.int(),
  validFrom: day,
  basis: z.string(),
  /** The unit's own, or that of a place; empty: everywhere. */
  isOwn: z.boolean(),
  placeName: z.string(),
  /** It is the one that holds today. */
  isNow: z.boolean(),
});
export type RequirementView = z.output<typeof requirementView>;

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
  exportYears: endpoint({
    method: 'GET',
    path: '/api/activities/years.xlsx',
    allow: branchRoles,
    says: ['导出各支部一年开展情况', 'The year of all units as xlsx'],
    query: z.object({ year, area: areaCode.optional() }),
    download: true,
    output: z.object({}),
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
  unitRequirements: endpoint({
    method: 'GET',
    path: '/api/activities/units/:id/requirements',
    allow: branchRoles,
    says: [
      '这个单位每类活动的次数要求,从哪天起、依据什么',
      'How often each kind is asked of a unit, since when and why',
    ],
    params,
    output: z.object({ items: z.array(requirementView) }),
  }),
  putRequirement: endpoint({
    method: 'POST',
    path: '/api/activities/requirements',
    allow: requirementRoles,
    says: ['定本地(本支部)的次数要求', 'Say how often, for a place or one unit'],
    input: z.object({
      area: areaCode,
      organisationId: id.optional(),
      /** Of which kind of unit, where a place asks it of all its units. */
      unitKind: z.enum(unitKinds).default('party'),
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
