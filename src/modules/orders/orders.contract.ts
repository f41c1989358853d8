import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { caseRoles, handlerRoles, intakeRoles } from '#modules/cases/cases.parts.rules.ts';
import { catalogueRoles, dayParts, feeStates, orderStages, services } from './orders.rules.ts';

const service = z.enum(services);
const unit = z.object({ id, name: z.string(), phone: z.string().nullable() });

export const orderView = z.object({
  caseId: id,
  number: z.string(),
  /** Of the case: what is done on an order is decided on it. */
  version: z.number().int(),
  stage: z.enum(orderStages),
  service: service.nullable(),
  wantedDay: day.nullable(),
  wantedPart: z.enum(dayParts),
  provider: unit.nullable(),
  /** The community does it, because no provider took it in time. */
  steppedIn: z.boolean(),
  /** Who is asked next if it is not taken. */
  next: z.string().nullable(),
  coming: z.string().nullable(),
  visitFrom: moment.nullable(),
  visitTo: moment.nullable(),
  arrivedAt: moment.nullable(),
  doneAt: moment.nullable(),
  fee: z
    .object({ cents: z.number().int(), note: z.string(), state: z.enum(feeStates), viaFirstReceiver: z.boolean() })
    .nullable(),
  open: z.array(z.string()),
  closed: z.array(z.object({ verb: z.string(), says: z.tuple([z.string(), z.string()]) })),
});
export type OrderView = z.infer<typeof orderView>;

/** When somebody comes: a window of the same place's clock, as ISO moments. */
export const visit = z.object({
  visitFrom: z.iso.datetime({ offset: true }),
  visitTo: z.iso.datetime({ offset: true }),
  coming: optionalText(40),
});

const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/orders/:id/${name}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id }),
    input,
    output: orderView,
  });

export const catalogueLine = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  service,
  note: z.string().nullable(),
  providers: z.array(z.object({ organisationId: id, name: z.string(), phone: z.string() })),
});
export type CatalogueLine = z.infer<typeof catalogueLine>;

export const orderInput = z.object({
  area: areaCode,
  service: service.optional(),
  body: text(2000, 4),
  placeNote: optionalText(200),
  wantedDay: day.optional(),
  wantedPart: z.enum(dayParts).default('any'),
  name: optionalText(40),
  phone: text(30, 5),
});
export type OrderInput = z.output<typeof orderInput>;

export const ordersApi = {
  getOrder: endpoint({
    method: 'GET',
    path: '/api/orders/:id',
    allow: caseRoles,
    says: ['服务单:谁去、什么时候去、费用', 'An order: who comes and when, and what it costs'],
    params: z.object({ id }),
    output: orderView,
  }),
  chooseService: act(
    'choose',
    intakeRoles,
    ['选服务并派单', 'Choose the service and send the order'],
    z.object({ service }),
  ),
  takeOrder: act('take', handlerRoles, ['接单并告知上门时间', 'Take an order and say who comes when'], visit),
  planVisit: act('plan', handlerRoles, ['改上门时间', 'Change the visit'], visit),
  arriveAtDoor: act('arrive', handlerRoles, ['登记已到', 'Note the arrival'], z.object({})),
  stateFee: act(
    'state-fee',
    handlerRoles,
    ['报费用(本人同意后才做)', 'State a fee, to be agreed before the work'],
    z.object({ cents: z.number().int().min(1).max(1_000_000), note: text(200, 2) }),
  ),
  dropFee: act('drop-fee', handlerRoles, ['取消费用', 'Drop the fee'], z.object({})),
  agreeFee: act('agree-fee', intakeRoles, ['登记本人同意费用', 'Note that the person agrees to the fee'], z.object({})),
  refuseFee: act(
    'refuse-fee',
    intakeRoles,
    ['登记本人不同意费用', 'Note that the person does not agree'],
    z.object({}),
  ),
  offeredServices: endpoint({
    method: 'GET',
    path: '/api/order-services/offered',
    allow: intakeRoles,
    says: ['这个地方能点哪些服务、先派给谁', 'What can be ordered at a place, and who is asked first'],
    query: z.object({ area: areaCode, text: z.string().max(2000).optional() }),
    output: z.object({
      services: z.array(z.object({ service, first: z.string() })),
      suggested: service.nullable(),
    }),
  }),
  listServices: endpoint({
    method: 'GET',
    path: '/api/order-services',
    allow: catalogueRoles,
    says: ['服务目录', 'The catalogue of services'],
    output: z.object({ lines: z.array(catalogueLine) }),
  }),
  putService: endpoint({
    method: 'PUT',
    path: '/api/order-services',
    allow: catalogueRoles,
    says: ['维护一项服务及其单位', 'Set who provides a service at a place'],
    input: z.object({
      area: areaCode,
      service,
      note: optionalText(200),
      providers: z
        .array(z.object({ organisationId: id, phone: text(30, 5) }))
        .min(1)
        .max(9),
    }),
    output: catalogueLine,
  }),
  removeService: endpoint({
    method: 'DELETE',
    path: '/api/order-services/:id',
    allow: catalogueRoles,
    says: ['从目录里去掉一项服务', 'Take a service out of the catalogue'],
    params: z.object({ id }),
    output: z.object({}),
  }),
  importServices: endpoint({
    method: 'POST',
    path: '/api/order-services/import',
    allow: catalogueRoles,
    says: ['从表格导入服务目录', 'Import the catalogue from a table (xlsx, csv)'],
    upload: 'sheet',
    input: z.object({}),
    output: z.object({
      services: z.number().int(),
      faults: z.array(z.object({ row: z.number().int(), says: z.tuple([z.string(), z.string()]) })),
    }),
  }),
} as const satisfies Api;
