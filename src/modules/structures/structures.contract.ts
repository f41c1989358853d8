import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, optionalText, text } from '#kernel/fields.ts';
import { organisationKinds } from '#modules/organisations/organisations.rules.ts';
import { roleTextRoles } from './structures.rules.ts';

const unit = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(organisationKinds),
  area: areaCode,
  placeName: z.string(),
});
export const tree = z.object({
  one: unit,
  branches: z.array(z.object({ unit, units: z.array(unit), groups: z.array(unit), stations: z.int() })),
  units: z.array(unit),
  groups: z.array(unit),
  stations: z.int(),
  /** Counted: `1+5+N`, `1+11`. */
  label: z.string(),
  n: z.object({ total: z.int(), units: z.int(), stations: z.int() }),
});
export const roleText = z.object({ title: z.string(), nth: z.int(), body: z.string().nullable(), at: moment });
export type RoleText = z.output<typeof roleText>;
export const structureView = z.object({
  tree,
  /** The edition that holds of each text; one that was taken down is left out. */
  texts: z.array(roleText),
  mayWrite: z.boolean(),
});
export type StructureView = z.output<typeof structureView>;

const params = z.object({ id });

export const structuresApi = {
  listStructures: endpoint({
    method: 'GET',
    path: '/api/structures',
    allow: 'staff',
    says: ['本辖区及其上级的组织架构', 'The structures of my area and of the places above it'],
    output: z.object({
      items: z.array(tree.pick({ one: true, label: true, n: true }).extend({ branches: z.int() })),
    }),
  }),
  readStructure: endpoint({
    method: 'GET',
    path: '/api/structures/:id',
    allow: 'staff',
    says: ['一个单位的架构图和“怎么干”', 'The structure of one organisation, with its role texts'],
    params,
    output: structureView,
  }),
  roleEditions: endpoint({
    method: 'GET',
    path: '/api/structures/:id/texts',
    allow: 'staff',
    says: ['“怎么干”的各版', 'Every edition of the role texts'],
    params,
    output: z.object({ items: z.array(roleText) }),
  }),
  writeRoleText: endpoint({
    method: 'POST',
    path: '/api/structures/:id/texts',
    allow: roleTextRoles,
    says: ['填写或撤下一段“怎么干”', 'A new edition of a role text; without a body it is taken down'],
    params,
    input: z.strictObject({
      title: text(20, 2),
      body: optionalText(3000, 2),
      /** The edition that was read; 0 where there was none. */
      after: z.int().min(0),
    }),
    output: structureView,
  }),
};
export type StructuresApi = typeof structuresApi;
