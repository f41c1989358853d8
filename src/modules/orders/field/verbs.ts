import type { OrderVerb } from '../orders.rules.ts';

/** What is done with an order on the way; choosing services and noting the person's word belong to a desk. */
export const fieldVerbs = ['take', 'arrive', 'plan', 'stateFee', 'dropFee'] as const satisfies readonly OrderVerb[];
export type FieldVerb = (typeof fieldVerbs)[number];
export const isFieldVerb = (verb: string): verb is FieldVerb => fieldVerbs.some((known) => known === verb);
