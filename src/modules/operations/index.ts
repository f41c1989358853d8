/** The door of `operations`: how the house itself stands, its backups and drills. */
export { concernWords, upkeepWords } from './operations.words.ts';
