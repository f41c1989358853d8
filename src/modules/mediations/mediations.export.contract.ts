import { exportOf } from '#kernel/export.ts';
import { mediationsApi } from './mediations.contract.ts';
import { mediationsExportWords as w } from './mediations.export.words.ts';
import { committeeFaultWords, disputeWords, mediationStatusWords } from './mediations.words.ts';
import { registersApi } from './registers.contract.ts';
import { personKindWords, personPartWords } from './registers.words.ts';

export const mediationsExport = exportOf(mediationsApi.listMediations, 'items', {
  name: 'mediations',
  says: w.mediations.says,
  allow: ['townshipClerk', 'villageCadre', 'mediator'],
  columns: {
    number: 'text',
    kind: disputeWords,
    status: mediationStatusWords,
    committee: { head: w.mediations.committee },
    at: { head: w.mediations.at, as: 'moment' },
  },
});

export const committeesExport = exportOf(registersApi.listCommittees, 'items', {
  name: 'committees',
  says: w.committees.says,
  columns: {
    name: 'text',
    placeName: 'text',
    electedBy: { head: w.committees.electedBy },
    electedOn: { head: w.committees.electedOn, as: 'day' },
    termUntil: { head: w.committees.termUntil, as: 'day' },
    phone: { head: w.committees.phone },
    address: { head: w.committees.address },
    hours: { head: w.committees.hours },
    members: { head: w.committees.members, as: 'number' },
    faults: { head: w.committees.faults, as: committeeFaultWords },
  },
});

export const mediatorsExport = exportOf(registersApi.listPersons, 'items', {
  name: 'mediators',
  says: w.mediators.says,
  columns: {
    name: { head: w.mediators.name, isPersonal: true },
    placeName: 'text',
    kind: personKindWords,
    committee: { head: w.mediators.committee },
    part: { head: w.mediators.part, as: personPartWords },
    certificate: { head: w.mediators.certificate },
    since: { head: w.mediators.since, as: 'day' },
    until: { head: w.mediators.until, as: 'day' },
    hoursThisYear: { head: w.mediators.hoursThisYear, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const mediationsExports = [mediationsExport, committeesExport, mediatorsExport];
