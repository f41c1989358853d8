import { type Admitted, admit, type GateLine, lineFor, presentLook } from '#modules/mandates/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import type { casesApi } from './cases.contract.ts';
import { type StoredCase, selectCase } from './cases.store.ts';
import { soundsLikeDanger } from './cases.urgency.rules.ts';

type On = {
  receiverId: string;
  role: 'lead' | 'assist';
  itemId?: string | undefined;
  admissionId?: string | undefined;
  /** The field of the receiver in the input. */
  field?: string;
  /** What this unit alone is to do, where that is said apart from the case. */
  what?: string;
};

const matterOf = (c: StoredCase, what?: string) => {
  const text = `${c.title}\n${c.body}`;
  return {
    matter: { kind: 'case', id: c.id, label: c.number, text: what ?? text },
    isUrgent: c.tier === 'emergency' || soundsLikeDanger(text),
  } as const;
};

/**
 * A case before the gate (准入): whoever sends one to a village or a township, in whichever procedure, asks here. It is known by its
 * number; its words are matched with the list and are not kept.
 */
export function admitCase(tx: TxCtx, c: StoredCase, { what, ...on }: On): Promise<Admitted> {
  return admit(tx, { ...on, ...matterOf(c, what) });
}

/** What the gate would say, for whoever sees the case: before it is sent. */
export const gate: Handler<(typeof casesApi)['gate']> = async (ctx, { params, query }) => {
  const c = await selectCase(ctx, params.id);
  return { number: c.number, look: await presentLook(ctx, { ...query, ...matterOf(c) }) };
};

/** The same for what one unit alone is to do: its words name the line, not those of the whole case. */
export const gateForTask: Handler<(typeof casesApi)['gateForTask']> = async (ctx, { params, input }) => {
  const c = await selectCase(ctx, params.id);
  const { what, ...on } = input;
  return { number: c.number, look: await presentLook(ctx, { ...on, ...matterOf(c, what) }) };
};

/** Several units asked for the same case at once, each by its own line: all of them may be, or none is. */
export async function admitUnits(
  tx: TxCtx,
  c: StoredCase,
  units: readonly { id: string; role: 'lead' | 'assist'; field: string }[],
  lines: readonly GateLine[] | undefined,
): Promise<void> {
  for (const { id, role, field } of units)
    await admitCase(tx, c, { receiverId: id, role, field, ...lineFor(lines, id) });
}
