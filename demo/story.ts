import type { CaseChannel, CaseKind } from '#modules/cases/index.ts';

/** One thing that happens in a story: hours after it began, who does it, what. Verbs are the product's own; `photo` is added just before. */
export type StoryStep = {
  after: number;
  by: string;
  verb: string;
  input?: Record<string, unknown>;
  to?: string;
  photo?: string;
};
export type Story = {
  /** Hours before now at which it began. */
  ago: number;
  by: string;
  kind: CaseKind;
  channel: CaseChannel;
  area: string;
  /** What it is about; the newest are still without. */
  category?: string;
  body: string;
  placeNote?: string;
  disclosure?: 'named' | 'hidden' | 'anonymous';
  reporter?: { name?: string; phone?: string; address?: string };
  /** Its person made it public afterwards, as they may. */
  isShown?: true;
  /** By which something later finds it. */
  mark?: 'slope' | 'cold' | 'petition' | 'errand';
  steps: readonly StoryStep[];
};
