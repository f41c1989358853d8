import type { Word } from '#kernel/words.ts';
import { memberFaults, memberSaid } from '#ui/field/member.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import type { WaitingGrant } from '../handouts.contract.ts';
import { amountText } from '../ledger.words.ts';
import { type Channel, type Proof, proofFault, type Strokes } from '../relief.rules.ts';
import { reliefRefusalWords } from '../relief.words.ts';
import { reliefFieldWords as w } from './field.words.ts';
import { relief } from './wire.ts';

export type HandValues = {
  storeId: string;
  /** Of the household, or 'other'. */
  receiverId: string;
  otherName: string;
  otherWhy: string;
  channel: Channel;
  voucher: string;
  witness: string;
  witness2: string;
  proof: Proof;
  strokes: Strokes;
  hasPhotoConsent: boolean;
};
export const noHand = (storeId: string, channel: Channel): HandValues => ({
  ...{ storeId, channel, receiverId: '', otherName: '', otherWhy: '', voucher: '', witness: '', witness2: '' },
  ...{ proof: 'signature', strokes: [], hasPhotoConsent: false },
});

/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export function missingIn(v: HandValues, files: number): Partial<Record<string, Word>> {
  const proof = proofFault({ proof: v.proof, strokes: v.strokes, files, hasConsent: v.hasPhotoConsent });
  return {
    ...(!v.storeId && { store: w.pick }),
    ...memberFaults('receiver', v.receiverId, v, w),
    ...(v.channel === 'voucher' && !v.voucher.trim() && { voucher: reliefRefusalWords.voucherMissing }),
    ...(!v.witness.trim() && { witness: w.fill }),
    ...(v.channel === 'cash' && !v.witness2.trim() && { witness2: reliefRefusalWords.secondWitnessMissing }),
    ...(proof && { proof: reliefRefusalWords[proof] }),
  };
}

export const whatOf = (g: WaitingGrant): string =>
  g.lines.map((l) => `${l.item} ${amountText(l.quantity, l)}`).join('、');

/** A hand-out as it goes into the outbox. */
export function handOutOf(g: WaitingGrant, v: HandValues): Finished {
  return {
    endpoint: relief.handOut,
    params: { id: g.id },
    about: g.id,
    input: {
      storeId: v.storeId,
      channel: v.channel,
      witness: { name: v.witness.trim() },
      ...(v.channel === 'cash' && { witness2: { name: v.witness2.trim() } }),
      ...(v.channel === 'voucher' && { voucher: v.voucher.trim() }),
      receiver: memberSaid(g.members, v.receiverId, v),
      proof: v.proof,
      strokes: v.proof === 'signature' ? v.strokes : [],
      hasPhotoConsent: v.proof === 'photo' && v.hasPhotoConsent,
    },
    area: g.area,
    says: [`发放:${g.household} ${whatOf(g)}`, `Handed out: ${g.household} ${whatOf(g)}`],
  };
}
