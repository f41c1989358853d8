import { Button } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { importConsoleWords as w } from '../cases.import.console.words.ts';
import type { importApi } from '../cases.import.contract.ts';
import { fieldWords } from '../cases.import.words.ts';
import { type Fault, refusedCsv } from './import.csv.ts';

export type ImportAnswer = Answer<typeof importApi.importFile>;
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
export function RefusedRows({ faults, isDone }: { faults: readonly Fault[]; isDone: boolean }) {
  const { say } = useSay();
  if (faults.length === 0) return null;
  const headings = [w.row, w.field, w.reason, w.reasonEn].map((word) => say(word));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(isDone ? w.refusedTitle : w.wouldRefuse)}</h2>
        <Button onClick={() => save(refusedCsv(headings, faults), `${say(w.fileName)}.csv`)}>{say(w.download)}</Button>
      </header>
      <p className="soft">
        {say(w.refusedHint)} {faults.length > SHOWN && say(w.shownOf, { n: SHOWN })}
      </p>
      <Register
        rows={faults.slice(0, SHOWN)}
        keyOf={(f) => `${f.row}.${f.field}.${f.rule}`}
        columns={[
          { head: w.row, cell: (f) => f.row, isFigure: true },
          { head: w.field, cell: (f) => say(fieldWords[f.field]), isFigure: true },
          { head: w.reason, cell: (f) => say([f.zh, f.en]) },
        ]}
      />
    </section>
  );
}

/** What came of it: how many are new, how many were known, and why the others were not taken. */
export function Imported({ answer, again }: { answer: ImportAnswer; again: () => void }) {
  const { say } = useSay();
  const figures = [
    [w.imported, answer.imported],
    [w.known, answer.known],
    [w.refused, answer.refused],
  ] as const;
  return (
    <>
      <PageHead title={say(w.done)} note={say(w.took, { seconds: answer.seconds.toFixed(1) })}>
        <ButtonLink to="/cases" primary>
          {say(w.toCases)}
        </ButtonLink>
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
      <RefusedRows faults={answer.faults} isDone />
    </>
  );
}
