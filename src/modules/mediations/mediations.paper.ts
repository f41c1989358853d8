import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { staffOf } from './mediations.act.ts';
import { deskRoles, type FileKind } from './mediations.rules.ts';
import { mediationById } from './mediations.store.ts';
import { fileWords } from './mediations.words.ts';
import { insertFile } from './parts.store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A form of a mediation on paper, for its mediators alone; what comes back by its code lies in the file, and is erased with it. */
const paper = (kind: FileKind): PaperKind => ({
  roles: deskRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const m = await mediationById(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return m && !m.erased_at ? { area: m.area, title: `${fileWords[kind][0]} ${m.number}` } : null;
  },
  keep: async (tx, subject, file) => {
    const m = await mediationById(tx, subject);
    const kept = { kind, partyId: null, name: file.name, hash: file.hash, mediaType: file.mediaType };
    return insertFile(tx, m, { ...kept, accountId: staffOf(tx).accountId });
  },
});
export const mediationPapers = {
  mediationApplication: paper('application'),
  mediationRights: paper('rights'),
  mediationSession: paper('session'),
  mediationAgreement: paper('agreement'),
  mediationVisit: paper('visit'),
  mediationCourt: paper('court'),
};
