import { CONSENT_VERSION } from '#modules/rooms/children.rules.ts';
import {
  addEvenings,
  addVetting,
  askAccess,
  assignAdult,
  childById,
  decideAccess,
  eveningChildren,
  joinEvening,
  moveEvening,
  noteArrival,
  noteFetched,
  registerChild,
} from '#modules/rooms/index.ts';
import { at, type Day, dayIn, daysBetween, lastDay } from '../days.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { COMMUNITY } from './orders.ts';

/* Homework evenings for grades 1–6 with vetted adults: Tuesdays and Thursdays of both terms. */

const LINE = 'evenings';
const children = [
  ['白小禾', '3', '白玉兰', 'mother', '白玉兰 妈妈\n白大山 爷爷', false],
  ['云小川', '5', '云二旺', 'father', '云二旺 爸爸', true],
  ['高一诺', '2', '高明', 'father', '刘桂英 奶奶', false],
  ['阿茹娜', '4', '苏日娜', 'mother', '苏日娜 妈妈', false],
  ['郭子涵', '1', '郭小军', 'father', '王秀兰 外婆', false],
  ['韩雨桐', '6', '韩志远', 'father', '韩志远 爸爸', true],
] as const;
/** From and to, and when guardians sign: each school year anew. */
const terms = [
  { from: dayIn(3, 3), to: dayIn(6, 27), signed: dayIn(2, 20), papers: ['003', '004'] },
  { from: dayIn(9, 9), to: lastDay, signed: dayIn(9, 1), papers: ['011', '012'] },
] as const;
type Term = (typeof terms)[number];
export const eveningDays = ({ from, to }: Term): Day[] =>
  daysBetween(from, to).filter(
    (day) => (day.dayOfWeek === 2 || day.dayOfWeek === 4) && !(day.month === 10 && day.day < 9),
  );

export function putEvenings(stage: Stage, roomId: string): void {
  for (const term of terms) putTerm(stage, roomId, term);
}

function putTerm(stage: Stage, roomId: string, term: Term): void {
  stage.clock.line(LINE).put(at(term.signed, '10:00'), async (now) => {
    const [checkedOn, validUntil] = [
      term.signed.subtract({ days: 6 }).toString(),
      term.to.add({ days: 20 }).toString(),
    ];
    const checked = { checkedBy: '新城区公安分局、区教育局', checkedOn, validUntil };
    const vet = async (name: string, document: string) =>
      (await addVetting(stage.as('li', now), { ...given, input: { area: COMMUNITY, name, document, ...checked } })).id;
    const adults: string[] = [];
    for (const [i, paper] of term.papers.entries())
      adults.push(await vet(i === 0 ? '乌日娜' : '格日勒', `新公核〔2025〕${paper}`));
    const plan = { title: '作业辅导', from: '18:30', to: '20:30', gradeFrom: 1, gradeTo: 6, places: 12 };
    const ids: string[] = [];
    for (const c of children) {
      const [name, grade, guardian, relation, fetchers, alone] = c;
      const form = {
        name,
        grade,
        guardian,
        relation,
        fetchers,
        alone,
        phone: `1990000094${ids.length}`,
        consent: CONSENT_VERSION,
      };
      ids.push((await registerChild(stage.as({ kind: 'visitor' }, now), roomId, form)).id);
    }
    for (const day of eveningDays(term))
      stage.clock.line(LINE).put(at(day.subtract({ days: 6 }), '10:00'), async (then) => {
        const { items } = await addEvenings(stage.as('li', then), {
          ...given,
          params: { id: roomId },
          input: { category: 'homework', days: [day.toString()], ...plan },
        });
        const [evening] = items;
        for (const vettingId of adults)
          await assignAdult(stage.as('li', then), { ...given, params: { id: evening!.id }, input: { vettingId } });
        for (const [i, id] of ids.entries()) {
          if ((day.dayOfYear + i) % 5 === 0) continue;
          const child = await childById({ ...stage.as({ kind: 'system', what: 'year' }, then) }, id);
          await joinEvening(stage.as({ kind: 'visitor' }, then), child, evening!.id);
        }
        stage.clock.line(LINE).put(at(day, '17:40'), (evening0) => hold(stage, evening!.id, day, evening0));
      });
  });
}

/** Asked for, approved by another, begun; who came, who fetched whom; ended. */
async function hold(stage: Stage, id: string, day: Day, now: Temporal.Instant): Promise<void> {
  const params = { id };
  const on = (clock: string) => at(day, clock);
  const purpose = '今晚值守：核对到达和接送';
  const asked = await askAccess(stage.as('zhang', now), {
    ...given,
    input: { eveningId: id, purpose, isUrgent: false },
  });
  await decideAccess(stage.as('li', on('17:50')), {
    ...given,
    params: { id: asked.id },
    input: { decision: 'approved' },
  });
  const list = await eveningChildren(stage.as('zhang', on('18:10')), { ...given, params, input: undefined });
  const begun = await moveEvening(stage.as('zhang', on('18:15'), list.evening.version), {
    ...given,
    params,
    input: { verb: 'begin', reason: '' },
  });
  for (const [i, c] of list.children.entries()) {
    const came = stage.as('zhang', on(`18:2${i}`));
    await noteArrival(came, { ...given, params, input: { captured: captured(came), signUpId: c.id } });
    const gone = stage.as('zhang', on(`20:3${i}`));
    const to = c.mayGoAlone ? { as: 'alone' as const, name: '' } : { as: 'listed' as const, name: c.fetchers[0]!.name };
    await noteFetched(gone, { ...given, params, input: { captured: captured(gone), signUpId: c.id, ...to } });
  }
  await moveEvening(stage.as('zhang', on('20:45'), begun.version), {
    ...given,
    params,
    input: { verb: 'end', reason: '' },
  });
  count(stage.tally, 'evenings');
  count(stage.tally, 'childEvenings', list.children.length);
}
