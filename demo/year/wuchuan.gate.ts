import { type ReadyList, admissionSteps as steps, takeOverList, type UnitKind } from '#modules/mandates/index.ts';
import { inTransaction } from '#platform/context.ts';
import type { Story } from './clockwork.ts';
import { at, dayIn, inOffice, laterBy } from './days.ts';
import { diceFor } from './dice.ts';
import { count, given, type Stage } from './stage.ts';
import { type Desk, WUCHUAN } from './units.ts';
import type { admissions } from './wuchuan.plans.ts';
import { townshipLines, villageLines } from './wuchuan.texts.ts';

/* What may be sent down to 武川县's villages and townships: the lists in force, and the requests beyond them. */

const CLERK = `${WUCHUAN}.clerk`;
const DAY = 24;

export async function takeOver(stage: Stage, now: Temporal.Instant): Promise<void> {
  const actor = stage.actors.get(CLERK);
  const clerk = actor?.kind === 'staff' ? actor.accountId : '';
  const lists = [
    ['village', '武川县村级组织履行职责事项清单', villageLines],
    ['township', '武川县乡镇履行职责事项清单', townshipLines],
  ] as const;
  await inTransaction({ ...stage.as({ kind: 'system', what: 'year' }, now) }, async (tx) => {
    for (const [unitKind, name, lines] of lists) {
      const items = lines.map(([code, title, basis, words, leadName]): ReadyList['items'][number] => ({
        ...{
          code,
          title,
          basis,
          words: words.split('、'),
          duty: code.startsWith('A') ? 'basic' : code.startsWith('B') ? 'assist' : 'takenBack',
        },
        ...(leadName && { leadName, how: '发现情况当天上报，处置由牵头单位负责。' }),
      }));
      const list = {
        unitKind: unitKind satisfies UnitKind,
        area: WUCHUAN,
        name,
        source: '示例清单（仅供演示，非正式文件）',
        validFrom: '2025-01-01',
        items,
      };
      await takeOverList(tx, list, clerk);
      count(stage.tally, 'dutyLists');
    }
  });
}

/** 准入: asked for by an office of the county, answered by the village, checked, signed by two others, decided. */
export async function* askFor(stage: Stage, village: Desk, a: (typeof admissions)[number], i: number): Story {
  const d = diceFor(stage.seed, `admission ${i}`);
  const unit = (key: string) => stage.organisations.get(`${WUCHUAN}.${key}`)!;
  const by = (key: string) => `${WUCHUAN}.${key}`;
  let now = yield inOffice(at(dayIn(1 + ((i * 2) % 11), 6 + d.upTo(10)), '10:00'));
  let view = await steps.proposeAdmission(stage.as(by(a.from), now), {
    ...given,
    input: {
      ...{ receiverId: stage.organisations.get(village.key)!, role: 'lead', matter: { kind: 'duty', label: a.label } },
      ...{
        task: a.task,
        basis: a.basis,
        fundsYuan: a.yuan,
        fundsSource: a.source,
        people: a.people,
        until: '2025-12-31',
      },
    },
  });
  count(stage.tally, 'admissions');
  const on = () => ({ ...given, params: { id: view.id } });
  now = yield inOffice(laterBy(now, 2 * DAY));
  const agrees = a.ends !== 'rejected';
  const says = agrees ? '可以办，经费要跟得上，教会了再开始。' : '没有人手，也没有执法资格，办不了。';
  view = await steps.answerAdmission(stage.as(village.login, now, view.version), { ...on(), input: { agrees, says } });
  now = yield inOffice(laterBy(now, DAY));
  const reviewers = ['labour', 'housing', 'farm'].filter((key) => key !== a.from).slice(0, 2);
  view = await steps.checkAdmission(stage.as(by('reviewer'), now, view.version), {
    ...on(),
    input: { agrees: true, says: '依据、事权和期限写得清楚，可以进入联席审核。', reviewerIds: reviewers.map(unit) },
  });
  for (const key of reviewers) {
    now = yield inOffice(laterBy(now, DAY));
    view = await steps.signAdmission(stage.as(by(key), now, view.version), {
      ...on(),
      input: { agrees, says: agrees ? '同意，期满即止。' : '应由提出单位自己办。' },
    });
  }
  now = yield inOffice(laterBy(now, DAY));
  const ctx = stage.as(CLERK, now, view.version);
  if (agrees) await steps.approveAdmission(ctx, { ...on(), input: { says: '同意，经费先拨后办。' } });
  else await steps.rejectAdmission(ctx, { ...on(), input: { says: '不属于村级职责，由提出单位自行办理。' } });
}
