import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import type { NoticeKind } from './petitions.notices.rules.ts';
import { stateWords } from './petitions.words.ts';

const open = 'petition r join cases c on c.id = r.case_id';
const visible = "c.sealed_at is null and r.state <> 'sealed'";
const title = "c.number || coalesce(' ' || c.category, '')";

/** Every statutory step is a paper (domain §1.6): a step is counted by the day its paper was sent. */
const step = (kind: NoticeKind, says: readonly [string, string], what: readonly [string, string]): Figure => ({
  ...{ says, unit: units.cases, as: 'keys', of: 'both' },
  how: [`按${what[0]}发出日期在期间内的信访事项`, `Petitions by the day ${what[1]} was sent`],
  rows: within({
    from: 'petition_notice r join petition p on p.case_id = r.case_id join cases c on c.id = r.case_id',
    ...{ key: "r.case_id || ' ' || r.round", day: onDay('r.sent_at'), unit: 'r.organisation_id' },
    ...{ title: "r.number || coalesce(' ' || c.category, '')", path: "'/cases/' || r.case_id" },
    where: `r.kind = '${kind}' and r.of_id is null and c.sealed_at is null and p.state <> 'sealed'`,
  }),
});
const review = (level: string, says: readonly [string, string]): Figure => ({
  ...{ says, unit: units.cases, as: 'rows', of: 'both' },
  how: [`按申请日期在期间内的${says[0]}`, `${says[1]} by the day they were asked for`],
  rows: within({
    from: 'petition_review r join petition p on p.case_id = r.case_id join cases c on c.id = r.case_id',
    ...{ key: "r.case_id || ' ' || r.round", day: onDay('r.asked_at'), unit: 'r.organisation_id', title },
    ...{
      path: "'/cases/' || r.case_id",
      where: `r.level = '${level}' and c.sealed_at is null and p.state <> 'sealed'`,
    },
  }),
});

/** What can be stated of petitions, by unit and step, never by person (信访工作条例 art 41); accusations are in no number. */
export const petitionFigures: Readonly<Record<string, Figure>> = {
  registered: {
    ...{ says: ['信访登记', 'Petitions registered'], unit: units.cases, as: 'rows', of: 'both' },
    how: ['按登记日期在期间内的信访事项', 'Petitions by the day they were registered'],
    rows: within({
      ...{ from: open, key: 'r.case_id', day: onDay('r.began_at'), unit: 'r.organisation_id' },
      ...{
        title: `${title} || ' ' || ${named('r.state', stateWords)}`,
        path: "'/cases/' || r.case_id",
        where: visible,
      },
    }),
  },
  accepted: step('acceptance', ['信访受理', 'Petitions accepted'], ['受理告知书', 'the notice of acceptance']),
  refused: step('refusal', ['信访不予受理', 'Petitions refused'], ['不予受理告知书', 'the notice of refusal']),
  diverted: step('diversion', ['引导到法定途径', 'Petitions diverted'], ['引导告知书', 'the notice of diversion']),
  extended: step('extension', ['信访延期', 'Petitions extended'], ['延期告知书', 'the notice of extension']),
  decided: step('decision', ['作出信访处理意见', 'Petitions decided'], ['处理意见书', 'the written opinion']),
  reviews: review('review', ['信访复查申请', 'Reviews']),
  rechecks: review('recheck', ['信访复核申请', 'Rechecks']),
  inTimeRate: {
    ...{ says: ['信访按期率', 'Petition limits kept'], unit: units.percent, as: 'share', of: 'both' },
    how: [
      '法定期限在期间内届满或完成的环节里,按期完成的占比;只计机关的期限',
      'Of statutory limits of organs that ended in the period, those kept',
    ],
    rows: within({
      from: 'petition_clock r join petition p on p.case_id = r.case_id join cases c on c.id = r.case_id',
      ...{ day: onDay('coalesce(r.ended_at, r.due)'), unit: 'coalesce(r.organisation_id, p.organisation_id)', title },
      ...{ path: "'/cases/' || r.case_id", amount: "case when r.state = 'met' then 1 else 0 end" },
      where: "r.duty = 'organ' and r.state in ('met', 'missed') and c.sealed_at is null and p.state <> 'sealed'",
    }),
  },
};
