import { reportsOf } from '#modules/cases/index.ts';
import { scansWith } from '#modules/papers/index.ts';
import { filesIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';

const notes = scansWith('errandNotes');

export const personal: Personal = {
  held: [
    {
      name: 'notes',
      says: ['代办时手写的记录表', 'What the agent of your errand wrote on paper'],
      why: ['没有手机时先记在纸上,再录进系统', 'Written on paper where there was no phone, and typed in after'],
      until: ['随那件代办保存', 'Kept with the errand'],
      kept: ['代办的经过要能证明', 'What was done for you must be provable'],
      tables: [],
      find: async (ctx, subject) => {
        const files = await filesIn(ctx, notes, await reportsOf(ctx, subject));
        return [...files].map(([id, kept]) => ({ id, at: null, lines: [], files: kept }));
      },
    },
  ],
  apart: {
    errand: 'belongs to a case and is shown with it',
    errand_paper: 'names of papers of a case, shown on its receipt',
    errand_trip: 'trips for a case, shown on its receipt',
  },
};
