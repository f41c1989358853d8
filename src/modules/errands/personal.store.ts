import { reportsOf } from '#modules/cases/index.ts';
import { heldScans } from '#modules/papers/index.ts';
import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [
    {
      name: 'notes',
      says: ['代办时手写的记录表', 'What the agent of your errand wrote on paper'],
      why: ['没有手机时先记在纸上,再录进系统', 'Written on paper where there was no phone, and typed in after'],
      until: ['随那件代办保存', 'Kept with the errand'],
      kept: ['代办的经过要能证明', 'What was done for you must be provable'],
      tables: [],
      find: async (ctx, subject) => heldScans(ctx, 'errandNotes', await reportsOf(ctx, subject)),
    },
  ],
  apart: {
    errand: 'belongs to a case and is shown with it',
    errand_paper: 'names of papers of a case, shown on its receipt',
    errand_trip: 'trips for a case, shown on its receipt',
  },
};
