/** The door of `insight`: the numbers the product can state, each with the query and the list behind it. */

export { type Asked, cannotTell, figureOf, type Scoped, scopeOf } from './insight.actions.ts';
export type { FigureView } from './insight.contract.ts';
export { nameOf } from './insight.names.rules.ts';
export { figureValue, queryOf } from './insight.store.ts';
export { subjectNamed, type ToldFigures, toldFigures } from './told.actions.ts';
export { issueWall } from './walls.actions.ts';
