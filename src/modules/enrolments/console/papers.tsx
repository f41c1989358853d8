import { PaperTwin } from '#modules/papers/console/index.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import type { ClassView, EnrolmentRow } from '../enrolments.contract.ts';
import { deskRoles } from '../enrolments.rules.ts';
import { enrolmentStatusWords, priorityWords } from '../enrolments.words.ts';

const ROWS = 12;
/** The sheet for those who write by hand: one line a person, with a code that brings its scan back to this class. */
export function Sheet({ c }: { c: ClassView }) {
  const { say } = useSay();
  const { role } = useMe();
  if (!c.isOwn || !deskRoles.some((r) => r === role)) return null;
  const heads = [w.name, w.birthYear, w.phone, w.kin];
  return (
    <PaperTwin kind="enrolmentSheet" subject={c.id} label={w.paper}>
      <p>{say(w.paperHow)}</p>
      <table className="paper-table enrol-paper">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
            {c.mode === 'lottery' && c.priorities.length > 0 && <th scope="col">{say(w.claims)}</th>}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: ROWS }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing else
            <tr key={i}>
              {heads.map((head) => (
                <td key={head[1]} className="enrol-blank" />
              ))}
              {c.mode === 'lottery' && c.priorities.length > 0 && (
                <td>{c.priorities.map((p) => `□ ${say(priorityWords[p])}`).join(' ')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </PaperTwin>
  );
}

/** What may hang on the wall: numbers and states, no name. */
export function NumbersSheet({ c }: { c: ClassView }) {
  const { say } = useSay();
  const isByLot = c.mode === 'lottery';
  const codeOf = (e: EnrolmentRow) => (isByLot ? (e.lot ?? '—') : e.number);
  const rows = c.items.toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
  return (
    <article className="notice print-alone">
      <header>
        <p className="notice-unit">{c.unit}</p>
        <h2>{say(w.numbersTitle, { name: c.name })}</h2>
        <p>{say(w.numbersHint)}</p>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say(isByLot ? w.lot : w.number)}</th>
            <th scope="col">{say(w.state)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((e) => (
            <tr key={e.id}>
              <td className="mono">{codeOf(e)}</td>
              <td>
                {say(enrolmentStatusWords[e.status])}
                {e.inLine !== null && ` ${say(w.inLine, { n: e.inLine })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
