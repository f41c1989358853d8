import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of proofs: by the register number and the kind of proof, never by person. */
export const proofFigures: Readonly<Record<string, Figure>> = {
  issued: {
    ...{ says: ['开具证明', 'Proofs issued'], unit: units.papers, as: 'rows', of: 'both' },
    how: ['按开具日期在期间内、没有作废的证明', 'Proofs by the day they were issued, not revoked'],
    rows: within({
      ...{ from: 'proof_certificate r', day: 'r.issued_on', unit: 'r.organisation_id', path: "'/proofs'" },
      ...{ title: "r.number || ' ' || r.item_name", where: 'r.revoked_at is null' },
    }),
  },
  refused: {
    ...{ says: ['不该村里开的证明', 'Proofs a village must not issue'], unit: units.cases, as: 'rows', of: 'place' },
    how: [
      '期间内来开、依照清单告知由谁出具的证明',
      'Requests answered with who really issues the proof, by the day they came',
    ],
    rows: within({
      ...{
        from: 'proof_request r',
        day: onDay('r.at'),
        title: 'r.number',
        path: "'/proofs'",
        where: "r.status = 'answered'",
      },
    }),
  },
  demands: {
    ...{ says: ['要村里开“禁开”证明的单位', 'Agencies that still ask'], unit: units.times, as: 'rows', of: 'place' },
    how: [
      '期间内有单位要村(社区)出具不该开的证明的次数',
      'How often an agency asked for a proof a village must not issue',
    ],
    rows: within({
      ...{ from: 'proof_demand r', day: onDay('r.at'), title: "r.agency || ' ' || r.item_name", path: "'/proofs'" },
    }),
  },
};
