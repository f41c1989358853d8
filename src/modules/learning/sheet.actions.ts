import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { staffOf } from './catalogue.actions.ts';
import { coursesOf, insertCourse, insertSubject, roomsOf, subjectsOf, teachersOf } from './catalogue.store.ts';
import { openClass } from './classes.actions.ts';
import { selectClasses } from './classes.store.ts';
import type { ClassInput } from './learning.contract.ts';
import { modeWords, sessionStatusWords, learningWords as w } from './learning.words.ts';
import type { SessionsApi } from './sessions.contract.ts';
import { selectSessions } from './sessions.store.ts';
import { type ClassFault, type ClassRow, classFault, classTable, neededColumns, readClassRow } from './sheet.rules.ts';
import {
  type ClassSheetField,
  classSheetFields,
  classSheetTexts,
  classSheetWords,
  weekdayWords,
} from './sheet.words.ts';
import { type LearningTerm, lockTerm, termById } from './terms.store.ts';
import { triedOut } from './try.ts';

type Handles = { [K in keyof SessionsApi]: Handler<SessionsApi[K]> };
const MAX_ROWS = 300;
const LIMITS = { maxRows: MAX_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;

/** The course of this name; one that is new is written down with its subject. */
async function courseOf(tx: TxCtx, row: ClassRow): Promise<string> {
  const { area } = staffOf(tx);
  const known = (await coursesOf(tx)).filter(
    (c) => c.title === row.course && (!row.subject || c.subject === row.subject),
  );
  if (known[0]) return known[0].id;
  const name = row.subject || row.course;
  let subjectId = (await subjectsOf(tx)).find((s) => s.name === name)?.id;
  if (!subjectId) {
    subjectId = tx.house.newId();
    await insertSubject(tx, subjectId, area, name.slice(0, 30), null);
  }
  const id = tx.house.newId();
  await insertCourse(tx, id, area, { subjectId, title: row.course, hoursEach: 2 });
  return id;
}
/** Teachers and the room by name: people and rooms are never made up by a table. */
async function placedOf(
  tx: TxCtx,
  number: number,
  row: ClassRow,
): Promise<{ roomId: string; teacherIds: string[] } | ClassFault[]> {
  const faults: ClassFault[] = [];
  const today = dayOf(tx.now);
  const room = (await roomsOf(tx)).find((r) => r.name === row.room && (r.closedOn === null || r.closedOn > today));
  if (!room) faults.push(classFault(number, 'room', 'notHere', { value: row.room }));
  const teachers = (await teachersOf(tx)).filter((t) => t.leftOn === null || t.leftOn > today);
  const teacherIds = row.teachers.flatMap((name) => {
    const found = teachers.filter((t) => t.name === name.replace(/老师$/, ''));
    if (found.length !== 1)
      faults.push(classFault(number, 'teacher', found.length === 0 ? 'notHere' : 'notOne', { value: name }));
    return found[0]?.id ?? [];
  });
  return room && faults.length === 0 ? { roomId: room.id, teacherIds } : faults;
}
async function takeRow(tx: TxCtx, term: LearningTerm, number: number, row: ClassRow): Promise<ClassFault[]> {
  const placed = await placedOf(tx, number, row);
  if (Array.isArray(placed)) return placed;
  const input: ClassInput = {
    ...placed,
    courseId: await courseOf(tx, row),
    ...{ name: row.name, seats: row.seats, keptSeats: row.kept, mode: row.mode },
    ...(row.youngest !== null && { youngest: row.youngest }),
    ...{ extraStepFrom: 80, feeFen: row.feeFen, certificatePercent: 60, sessions: row.sessions, missedLimit: 3 },
    ...(row.feeBasis && { feeBasis: row.feeBasis }),
    ...(row.needs && { needs: row.needs }),
    slots: row.weekdays.map((weekday) => ({ weekday, from: row.from, minutes: row.minutes })),
    fromDay: row.fromDay ?? term.fromDay,
  };
  try {
    await openClass(tx, term, input);
    return [];
  } catch (refused) {
    // A rule's refusal is a fault of the row; the database's (a name that is taken) would have ended the transaction and is looked up before.
    if (!(refused instanceof Refused)) throw refused;
    const field = refused.faults[0]?.field ?? '';
    const at =
      classSheetFields.find((f) => f === field) ??
      ({ slots: 'weekday', feeBasis: 'feeBasis', keptSeats: 'kept' } as const)[field] ??
      'name';
    const says = (lang: 'zh' | 'en') => say(refused.says, lang, refused.values);
    return [{ row: number, field: at, rule: refused.code, zh: says('zh'), en: says('en') }];
  }
}

function previewOf({ header, columns, rows }: Layout<ClassSheetField>) {
  const shown = header.cells.map((c) => String(c ?? '').slice(0, 200));
  const mapping: Partial<Record<ClassSheetField, string>> = {};
  for (const f of classSheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Every row that is fine becomes a class; a class of the term that is there already is left as it is; the rest are told by row, field and rule. */
async function takeRows(tx: TxCtx, term: LearningTerm, layout: Layout<ClassSheetField>) {
  const firstBy = new Map<string, number>();
  const there = new Set((await selectClasses(tx, { termId: term.id })).map((c) => c.name));
  const faults: ClassFault[] = [];
  let known = 0;
  let imported = 0;
  for (const row of layout.rows) {
    const result = readClassRow(row, layout.columns);
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const { name } = result.read;
    const first = firstBy.get(name);
    firstBy.set(name, first ?? row.number);
    if (first !== undefined) faults.push(classFault(row.number, 'name', 'twice', { first }));
    else if (there.has(name)) known += 1;
    else {
      const wrong = await takeRow(tx, term, row.number, result.read);
      faults.push(...wrong);
      if (wrong.length === 0) imported += 1;
    }
  }
  return { known, imported, faults };
}
export const importClasses: Handles['importClasses'] = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), classTable, input.map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, classSheetTexts.noHeader);
  if (layout.rows.length > MAX_ROWS)
    throw new Refused('tooManyRows', 413, classSheetTexts.tooMany, { values: { rows: MAX_ROWS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const term = await lockTerm({ ...tx, version: null }, params.id);
    const { known, imported, faults } = await takeRows(tx, term, layout);
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : imported,
      known,
      refused: new Set(faults.map((f) => f.row)).size,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: faults.toSorted((a, b) => a.row - b.row),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  return input.dryRun ? triedOut(ctx, work) : once(ctx, work);
};
const clockText = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const widths: Partial<Record<ClassSheetField, number>> = {
  name: 24,
  course: 24,
  room: 18,
  from: 16,
  feeBasis: 30,
  needs: 30,
};
/** A term's classes, which can be changed there and imported into another term, and its timetable, one row a session. */
export const exportTimetable: Handles['exportTimetable'] = async (ctx, { params }) => {
  const term = await termById(ctx, params.id);
  const [classes, sessions] = await Promise.all([
    selectClasses(ctx, { termId: term.id }),
    selectSessions(ctx, { termId: term.id }),
  ]);
  await recordExport(ctx, term.area, { of: 'learningTerm', term: term.id, rows: classes.length + sessions.length });
  const wall = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Shanghai');
  const weekday = (n: number) => weekdayWords[n - 1]?.[0] ?? '';
  const minuteOf = (at: Temporal.Instant) => wall(at).hour * 60 + wall(at).minute;
  return sheetFile(`${term.unit} ${term.name} ${w.timetable[0]}`, [
    {
      name: w.classes[0],
      columns: classSheetFields.map((f) => ({ head: classSheetWords[f][0], width: widths[f] ?? 12 })),
      rows: classes.map((c) => {
        const [slot] = c.slots;
        const from = slot?.from ?? 0;
        return [
          ...[c.name, c.subject, c.course, c.teachers.map((t) => t.name).join('、'), c.room, c.seats, c.keptSeats],
          ...[modeWords[c.mode][0], c.slots.map((s) => weekday(s.weekday)).join('、')],
          ...[
            `${clockText(from)}-${clockText(from + (slot?.minutes ?? 0))}`,
            slot?.minutes ?? null,
            c.sessions,
            c.fromDay,
          ],
          ...[c.youngest, c.feeFen / 100, c.feeBasis, c.needs],
        ];
      }),
    },
    {
      name: w.timetable[0],
      columns: ['日期', '星期', '时间', '班名', '教室', '教师', '情况'].map((head) => ({ head, width: 16 })),
      rows: sessions.map((s) => [
        ...[dayOf(s.startsAt), weekday(wall(s.startsAt).dayOfWeek)],
        `${clockText(minuteOf(s.startsAt))}-${clockText(minuteOf(s.endsAt))}`,
        ...[s.class, s.room, s.teachers.map((t) => t.name).join('、')],
        s.status === 'cancelled'
          ? `${sessionStatusWords.cancelled[0]} ${s.reason ?? ''}`
          : sessionStatusWords[s.status][0],
      ]),
    },
  ]);
};
