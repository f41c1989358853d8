import { faulty } from '#kernel/refusal.ts';
import { frameOf, verifyPagesOf } from '#modules/places/index.ts';
import { dayText } from '#ui/portal/moments.ts';
import { verifyCertificate } from '../proofs.resident.ts';
import { standingWords } from '../proofs.words.ts';
import { proofPortalWords as w } from './proof.words.ts';

/** Whoever is shown a certificate looks whether it is true; its name stays masked. */
export const verifyPages = verifyPagesOf({
  path: '/proofs/verify',
  words: w,
  frame: frameOf,
  async look(ctx, number, code, lang) {
    const v = await verifyCertificate(ctx, number, code);
    if (!v) throw faulty('number', 'wrong', w.wrong);
    return {
      isGood: v.standing === 'valid',
      says: standingWords[v.standing],
      rows: [
        [w.kind, v.itemName],
        [w.unit, v.unit],
        [w.who2, v.name],
        [w.issuedOn, dayText(v.issuedOn, lang, ctx.now)],
        [w.validUntil, dayText(v.expiresOn, lang, ctx.now)],
        [w.certNumber, v.number],
      ],
    };
  },
});
