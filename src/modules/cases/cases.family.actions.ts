import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { ReportInput } from './cases.contract.ts';
import { type DelegateInput, type DelegateSlip, entrustLocked } from './cases.delegates.actions.ts';
import { FAMILY_DAYS } from './cases.delegates.rules.ts';
import { registerSaid } from './cases.report.actions.ts';
import { lockLatest } from './cases.store.ts';
import type { Receipt } from './cases.views.contract.ts';
import { recordOnCase } from './cases.work.ts';

export type FamilyInput = Pick<DelegateInput, 'name' | 'phone' | 'relation'>;
export type FamilyReceipt = { receipt: Receipt; slip: DelegateSlip };

/**
 * 替家里人说 (product N13): a child in another city files for an elder. It is the elder's case, with their name and telephone; who filed
 * it gets a passphrase of their own, with scope and end, and never the person's. That one is handed to the person by whoever receives
 * the case, so that nobody holds it who is not the person.
 */
export function reportForFamily(
  ctx: Ctx,
  { input, files, by }: { input: ReportInput; files: readonly Upload[]; by: FamilyInput },
): Promise<FamilyReceipt> {
  return once({ ...ctx, actor: { kind: 'visitor' } }, async (tx) => {
    const receipt = await registerSaid(tx, input, files, { withoutReceipt: true });
    // A context of this one case and no other: what is entrusted now reaches nothing else.
    const own: TxCtx = { ...tx, actor: { kind: 'receipt', caseId: receipt.id } };
    const c = await lockLatest(own, receipt.id);
    const slip = await entrustLocked(own, c, { ...by, adds: true, rates: true, days: FAMILY_DAYS });
    await recordOnCase(own, c, {
      verb: 'delegate.file',
      says: [
        '家里人替本人交上来的。请与本人核实,并把本人的回执当面交给他',
        'Filed by family for the person: check with the person, and hand them a receipt of their own',
      ],
      shows: 'staff',
      data: {},
    });
    return { receipt, slip };
  });
}
