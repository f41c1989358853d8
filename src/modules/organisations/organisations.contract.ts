import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, text } from '#kernel/fields.ts';
import { besidesReasons, organisationKinds, organisationRoles, personRoles } from './organisations.rules.ts';

const kind = z.enum(organisationKinds);
const name = text(60);
const shortName = text(20);
const duty = text(200);

export const organisationRow = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  kind,
  area: areaCode,
  placeName: z.string().nullable(),
  superiorId: id.nullable(),
  duty: z.string().nullable(),
  validFrom: day,
  validTo: day.nullable(),
  /** Into which it was merged. */
  successorId: id.nullable(),
  version: z.number().int(),
});
const part = z.object({ id, name: z.string() });
export const memberRow = z.object({
  id,
  /** The organisation that joined, or null when a person did. */
  organisation: part.nullable(),
  personName: z.string().nullable(),
  role: z.enum([...organisationRoles, ...personRoles]),
  validFrom: day,
  validTo: day.nullable(),
});
export const structure = z.object({
  one: part,
  branches: z.array(part),
  units: z.array(part),
  /** Youth League, union, women's federation: beside the others, not counted. */
  groups: z.array(part),
  /** Counted today, e.g. 1+5+12. */
  label: z.string(),
});
export const organisationWhole = organisationRow.extend({
  isOpen: z.boolean(),
  successor: part.nullable(),
  /** Bottom-up: the direct superior first. */
  superiors: z.array(part),
  subordinates: z.array(part.extend({ kind })),
  members: z.array(memberRow),
});

const params = z.object({ id });
const adminOnly = ['systemAdmin'] as const;

export const organisationsApi = {
  listOrganisations: endpoint({
    method: 'GET',
    path: '/api/organisations',
    allow: 'staff',
    says: ['本辖区及其上级的单位', 'The organisations of my area and of the places above it'],
    query: z.object({
      area: areaCode.optional(),
      kind: kind.optional(),
      q: text(60).optional(),
      closed: z.stringbool().default(false),
      after: z.string().max(60).optional(),
    }),
    output: z.object({ organisations: z.array(organisationRow), next: z.string().nullable() }),
  }),
  getOrganisation: endpoint({
    method: 'GET',
    path: '/api/organisations/:id',
    allow: 'staff',
    says: ['一个单位、它的上级、下级和成员', 'One organisation with its superiors, subordinates and members'],
    params,
    output: organisationWhole,
  }),
  getStructure: endpoint({
    method: 'GET',
    path: '/api/organisations/:id/structure',
    allow: 'staff',
    says: ['一个单位的"1+N"架构', 'The "1+N" structure of an organisation'],
    params,
    output: structure,
  }),
  addOrganisation: endpoint({
    method: 'POST',
    path: '/api/organisations',
    allow: adminOnly,
    says: ['登记一个单位', 'Add an organisation'],
    input: z.strictObject({
      name,
      shortName,
      kind,
      area: areaCode,
      superiorId: id.nullish(),
      duty: duty.nullish(),
      validFrom: day.optional(),
    }),
    output: organisationWhole,
  }),
  editOrganisation: endpoint({
    method: 'PUT',
    path: '/api/organisations/:id',
    allow: adminOnly,
    says: ['修改单位的名称、类别或职责', 'Change the name, kind or duty of an organisation'],
    params,
    input: z.strictObject({
      name: name.optional(),
      shortName: shortName.optional(),
      kind: kind.optional(),
      duty: duty.nullish(),
    }),
    output: organisationWhole,
    versioned: true,
  }),
  moveOrganisation: endpoint({
    method: 'POST',
    path: '/api/organisations/:id/move',
    allow: adminOnly,
    says: ['转到别的上级之下', 'Put an organisation under another superior'],
    params,
    input: z.strictObject({ superiorId: id.nullable() }),
    output: organisationWhole,
    versioned: true,
  }),
  closeOrganisation: endpoint({
    method: 'POST',
    path: '/api/organisations/:id/close',
    allow: adminOnly,
    says: ['撤销一个单位(历史保留)', 'Close an organisation; its history stays'],
    params,
    input: z.strictObject({ on: day.optional(), /** Into which it is merged. */ successorId: id.optional() }),
    output: organisationWhole,
    versioned: true,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/api/organisations/:id/members',
    allow: adminOnly,
    says: ['登记一个成员单位或成员', 'Add a member organisation or person'],
    params,
    input: z.union([
      z.strictObject({ organisationId: id, role: z.enum(organisationRoles), validFrom: day.optional() }),
      z.strictObject({
        personName: text(30),
        role: z.enum(personRoles),
        validFrom: day.optional(),
        /** Why the name stands in another Party unit too: another person of that name, or one who takes part here and belongs there (流动党员). */
        besides: z.enum(besidesReasons).optional(),
      }),
    ]),
    output: organisationWhole,
  }),
  endMember: endpoint({
    method: 'POST',
    path: '/api/organisations/:id/members/:memberId/end',
    allow: adminOnly,
    says: ['成员退出', 'End a membership'],
    params: params.extend({ memberId: id }),
    input: z.strictObject({ on: day.optional() }),
    output: organisationWhole,
  }),
};
