/** The door of `classify`: imports for the command line, and the classifier itself, to be measured. */
export { importLabels, importTaxonomy } from './classify.actions.ts';
export { learnAgain } from './classify.jobs.ts';
export { marginsOf, suggestCategories } from './classify.rules.ts';
export { classifyWords } from './classify.words.ts';
export { crossValidate, judge, scoreOf } from './evaluate.rules.ts';
export { type Example, learned } from './learn.rules.ts';
export { examplesIn, examplesOf, type ReadTable, termsIn, textsIn } from './tables.rules.ts';
