/** The door of `publication`: what is public of cases, and where the person said it is. */
export { preview, publish } from './consent.actions.ts';
export {
  type Datum,
  endedPublicly,
  openPublicly,
  type Position,
  type PublicStatus,
  publicArea,
  publicStatusOf,
} from './publication.rules.ts';
export { findPublic, insertPosition as keepPosition, publicRows } from './publication.store.ts';
export { publicationWords, publicStatusWords } from './publication.words.ts';
export { upsertReceptionPoint } from './reception.store.ts';
export { publishStatistics } from './statistics.actions.ts';
