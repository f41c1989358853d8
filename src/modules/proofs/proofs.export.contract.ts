import { exportOf } from '#kernel/export.ts';
import { proofsApi } from './proofs.contract.ts';
import { proofsExportWords as w } from './proofs.export.words.ts';
import { agencyKindWords, proofStatusWords, standingWords, wayWords } from './proofs.words.ts';

export const proofsExport = exportOf(proofsApi.listProofs, 'items', {
  name: 'proofs',
  says: w.proofs.says,
  allow: ['villageCadre', 'townshipClerk', 'countyClerk'],
  columns: {
    number: 'text',
    placeName: 'text',
    way: { head: w.proofs.way, as: wayWords },
    status: proofStatusWords,
    itemName: { head: w.proofs.itemName },
    name: { head: w.proofs.name, isPersonal: true },
    agency: { head: w.proofs.agency },
    agencyKind: { head: w.proofs.agencyKind, as: agencyKindWords },
    at: { head: w.proofs.at, as: 'moment' },
  },
});

export const certificatesExport = exportOf(proofsApi.listCertificates, 'items', {
  name: 'certificates',
  says: w.certificates.says,
  allow: ['villageCadre', 'townshipClerk', 'countyClerk'],
  columns: {
    number: 'text',
    placeName: 'text',
    itemName: { head: w.certificates.itemName },
    name: { head: w.certificates.name, isPersonal: true },
    unit: { head: w.certificates.unit },
    issuedOn: { head: w.certificates.issuedOn, as: 'day' },
    expiresOn: { head: w.certificates.expiresOn, as: 'day' },
    standing: { head: w.certificates.standing, as: standingWords },
    agency: { head: w.certificates.agency },
    signedBy: { head: w.certificates.signedBy },
  },
});

export const demandsExport = exportOf(proofsApi.listDemands, 'items', {
  name: 'demands',
  says: w.demands.says,
  columns: {
    agency: { head: w.demands.agency },
    agencyKind: { head: w.demands.agencyKind, as: agencyKindWords },
    count: { head: w.demands.count, as: 'number' },
    seen: { head: w.demands.seen, as: 'number' },
    kinds: { head: w.demands.kinds, of: (r) => r.kinds.map((k) => `${k.itemName} ${k.count}`) },
    sinceTold: { head: w.demands.sinceTold, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const proofsExports = [proofsExport, certificatesExport, demandsExport];
