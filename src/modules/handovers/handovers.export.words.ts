import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const handoversExportWords = {
  handovers: {
    says: ['工作交接', 'Hand-overs'],
    from: ['移交人', 'From'],
    to: ['接交人', 'To'],
    reason: ['原因', 'Reason'],
    until: ['最晚', 'Until'],
    items: ['事项', 'Items'],
    drawnAt: ['起草时间', 'Drawn up'],
  },
} as const satisfies Record<string, Record<string, Word>>;
