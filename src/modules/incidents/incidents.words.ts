import type { Word } from '#kernel/words.ts';

export const incidentsWords = {
  title: ['同类事项', 'Incidents and hot spots'],
} as const satisfies Record<string, Word>;
