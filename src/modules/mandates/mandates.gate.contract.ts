import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, text } from '#kernel/fields.ts';
import { freeReasons, gateOutcomes, gateRefusals, gateRoles, matterKinds } from './mandates.gate.rules.ts';
import { duties } from './mandates.items.rules.ts';
import { unitKinds } from './mandates.rules.ts';

/** What every act that puts a task on a unit takes along: the line picked by hand, or the admission it goes by. */
export const gateFields = { itemId: id.optional(), admissionId: id.optional() };
/** The same where several units are asked at once. */
export const gateLines = z
  .array(z.object({ organisationId: id, ...gateFields }))
  .max(100)
  .optional();

const word = z.tuple([z.string(), z.string()]);
export const matterInput = z.object({
  kind: z.enum(matterKinds),
  id: id.optional(),
  label: text(120),
  text: text(6000).default('-'),
});

export const gateItem = z.object({
  id,
  code: z.string(),
  title: z.string(),
  duty: z.enum(duties),
  leadName: z.string().nullable(),
  /** Do its words stand in the text? */
  fits: z.boolean(),
  /** May it go by this line in the role asked for? */
  carries: z.boolean(),
});
export type GateItem = z.output<typeof gateItem>;

export const gateLook = z.object({
  /** Why there is no gate here; null where there is one. */
  free: z.enum(freeReasons).nullable(),
  receiver: z.object({ id, name: z.string() }),
  list: z.object({ id, name: z.string() }).nullable(),
  items: z.array(gateItem),
  /** The line it would go by unless another one is picked. */
  itemId: id.nullable(),
  admission: z.object({ id, number: z.string() }).nullable(),
  refusal: z.object({ why: z.enum(gateRefusals), says: word }).nullable(),
});

const period = { from: day, to: day, area: areaCode.optional() };
const counts = z.object({ inList: z.int(), admitted: z.int(), urgent: z.int(), refused: z.int() });
export const gateLevels = ['village', 'township'] as const;

export const gateApi = {
  lookAtGate: endpoint({
    method: 'POST',
    path: '/api/gate/look',
    allow: 'staff',
    says: [
      '派给这个单位要按哪一条（先看一看，不保存）',
      'By which line this would go to a unit; only looks and keeps nothing',
    ],
    input: z.object({ receiverId: id, role: z.enum(gateRoles), matter: matterInput }),
    output: gateLook,
  }),
  gateFigures: endpoint({
    method: 'GET',
    path: '/api/gate/figures',
    allow: 'staff',
    says: ['哪个单位往下派了多少', 'How much each unit sent down, by what became of it'],
    query: z.object(period),
    output: z.object({
      units: z.array(z.object({ id, name: z.string(), village: counts, township: counts, total: counts })),
      total: counts,
    }),
  }),
  gateDecisions: endpoint({
    method: 'GET',
    path: '/api/gate/decisions',
    allow: 'staff',
    says: ['数字背后的每一件', 'The dispatches behind a figure'],
    query: z.object({
      ...period,
      dispatcherId: id.optional(),
      outcome: z.enum(gateOutcomes).optional(),
      level: z.enum(gateLevels).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          day,
          dispatcher: z.string(),
          receiver: z.string(),
          unitKind: z.enum(unitKinds),
          role: z.enum(gateRoles),
          matterKind: z.enum(matterKinds),
          matterLabel: z.string(),
          outcome: z.enum(gateOutcomes),
          why: z.enum(gateRefusals).nullable(),
          line: z.string().nullable(),
          admission: z.object({ id, number: z.string() }).nullable(),
        }),
      ),
      /** More of them than the list holds. */
      more: z.boolean(),
    }),
  }),
  exportGate: endpoint({
    method: 'GET',
    path: '/api/gate/figures.xlsx',
    allow: 'staff',
    says: ['导出派件准入统计', 'The figures with the dispatches behind them as xlsx'],
    query: z.object(period),
    output: z.object({}),
    download: true,
  }),
} satisfies Api;
