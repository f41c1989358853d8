import { elderFrameOf, verifyPagesOf } from '#modules/places/index.ts';
import { dayText } from '#ui/portal/moments.ts';
import { verifyCertificate } from '../learning.resident.ts';
import { learningPortalWords as w } from './portal.words.ts';

/** Whoever is shown a certificate of a class looks whether it is true. */
export const verifyPages = verifyPagesOf({
  path: '/learning/verify',
  words: { ...w, noNumber: w.noCertNumber },
  frame: elderFrameOf,
  async look(ctx, number, code, lang) {
    const c = await verifyCertificate(ctx, number, code);
    return {
      isGood: !c.revokedAt,
      says: c.revokedAt ? w.revoked : w.valid,
      rows: [
        [w.who, c.name],
        [w.course, c.course],
        [w.term, c.term],
        [w.hours, String(c.hours)],
        [w.unit, c.unit],
        [w.issuedOn, dayText(c.issuedOn, lang, ctx.now)],
        [w.certNumber, c.number],
      ],
    };
  },
});
