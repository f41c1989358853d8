/** The door of `facts`: what a visit or a re-check came to know, and what filling it in cost its unit. */
export { fieldsTyped } from './burden.rules.ts';
export { countBurden } from './burden.store.ts';
export { factKeys, factsOfMoment } from './facts.carry.ts';
export { type GivenFact, type KeptFacts, keepFacts } from './facts.keep.ts';
export { type FactSource, factSources } from './facts.rules.ts';
export { orderReturn, readTemplate } from './returns.actions.ts';
