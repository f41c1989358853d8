import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { momentOf } from '#platform/personal.store.ts';
import type { Subject } from '#platform/personal.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { rightsWords as w } from './rights.portal.words.ts';
import type { Read, Section } from './rights.subject.ts';

type Made = { mediaType: string; name: string; content: Buffer };

/** A copy that other programs can read (PIPL 45: to take along to another). */
export function jsonCopy(ctx: Ctx, s: Subject, sections: readonly Section[], readings: readonly Read[]): Made {
  const content = {
    madeAt: ctx.now.toString(),
    of: s.name,
    held: sections.map(({ name, says, why, until, kept, rows }) => ({
      ...{ name, says, why, until, kept },
      records: rows.map((r) => ({ id: r.id, at: r.at, values: r.lines.map((l) => ({ says: l.says, text: l.text })) })),
    })),
    readings: readings.map((r) => ({ ...r, at: r.at.toString() })),
  };
  return {
    mediaType: 'application/json',
    name: `${w.fileName[0]}.json`,
    content: Buffer.from(JSON.stringify(content, null, 1)),
  };
}

const MOST_NAME = 28;
/** Excel allows a sheet 31 characters, none of them `:\/?*[]`, and each name once. */
const sheetName = (text: string, i: number) =>
  `${i + 1} ${text.replace(/[:\\/?*[\]:/?]/g, ' ').slice(0, MOST_NAME - 3)}`;

/** A copy to read and print: a sheet for each kind of records. */
export async function sheetCopy(sections: readonly Section[], readings: readonly Read[], lang: Lang): Promise<Made> {
  const t = (word: Word) => tell(word, lang);
  const textOf = (text: string | Word | null) => (text === null || typeof text === 'string' ? text : t(text));
  const of = (s: Section, i: number) => {
    const heads = [...new Map(s.rows.flatMap((r) => r.lines.map((l) => [l.says[0], l.says] as const))).values()];
    return {
      name: sheetName(t(s.says), i),
      columns: [{ head: t(w.when), width: 18 }, ...heads.map((h) => ({ head: t(h), width: 22, isText: true }))],
      rows: s.rows.map((r) => [
        r.at,
        ...heads.map((h) => textOf(r.lines.find((l) => l.says[0] === h[0])?.text ?? null)),
      ]),
    };
  };
  const what = {
    name: sheetName(t(w.whatSheet), -1),
    columns: [
      { head: t(w.kindOf), width: 28 },
      { head: t(w.why), width: 50 },
      { head: t(w.until), width: 40 },
      { head: t(w.count), width: 8 },
    ],
    rows: sections.map((s) => [t(s.says), t(s.why), t(s.until), s.rows.length]),
  };
  const who = {
    name: sheetName(t(w.readings), sections.length),
    columns: [
      { head: t(w.when), width: 18 },
      { head: t(w.who), width: 30 },
      { head: t(w.readWhat), width: 30 },
      { head: t(w.readWhy), width: 30 },
    ],
    rows: readings.map((r) => [
      momentOf(r.at),
      [r.unit, textOf(r.role)].filter(Boolean).join(' '),
      t(r.what),
      textOf(r.why),
    ]),
  };
  return sheetFile(t(w.fileName), [what, ...sections.map(of), who]);
}
