/** The door of `aid`. */
export { fileAid, getAid } from './aid.actions.ts';
export * as aidVerbs from './aid.acts.ts';
export type { KinInput } from './aid.contract.ts';
export * as registers from './aid.registers.ts';
export { aidWords } from './aid.words.ts';
