import { Refused } from '#kernel/refusal.ts';
import { insertReply } from './cases.detail.store.ts';
import { lastEntryData } from './cases.journal.store.ts';
import { act } from './cases.move.ts';
import { staff, type Verb } from './cases.verbs.staff.ts';

/* "Unreasonable" needs two keys, the second one higher up (domain §12.9). */

export const proposeUnreasonable: Verb<'proposeUnreasonable'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'proposeUnreasonable', (tx, c) => {
    if (c.superiorIds.length === 0)
      throw new Refused('noLevelAbove', 409, [
        '本单位没有上一级,不能单独认定不合理;请照常答复。',
        'There is no level above to be the second key: reply as usual.',
      ]);
    return { change: { proposed_by: staff(tx).accountId }, data: input };
  });

export const confirmUnreasonable: Verb<'confirmUnreasonable'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'confirmUnreasonable', async (tx, c) => {
    const proposal = (await lastEntryData(tx, c.id, 'proposeUnreasonable')) as {
      basis: string;
      explanation: string;
      appeal: string;
    };
    await insertReply(tx, c, {
      kind: 'unreasonable',
      text: proposal.explanation,
      outcome: 'explained',
      basis: proposal.basis,
      appeal: proposal.appeal,
      accountId: staff(tx).accountId,
      organisationId: staff(tx).organisationId,
    });
    return {
      change: { proposed_by: null, replied_at: tx.now, callback_tries: 0 },
      data: { basis: proposal.basis, ...(input.note && { note: input.note }) },
    };
  });

export const rejectUnreasonable: Verb<'rejectUnreasonable'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'rejectUnreasonable', () => ({ change: { proposed_by: null }, data: { reason: input.reason } }));
