import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { admissionStatusWords } from './mandates.admissions.words.ts';
import { gateOutcomeWords, matterKindWords } from './mandates.gate.words.ts';

const admission = {
  ...{ from: 'admission r', unit: 'r.organisation_id', path: "'/admissions/' || r.id" },
  title: `r.year || '-' || r.serial || ' ' || ${named('r.status', admissionStatusWords)}`,
};
const decided = (verbs: string, says: readonly [string, string]): Figure => ({
  ...{ says, unit: units.things, as: 'keys', of: 'both' },
  how: [
    `按决定日期在期间内、${says[0]}的准入申请`,
    `Requests for admission, ${says[1].toLowerCase()}, by the day of the decision`,
  ],
  rows: within({
    ...{ from: 'admission_step r join admission a on a.id = r.admission_id', key: 'a.id', day: onDay('r.at') },
    ...{ unit: 'a.organisation_id', title: "a.year || '-' || a.serial", path: "'/admissions/' || a.id" },
    where: `r.verb in (${verbs})`,
  }),
});
const gate = (where: string, says: readonly [string, string], how: readonly [string, string]): Figure => ({
  ...{ says, unit: units.things, as: 'rows', of: 'place' },
  how,
  rows: within({
    ...{ from: 'gate_decision r', day: 'r.day', path: "'/gate'", where },
    title: `${named('r.matter_kind', matterKindWords)} || ' ' || ${named('r.outcome', gateOutcomeWords)}`,
  }),
});

/** What can be stated of what goes down to villages and townships: of units and matters only. */
export const mandateFigures: Readonly<Record<string, Figure>> = {
  admissionsAsked: {
    ...{ says: ['准入申请', 'Admissions asked for'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按提出日期在期间内的准入申请', 'Requests for admission by the day they were made'],
    rows: within({ ...admission, day: onDay('r.proposed_at') }),
  },
  admitted: decided("'approve', 'approveTemporarily'", ['批准准入', 'Admitted']),
  rejected: decided("'reject'", ['不予准入', 'Not admitted']),
  sentDown: gate(
    'true',
    ['向下派事', 'Sent down'],
    [
      '按日期在期间内、向村(社区)和乡镇(街道)派事时经准入核对的次数',
      'What was sent down to villages and townships and looked at by the gate',
    ],
  ),
  blocked: gate(
    "r.outcome = 'refused'",
    ['准入拦下', 'Stopped at the gate'],
    ['清单以外、没有准入而被拦下的派事', 'What was stopped because it was in no list and not admitted'],
  ),
  listsPublished: {
    ...{ says: ['发布权责清单', 'Duty lists published'], unit: units.papers, as: 'rows', of: 'place' },
    how: [
      '按发布日期在期间内的权责清单(每一版各计一份)',
      'Duty lists by the day they were published, each edition by itself',
    ],
    rows: within({
      ...{ from: 'mandate_list r', day: onDay('r.published_at'), title: "r.name || ' ' || r.edition" },
      path: "'/mandates/' || r.id",
    }),
  },
};
