import { Refused } from '#kernel/refusal.ts';
import type { PaperKind } from '#platform/module.ts';
import { findingById } from './findings.store.ts';
import { inspectionRoles } from './inspections.rules.ts';
import { inspectionPaperWords as w } from './inspections.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 巡察反馈问题整改登记表: one finding on A4; signed, it comes back as a scan by its code. */
export const findingSheet: PaperKind = {
  roles: inspectionRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const f = await findingById(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return f && { area: f.area, title: w.title[0] };
  },
};
