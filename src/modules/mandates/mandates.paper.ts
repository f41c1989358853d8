import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { admissionRoles } from './mandates.admissions.rules.ts';
import { admissionById } from './mandates.admissions.store.ts';
import { admissionWords as w } from './mandates.admissions.words.ts';
import { numberOf } from './mandates.gate.store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** 职责准入申请表: what is asked, and room for each organisation’s word and seal; the signed sheet comes back to its admission. */
export const admissionPaper: PaperKind = {
  roles: admissionRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const a = await admissionById(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return a && { area: a.area, title: `${w.sheet[0]} ${numberOf(a)}` };
  },
};
