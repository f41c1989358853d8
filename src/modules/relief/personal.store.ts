import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { channelWords, grantStatusWords, purposeWords } from './relief.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'grants',
      says: ['批给您家的救助', 'Relief granted to your household'],
      why: ['发放救助要有据可查(社会救助暂行办法)', 'Relief must be accounted for'],
      until: ['长期,作为台账', 'Kept, as the ledger'],
      kept: ['救助资金和物资的台账依法保存', 'The ledger of relief is kept by law'],
      table: 'relief_grant',
      also: ['relief_grant_line', 'relief_account'],
      household: 'household_id',
      at: 'approved_at',
      shows: {
        purpose: { says: ['用途', 'For'], words: purposeWords },
        reason: ['理由', 'Reason'],
        status: { says: ['办到哪里', 'How far'], words: grantStatusWords },
      },
    }),
    heldIn({
      name: 'handouts',
      says: ['您家领取的记录', 'What your household received'],
      why: ['发放救助要有据可查', 'Relief must be accounted for'],
      until: ['长期,作为台账', 'Kept, as the ledger'],
      kept: ['救助资金和物资的台账依法保存', 'The ledger of relief is kept by law'],
      table: 'relief_handout',
      also: ['relief_signature'],
      household: 'household_id',
      at: 'made_at',
      shows: {
        day: ['日期', 'Day'],
        channel: { says: ['怎么发的', 'How'], words: channelWords },
        receiver: ['领取人', 'Received by'],
        witness: ['见证人', 'Witness'],
      },
    }),
  ],
  apart: {},
};
