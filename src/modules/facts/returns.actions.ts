import { isWithin } from '#kernel/area.ts';
import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { admit, listFor, presentLook } from '#modules/mandates/index.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { DEFAULT_BUDGET_MINUTES } from './burden.rules.ts';
import { staffOf } from './facts.actions.ts';
import { selectKinds } from './facts.store.ts';
import { factRefusalWords, noFact } from './facts.words.ts';
import type { ReturnForm, returnsApi } from './returns.contract.ts';
import { lintColumns, periodOf, type ReturnColumn, type ReturnRows, readColumns } from './returns.rules.ts';
import { readHeads } from './returns.sheet.ts';
import {
  closeForm,
  insertReturn,
  lockReturn,
  type StoredReturn,
  selectFills,
  selectReturn,
  selectReturns,
  villagesIn,
} from './returns.store.ts';

type Api = typeof returnsApi;

export async function viewReturns(ctx: Ctx, forms: readonly StoredReturn[]): Promise<ReturnForm[]> {
  const today = dayOf(ctx.now);
  const fills = await selectFills(
    ctx,
    forms.map((f) => f.id),
  );
  const asked = new Map<string, number>();
  for (const area of new Set(forms.map((f) => f.area))) asked.set(area, (await villagesIn(ctx, area)).length);
  const { organisationId } = staffOf(ctx);
  return forms.map(({ firstRow: _, closedAt, ...f }) => {
    const period = periodOf(f.every, today);
    return {
      ...f,
      closedAt: closedAt?.toString() ?? null,
      period,
      isMine: f.organisationId === organisationId,
      sent: fills.filter((x) => x.formId === f.id && x.period === period && x.sentAt !== null).length,
      asked: asked.get(f.area) ?? 0,
    };
  });
}
export const viewReturn = async (ctx: Ctx, form: StoredReturn): Promise<ReturnForm> =>
  (await viewReturns(ctx, [form]))[0]!;

export const listReturns: Handler<Api['listReturns']> = async (ctx, { query }) => ({
  items: await viewReturns(ctx, await selectReturns(ctx, query.closed === '1')),
});

export const readTemplate: Handler<Api['readTemplate']> = async (ctx, { input, sheet }) => {
  const { headRow, heads } = await readHeads(sheet.bytes, input.headRow);
  return { headRow, columns: readColumns(heads, await selectKinds(ctx)) };
};

/** Each column at fault says why; a column that asks for what is known is the one nobody may order (product N11). */
async function checkColumns(ctx: Ctx, columns: readonly ReturnColumn[], rows: ReturnRows): Promise<void> {
  const wrong = lintColumns(columns, await selectKinds(ctx), rows);
  if (wrong.length === 0) return;
  const faults = wrong.map(({ column, why }): FieldFault => {
    const head = columns.find((c) => c.column === column)?.head ?? '';
    return { field: `columns.${column}`, rule: why, says: factRefusalWords[why], values: { column, head, kind: head } };
  });
  throw new Refused('faulty', 422, factRefusalWords.columnsWrong, { faults });
}

/** A table asked of every village is a task for each of them: villages whose list says nothing of it are not made to fill it in. */
async function admitReturn(
  tx: TxCtx,
  area: string,
  { itemId, admissionId, lines = [], ...of }: ReturnMatter & PickedLine & { lines?: readonly ListLine[] | undefined },
): Promise<void> {
  const matter = matterOf(of);
  for (const { id: receiverId } of await villagesOf(tx, area)) {
    const list = lines.length > 0 ? await listFor(tx, receiverId) : null;
    const picked = lines.find((l) => l.listId === list?.id)?.itemId ?? itemId;
    await admit(tx, { receiverId, role: 'assist', matter, field: 'name', itemId: picked, admissionId });
  }
}
type ReturnMatter = { name: string; basis: string };
type PickedLine = { itemId?: string | undefined; admissionId?: string | undefined };
type ListLine = { listId: string; itemId: string };
const matterOf = ({ name, basis }: ReturnMatter) =>
  ({ kind: 'return', label: name, text: `${name}\n${basis}` }) as const;
