import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { actorsWithRole } from '#modules/access/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { CatalogueApi, TeacherInput } from './catalogue.contract.ts';
import {
  coursesOf,
  insertCourse,
  insertRoom,
  insertSubject,
  insertTeacher,
  phoneOfTeacher,
  putCourse,
  putRoom,
  putTeacher,
  roomsOf,
  subjectsOf,
  teachersOf,
} from './catalogue.store.ts';
import { no, usualSubjectWords } from './learning.words.ts';

type Handles = { [K in keyof CatalogueApi]: Handler<CatalogueApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
const entry = (
  kind: 'learningTeacher' | 'learningRoom' | 'learningCourse' | 'learningSubject',
  id: string,
  area: string,
  verb: string,
) => ({ kind, id, area, verb, shows: 'staff', data: {} }) as const;
async function one<T extends { id: string }>(list: Promise<readonly T[]>, id: string): Promise<T> {
  const found = (await list).find((x) => x.id === id);
  if (!found) throw notFound();
  return found;
}
/** Something that stands in the catalogue from now on; it is of the place of whoever adds it. */
const adding = <T>(
  ctx: Ctx,
  kind: Parameters<typeof entry>[0],
  work: (tx: TxCtx, id: string, area: string) => Promise<T>,
) =>
  once(ctx, async (tx) => {
    const id = tx.house.newId();
    const { area } = staffOf(tx);
    const made = await work(tx, id, area);
    await record(tx, entry(kind, id, area, 'add'), 'new');
    return made;
  });
const changing = <T>(ctx: Ctx, kind: Parameters<typeof entry>[0], id: string, work: (tx: TxCtx) => Promise<T>) =>
  once(ctx, async (tx) => {
    const made = await work(tx);
    await record(tx, entry(kind, id, staffOf(tx).area, 'change'));
    return made;
  });

export const catalogue: Handles['catalogue'] = async (ctx) => ({
  subjects: await subjectsOf(ctx),
  courses: await coursesOf(ctx),
  teachers: await teachersOf(ctx),
  rooms: await roomsOf(ctx),
  accounts: (await actorsWithRole(ctx, 'teacher'))
    .filter((a) => a.area.startsWith(staffOf(ctx).area))
    .map((a) => ({ id: a.accountId, name: a.name })),
});

export const addSubject: Handles['addSubject'] = (ctx, { input }) =>
  adding(ctx, 'learningSubject', async (tx, id, area) => {
    await insertSubject(tx, id, area, input.name, input.about ?? null);
    return one(subjectsOf(tx), id);
  });
export const addUsualSubjects: Handles['addUsualSubjects'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area } = staffOf(tx);
    const known = new Set((await subjectsOf(tx)).map((s) => s.name));
    for (const key of input.of) {
      const name = usualSubjectWords[key][0];
      if (known.has(name)) continue;
      const id = tx.house.newId();
      await insertSubject(tx, id, area, name, null);
      await record(tx, entry('learningSubject', id, area, 'add'), 'new');
    }
    return { items: await subjectsOf(tx) };
  });

export const addCourse: Handles['addCourse'] = (ctx, { input }) =>
  adding(ctx, 'learningCourse', async (tx, id, area) => {
    await one(subjectsOf(tx), input.subjectId);
    await insertCourse(tx, id, area, input);
    return one(coursesOf(tx), id);
  });
export const changeCourse: Handles['changeCourse'] = (ctx, { params, input }) =>
  changing(ctx, 'learningCourse', params.id, async (tx) => {
    await one(subjectsOf(tx), input.subjectId);
    await putCourse(tx, params.id, input);
    return one(coursesOf(tx), params.id);
  });

/** A teacher's name and telephone in one spelling; subjects and an account that are of the place. */
async function readTeacher(tx: TxCtx, t: TeacherInput): Promise<TeacherInput> {
  const name = normalName(t.name);
  if (!name) throw no('nameMissing', 'name');
  const phone = t.phone === undefined ? undefined : (normalPhone(t.phone) ?? undefined);
  if (t.phone !== undefined && phone === undefined) throw no('phoneWrong', 'phone');
  for (const id of t.subjectIds) await one(subjectsOf(tx), id);
  if (t.accountId) {
    const accounts = await actorsWithRole(tx, 'teacher');
    if (!accounts.some((a) => a.accountId === t.accountId && a.area.startsWith(staffOf(tx).area)))
      throw no('accountNotHere', 'accountId');
  }
  return { ...t, name, phone };
}
export const addTeacher: Handles['addTeacher'] = (ctx, { input }) =>
  adding(ctx, 'learningTeacher', async (tx, id, area) => {
    await insertTeacher(tx, id, area, await readTeacher(tx, input));
    return one(teachersOf(tx), id);
  });
export const changeTeacher: Handles['changeTeacher'] = (ctx, { params, input: { leftOn, ...input } }) =>
  changing(ctx, 'learningTeacher', params.id, async (tx) => {
    await putTeacher(tx, params.id, await readTeacher(tx, input), leftOn ?? null);
    return one(teachersOf(tx), params.id);
  });
export const teacherPhone: Handles['teacherPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { area, phone } = await phoneOfTeacher(tx, params.id);
    await record(tx, entry('learningTeacher', params.id, area, 'phoneSeen'));
    return { phone };
  });

export const addRoom: Handles['addRoom'] = (ctx, { input }) =>
  adding(ctx, 'learningRoom', async (tx, id, area) => {
    await insertRoom(tx, id, area, staffOf(tx).organisationId, input);
    return one(roomsOf(tx), id);
  });
export const changeRoom: Handles['changeRoom'] = (ctx, { params, input: { closedOn, ...input } }) =>
  changing(ctx, 'learningRoom', params.id, async (tx) => {
    await putRoom(tx, params.id, input, closedOn ?? null);
    return one(roomsOf(tx), params.id);
  });
