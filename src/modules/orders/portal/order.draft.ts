import { isWithin, levelOf } from '#kernel/area.ts';
import { normalPhone } from '#kernel/identity.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven } from '#platform/module.ts';
import { badInput } from '#platform/problem.ts';
import { type OrderInput, orderInput } from '../orders.contract.ts';
import { orderWords as w } from './order.words.ts';

/** The three pages of an order, in order. */
export const orderSteps = ['what', 'where', 'check'] as const;
export type OrderStep = (typeof orderSteps)[number];

const FIELDS = {
  body: 'what',
  service: 'what',
  area: 'where',
  placeNote: 'where',
  wantedDay: 'where',
  wantedPart: 'where',
  name: 'where',
  phone: 'where',
} as const satisfies Record<string, OrderStep>;
type FieldName = keyof typeof FIELDS;
const fieldNames = Object.keys(FIELDS) as FieldName[];

export type OrderDraft = { readonly values: Readonly<Record<FieldName, string>>; readonly commandId: string };

const stepOf = (field: string): OrderStep => FIELDS[fieldNames.find((name) => name === field) ?? 'body'];
/** The step on which the first of these faults can be mended. */
export const stepOfFaults = (faults: readonly FieldFault[]): OrderStep | null =>
  orderSteps.find((step) => faults.some((f) => stepOf(f.field) === step)) ?? null;
export const faultsOn = (step: OrderStep, faults: readonly FieldFault[]) =>
  faults.filter((f) => stepOf(f.field) === step);

/** What was typed so far. A poster in the stairwell may lead here with its place filled in. */
export function readOrder(ctx: Ctx, { form, query }: PageGiven): OrderDraft {
  const { jurisdiction } = ctx.house.config;
  const preset = query.area && isWithin(query.area, jurisdiction) ? query.area : jurisdiction;
  const picked = form.go?.startsWith('area:') ? form.go.slice(5) : undefined;
  return {
    values: {
      body: form.body ?? '',
      service: form.service ?? '',
      area: picked ?? form.area ?? preset,
      placeNote: form.placeNote ?? '',
      wantedDay: form.wantedDay ?? '',
      wantedPart: form.wantedPart ?? 'any',
      name: form.name ?? '',
      phone: form.phone ?? '',
    },
    commandId: form.commandId ?? ctx.house.newId(),
  };
}

/** The hidden fields of a page: everything that page does not ask for itself. */
export const carried = (draft: OrderDraft, step: OrderStep): Record<string, string> => ({
  step,
  ...Object.fromEntries(
    fieldNames.filter((name) => FIELDS[name] !== step || name === 'area').map((name) => [name, draft.values[name]]),
  ),
});

/** The days somebody can choose: the soonest, today, tomorrow and the day after. */
export function dayChoices(ctx: Ctx): { today: string; tomorrow: string; afterTomorrow: string } {
  const today = Temporal.PlainDate.from(dayOf(ctx.now));
  return {
    today: today.toString(),
    tomorrow: today.add({ days: 1 }).toString(),
    afterTomorrow: today.add({ days: 2 }).toString(),
  };
}

const ownWords: Readonly<Record<string, FieldFault['says']>> = { body: w.noBody, phone: w.noPhone };

/** The draft as the contract wants it, or what has to be mended first. */
export async function checkOrder(
  ctx: Ctx,
  { values: v }: OrderDraft,
): Promise<{ input: OrderInput | null; faults: FieldFault[] }> {
  const parsed = orderInput.safeParse({
    ...v,
    service: v.service || undefined,
    wantedDay: Object.values(dayChoices(ctx)).includes(v.wantedDay) ? v.wantedDay : undefined,
  });
  const faults = parsed.success
    ? []
    : badInput(parsed.error).faults.map((f) => ({ ...f, says: ownWords[f.field] ?? f.says }));
  const level = levelOf(v.area);
  const isNear = level === 'village' || level === 'grid' || level === 'township';
  if (!isNear || !(await placeOf(ctx, v.area))) faults.push({ field: 'area', rule: 'noPlace', says: w.noPlace });
  if (v.phone.trim() !== '' && normalPhone(v.phone) === null && !faults.some((f) => f.field === 'phone'))
    faults.push({ field: 'phone', rule: 'phone', says: w.badPhone });
  return { input: parsed.success && faults.length === 0 ? parsed.data : null, faults };
}
