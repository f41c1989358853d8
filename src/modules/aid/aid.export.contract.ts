import { exportOf } from '#kernel/export.ts';
import { aidApi } from './aid.contract.ts';
import { aidExportWords as w } from './aid.export.words.ts';
import { registersApi } from './aid.registers.contract.ts';
import { aidKindWords, aidStatusWords, custodyWords } from './aid.words.ts';

export const aidExport = exportOf(aidApi.listAid, 'items', {
  name: 'aid',
  says: w.aid.says,
  allow: ['townshipClerk', 'townshipLeader', 'civilAffairs', 'countyClerk'],
  columns: {
    number: 'text',
    kind: aidKindWords,
    status: aidStatusWords,
    placeName: 'text',
    applicant: { head: w.aid.applicant, isPersonal: true },
    address: { head: w.aid.address, isPersonal: true },
    size: { head: w.aid.size, as: 'number' },
    appliedOn: { head: w.aid.appliedOn, as: 'day' },
    amountCents: { head: w.aid.amountCents, as: 'yuan' },
    paidFrom: { head: w.aid.paidFrom, as: 'day' },
    isKin: { head: w.aid.isKin, as: 'yes' },
    dueDay: { head: w.aid.dueDay, as: 'day', of: (r) => r.due?.day },
  },
});

export const aidKinExport = exportOf(registersApi.kinRegister, 'items', {
  name: 'aid-kin',
  says: w.aidKin.says,
  allow: ['townshipClerk', 'townshipLeader', 'civilAffairs', 'countyClerk'],
  columns: {
    number: 'text',
    kind: aidKindWords,
    status: aidStatusWords,
    placeName: 'text',
    applicant: { head: w.aidKin.applicant, isPersonal: true },
    official: { head: w.aidKin.official, isPersonal: true },
    post: { head: w.aidKin.post },
    relation: { head: w.aidKin.relation },
    at: { head: w.aidKin.at, as: 'moment' },
    visited: { head: w.aidKin.visited, as: 'yes' },
  },
});

export const aidCustodyExport = exportOf(registersApi.custodyRegister, 'items', {
  name: 'aid-custody',
  says: w.aidCustody.says,
  allow: ['townshipClerk', 'townshipLeader', 'civilAffairs', 'countyClerk'],
  columns: {
    placeName: 'text',
    household: { head: w.aidCustody.household, isPersonal: true },
    address: { head: w.aidCustody.address, isPersonal: true },
    holder: { head: w.aidCustody.holder, isPersonal: true },
    thing: { head: w.aidCustody.thing, as: custodyWords },
    why: { head: w.aidCustody.why },
    since: { head: w.aidCustody.since, as: 'day' },
    filedOn: { head: w.aidCustody.filedOn, as: 'day' },
    filedAs: { head: w.aidCustody.filedAs },
    returnedOn: { head: w.aidCustody.returnedOn, as: 'day' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const aidExports = [aidExport, aidKinExport, aidCustodyExport];
