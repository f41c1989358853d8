/** Every act on an application, by the name of its endpoint. */
export * from './aid.after.ts';
export * from './aid.decide.ts';
export * from './aid.survey.ts';
export * from './aid.verbs.ts';
