import { toldVerbs as caseVerbs } from '#modules/cases/cases.told.rules.ts';

/** By which entries of a case's journal another system is told, and the name of each in the message. */
export const toldVerbs: Readonly<Record<string, string>> = { report: 'registered', ...caseVerbs, overdue: 'overdue' };
/** Every event there is to choose, in the order of a case's life. */
export const subscriberEvents = [
  'registered',
  'dispatched',
  'signed',
  'returned',
  'contacted',
  'suspended',
  'resumed',
  'overdue',
  'replied',
  'visited',
  'confirmed',
  'disputed',
  'reopened',
  'withdrawn',
] as const;
export type SubscriberEvent = (typeof subscriberEvents)[number];

/** The journal's verbs that these events are told by. */
export const verbsOf = (events: readonly string[]): string[] =>
  Object.keys(toldVerbs).filter((verb) => events.includes(toldVerbs[verb] ?? ''));
