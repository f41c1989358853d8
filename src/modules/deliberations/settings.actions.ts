import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { affairsNo as no } from './affairs.words.ts';
import { entryOf, staffOf } from './deliberations.view.ts';
import type { SettingsApi, SettingsView } from './settings.contract.ts';
import {
  capFault,
  capOf,
  capsInForce,
  categoryFault,
  exemptionFault,
  fromFault,
  hangFault,
  inForce,
  isPersonalColumn,
  type SettingFault,
} from './settings.rules.ts';
import {
  capSettings,
  categorySettings,
  exemptionSettings,
  insertCap,
  insertCategory,
  insertExemption,
  insertPublicity,
  publicitySettings,
} from './settings.store.ts';

type Handles = { [K in keyof SettingsApi]: Handler<SettingsApi[K]> };
type At = { area: string; validFrom: string };

async function shown(ctx: Ctx, area: string): Promise<SettingsView> {
  const [categories, caps, exemptions, publicities] = await Promise.all([
    categorySettings(ctx, area),
    capSettings(ctx, area),
    exemptionSettings(ctx, area),
    publicitySettings(ctx, area),
  ]);
  const on = dayOf(ctx.now);
  // What a narrower place decided holds there; it is marked by how it stands at that place.
  const marked = <T extends At>(rows: readonly T[], heldAt: (at: string) => ReadonlySet<T>) =>
    rows.map((r) => ({ ...r, isNow: heldAt(isWithin(r.area, area) ? r.area : area).has(r) }));
  const byKey = <T extends At>(rows: readonly T[], keyOf: (row: T) => string) =>
    marked(rows, (at) => inForce(rows, keyOf, at, on));
  return {
    categories: byKey(categories, (c) => c.code),
    caps: marked(caps, (at) => capsInForce(caps, at, on)),
    exemptions: byKey(exemptions, (e) => e.code),
    publicities: byKey(publicities, (p) => p.what),
  };
}
export const affairsSettings: Handles['affairsSettings'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area) || !(await placeOf(ctx, area))) throw notFound();
  return shown(ctx, area);
};

/** A place decides for itself and what lies in it, from a day on that is not past, once a day. */
async function mayDecide(tx: TxCtx, at: At, known: readonly At[]): Promise<void> {
  if (!isWithin(at.area, staffOf(tx).area)) throw no('notYours', 'area');
  if (!(await placeOf(tx, at.area))) throw no('placeUnknown', 'area');
  refuse(fromFault(at.validFrom, dayOf(tx.now)), 'validFrom');
  if (known.some((k) => k.area === at.area && k.validFrom === at.validFrom)) throw no('dayTaken', 'validFrom');
}
function refuse(fault: SettingFault | null, field: string, values: Readonly<Record<string, string | number>> = {}) {
  if (fault) throw no(fault, field, values);
}
const LETTERS = 12;
/** A code of letters for what a place adds: nobody types it. */
const newCode = (tx: TxCtx): string =>
  `own${[...tx.house.newId().replaceAll('-', '').slice(-LETTERS)].map((c) => String.fromCharCode(97 + Number.parseInt(c, 16))).join('')}`;
const decided = (tx: TxCtx, at: At, what: string, data: Readonly<Record<string, unknown>>) =>
  record(
    tx,
    entryOf('affairsRule', { id: tx.house.newId(), area: at.area }, what, { validFrom: at.validFrom, ...data }),
    'new',
  );

export const putCategory: Handles['putCategory'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const all = await categorySettings(tx, input.area);
    if (input.code && !all.some((c) => c.code === input.code)) throw no('categoryUnknown', 'code');
    const code = input.code ?? newCode(tx);
    await mayDecide(
      tx,
      input,
      all.filter((c) => c.code === code),
    );
    const fault = categoryFault({ ...input, code });
    refuse(fault, fault === 'rhythmRare' ? 'rhythm' : 'columns', {
      column: input.columns.find(isPersonalColumn) ?? '',
    });
    await insertCategory(tx, { ...input, code });
    const { rhythm, columns, keptDays } = input;
    await decided(tx, input, 'category', { code, rhythm, columns, keptDays });
    return shown(tx, input.area);
  });
export const putCap: Handles['putCap'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const all = await capSettings(tx, input.area);
    await mayDecide(tx, input, all);
    const wider = all.filter((c) => c.area !== '' && c.area.length < input.area.length);
    const held = [...capsInForce(wider, input.area, input.validFrom)];
    const above = held.length > 0 ? capOf(held) : null;
    refuse(capFault(input, above), 'personYuan', {
      yuan: above?.personYuan ?? 0,
      days: above?.personDays ?? 0,
    });
    await insertCap(tx, input);
    await decided(tx, input, 'cap', { personYuan: input.personYuan, personDays: input.personDays });
    return shown(tx, input.area);
  });
export const putExemption: Handles['putExemption'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const all = await exemptionSettings(tx, input.area);
    if (input.code && !all.some((e) => e.code === input.code)) throw no('exemptUnknown', 'code');
    const code = input.code ?? newCode(tx);
    const own = all.filter((e) => e.code === code);
    await mayDecide(tx, input, own);
    refuse(exemptionFault(input, own.find((e) => e.area === '') ?? null), 'money');
    await insertExemption(tx, { ...input, code });
    await decided(tx, input, 'exemption', { code, money: input.money, labour: input.labour });
    return shown(tx, input.area);
  });
export const putPublicity: Handles['putPublicity'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const all = (await publicitySettings(tx, input.area)).filter((p) => p.what === input.what);
    await mayDecide(tx, input, all);
    const least = all.find((p) => p.area === '')?.leastDays ?? 1;
    refuse(hangFault(input.leastDays, least), 'leastDays', { least });
    await insertPublicity(tx, input);
    const { what, leastDays, keptDays } = input;
    await decided(tx, input, 'publicity', { what, leastDays, keptDays });
    return shown(tx, input.area);
  });
