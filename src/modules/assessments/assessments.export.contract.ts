import { exportOf } from '#kernel/export.ts';
import { assessmentsApi } from './assessments.contract.ts';
import { assessmentsExportWords as w } from './assessments.export.words.ts';
import { roundStatusWords, schemeStatusWords } from './assessments.words.ts';
import { honoursApi } from './honours.contract.ts';
import { callStatusWords, honourKindWords } from './honours.words.ts';

export const scoreSchemesExport = exportOf(assessmentsApi.listSchemes, 'items', {
  name: 'score-schemes',
  says: w.scoreSchemes.says,
  columns: {
    name: 'text',
    organisation: 'text',
    edition: 'number',
    basis: { head: w.scoreSchemes.basis },
    status: schemeStatusWords,
    items: { head: w.scoreSchemes.items, as: 'number' },
    sum: { head: w.scoreSchemes.sum, as: 'number' },
    leastAsked: { head: w.scoreSchemes.leastAsked, as: 'number' },
    publishedAt: { head: w.scoreSchemes.publishedAt, as: 'moment' },
  },
});

export const scoreRoundsExport = exportOf(assessmentsApi.listRounds, 'items', {
  name: 'score-rounds',
  says: w.scoreRounds.says,
  columns: {
    name: 'text',
    year: { head: w.scoreRounds.year, as: 'number' },
    organisation: 'text',
    scheme: { head: w.scoreRounds.scheme },
    appealBody: { head: w.scoreRounds.appealBody },
    status: roundStatusWords,
    publicFrom: { head: w.scoreRounds.publicFrom, as: 'day' },
    publicTo: { head: w.scoreRounds.publicTo, as: 'day' },
    entries: { head: w.scoreRounds.entries, as: 'number' },
    cancelReason: { head: w.scoreRounds.cancelReason },
  },
});

export const honoursExport = exportOf(honoursApi.listHonours, 'items', {
  name: 'honours',
  says: w.honours.says,
  columns: {
    name: 'text',
    placeName: 'text',
    organisation: 'text',
    kind: honourKindWords,
    year: { head: w.honours.year, as: 'number' },
    places: { head: w.honours.places, as: 'number' },
    status: callStatusWords,
    publicFrom: { head: w.honours.publicFrom, as: 'day' },
    publicTo: { head: w.honours.publicTo, as: 'day' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const assessmentsExports = [scoreSchemesExport, scoreRoundsExport, honoursExport];
