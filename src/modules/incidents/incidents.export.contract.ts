import { exportOf } from '#kernel/export.ts';
import { incidentsApi } from './incidents.contract.ts';
import { incidentsExportWords as w } from './incidents.export.words.ts';
import { incidentStatusWords } from './incidents.words.ts';

export const topicsExport = exportOf(incidentsApi.topics, 'items', {
  name: 'topics',
  says: w.topics.says,
  columns: {
    name: 'text',
    place: { head: w.topics.place },
    heat: { head: w.topics.heat, as: 'number' },
    voices: { head: w.topics.voices, as: 'number', of: (r) => r.inputs.voices },
    days: { head: w.topics.days, as: 'number', of: (r) => r.inputs.days },
    supporters: { head: w.topics.supporters, as: 'number', of: (r) => r.inputs.supporters },
    quiet: { head: w.topics.quiet, as: 'number', of: (r) => r.inputs.quiet },
    firstDay: { head: w.topics.firstDay, as: 'day' },
    lastDay: { head: w.topics.lastDay, as: 'day' },
    openCases: { head: w.topics.openCases, as: 'number', of: (r) => r.open },
    closedCases: { head: w.topics.closedCases, as: 'number', of: (r) => r.closed },
    incident: { head: w.topics.incident, of: (r) => r.incident?.number },
  },
});

export const incidentsExport = exportOf(incidentsApi.incidents, 'items', {
  name: 'incidents',
  says: w.incidents.says,
  columns: {
    number: 'text',
    title: 'text',
    category: { head: w.incidents.category },
    status: incidentStatusWords,
    placeName: 'text',
    owner: { head: w.incidents.owner },
    openedAt: { head: w.incidents.openedAt, as: 'moment' },
    attached: { head: w.incidents.attached, as: 'number' },
    openCases: { head: w.incidents.openCases, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const incidentsExports = [topicsExport, incidentsExport];