const villagesOf = async (ctx: Ctx, area: string) =>
  (await organisationsFor(ctx, area)).filter((o) => o.kind === 'committee' && isWithin(o.area, area));

/** Before it is ordered: one look for each duty list that holds for some of the villages, as the first of them would be asked. */
export const lookAtReturn: Handler<Api['lookAtReturn']> = async (ctx, { input }) => {
  const { area } = staffOf(ctx);
  const first = new Map<string, { village: string; villages: number }>();
  for (const { id } of await villagesOf(ctx, area)) {
    const list = await listFor(ctx, id);
    if (!list) continue;
    const known = first.get(list.id) ?? { village: id, villages: 0 };
    first.set(list.id, { ...known, villages: known.villages + 1 });
  }
  const matter = matterOf(input);
  const lists = [...first].map(async ([listId, at]) => ({
    ...{ listId, ...at },
    look: await presentLook(ctx, { receiverId: at.village, role: 'assist', matter }),
  }));
  return { lists: await Promise.all(lists) };
};

export const orderReturn: Handler<Api['orderReturn']> = (ctx, { input, sheet }) =>
  once(ctx, async (tx) => {
    const { area, organisationId } = staffOf(tx);
    const { headRow, heads } = await readHeads(sheet.bytes, input.headRow);
    const columns = input.columns.map((c) => ({ ...c, head: heads.find((h) => h.column === c.column)?.head ?? '' }));
    if (columns.some((c) => c.head === '')) throw noFact('noSuchColumn');
    await checkColumns(tx, columns, input.rows);
    const kinds = await selectKinds(tx);
    const only = kinds.find((k) => k.key === input.onlyKind && k.subject === 'household');
    if (input.onlyKind && !only) throw noFact('noSuchFact', 422, { kind: input.onlyKind });
    await admitReturn(tx, area, input);
    const id = tx.house.newId();
    await insertReturn(tx, {
      id,
      area,
      organisationId,
      name: input.name,
      basis: input.basis,
      every: input.every,
      rows: input.rows,
      onlyKind: only?.key ?? null,
      onlyValue: only ? (input.onlyValue ?? null) : null,
      ageFrom: input.rows === 'person' ? (input.ageFrom ?? null) : null,
      budgetMinutes: input.budgetMinutes ?? DEFAULT_BUDGET_MINUTES,
      columns,
      firstRow: headRow + 1,
      template: sheet.bytes,
    });
    await record(
      tx,
      { kind: 'return', id, area, verb: 'order', shows: 'staff', data: { name: input.name, basis: input.basis } },
      'new',
    );
    return viewReturn(tx, await selectReturn(tx, id));
  });

export const closeReturn: Handler<Api['closeReturn']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const form = await lockReturn(tx, params.id);
    if (form.organisationId !== staffOf(tx).organisationId) throw noFact('notOrdered', 403);
    if (form.closedAt) throw noFact('returnClosed', 409);
    await closeForm(tx, form.id);
    await record(tx, { kind: 'return', id: form.id, area: form.area, verb: 'close', shows: 'staff', data: input });
    return viewReturn(tx, await selectReturn(tx, form.id));
  });

export const returnVillages: Handler<Api['returnVillages']> = async (ctx, { params, query }) => {
  const form = await selectReturn(ctx, params.id);
  const [villages, fills] = [await villagesIn(ctx, form.area), await selectFills(ctx, [form.id])];
  const { area, organisationId } = staffOf(ctx);
  const isShown = (village: string) => form.organisationId === organisationId || village.startsWith(area);
  return {
    form: await viewReturn(ctx, form),
    items: villages
      .filter((v) => isShown(v.area))
      .map((v) => {
        const fill = fills.find((x) => x.area === v.area && x.period === query.period);
        const sentAt = fill?.sentAt?.toString() ?? null;
        return { ...v, sentAt, typed: fill?.typed ?? 0, reused: fill?.reused ?? 0 };
      }),
  };
};
