import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TableFault } from '#kernel/table.ts';
import type { Word } from '#kernel/words.ts';
import { PageHead } from '../parts.tsx';
import { Register } from '../register.tsx';
import { useSay } from '../say.tsx';
import { refusedCsv } from './refused.csv.ts';
import { sheetWords as w } from './sheet.words.ts';

export type SheetPreview<F extends string> = {
  columns: string[];
  mapping: Partial<Record<F, string | undefined>>;
  rows: { row: number; cells: string[] }[];
};
/** What a server says about a table: how it would be read, or what came of taking it in. */
export type SheetAnswer<F extends string> = {
  rows: number;
  imported: number;
  known: number;
  refused: number;
  seconds: number;
  faults: TableFault<F>[];
  preview: SheetPreview<F> | null;
};
const SHOWN = 200;

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Which rows are refused and why, on the screen and as a file for whoever mends the table. */
export function RefusedRows<F extends string>({
  words,
  faults,
  isDone,
  hint = w.refusedHint,
}: {
  words: Readonly<Record<F, Word>>;
  faults: readonly TableFault<F>[];
  isDone: boolean;
  /** What to do about them. */
  hint?: Word;
}) {
  const { say } = useSay();
  if (faults.length === 0) return null;
  const headings = [w.row, w.field, w.reason, w.reasonEn].map((word) => say(word));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(isDone ? w.refusedTitle : w.wouldRefuse)}</h2>
        <Button
          onClick={() =>
            save(
              refusedCsv(
                headings,
                faults.map((f) => [f.row, words[f.field][0], f.zh, f.en]),
              ),
              `${say(w.fileName)}.csv`,
            )
          }
        >
          {say(w.download)}
        </Button>
      </header>
      <p className="soft">
        {say(hint)} {faults.length > SHOWN && say(w.shownOf, { n: SHOWN })}
      </p>
      <Register
        rows={faults.slice(0, SHOWN)}
        keyOf={(f) => `${f.row}.${f.field}.${f.rule}`}
        columns={[
          { head: w.row, cell: (f) => f.row, isFigure: true },
          { head: w.field, cell: (f) => say(words[f.field]), isFigure: true },
          { head: w.reason, cell: (f) => say([f.zh, f.en]) },
        ]}
      />
    </section>
  );
}

/** What came of it: how many are new, how many were known, and why the others were not taken. */
export function Imported<F extends string>({
  words,
  answer,
  again,
  note,
  children,
}: {
  words: Readonly<Record<F, Word>>;
  answer: SheetAnswer<F>;
  again: () => void;
  /** What else came of it. */
  note?: string;
  /** The way to what was taken in. */
  children: ReactNode;
}) {
  const { say } = useSay();
  const figures = [
    [w.imported, answer.imported],
    [w.known, answer.known],
    [w.refused, answer.refused],
  ] as const;
  return (
    <>
      <PageHead
        title={say(w.done)}
        note={[note, say(w.took, { seconds: answer.seconds.toFixed(1) })].filter(Boolean).join(' · ')}
      >
        {children}
        <Button onClick={again}>{say(w.another)}</Button>
      </PageHead>
      <dl className="figures">
        {figures.map(([word, n]) => (
          <div key={word[1]} className="card">
            <dt>{say(word)}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <RefusedRows words={words} faults={answer.faults} isDone />
    </>
  );
}
