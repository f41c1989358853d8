import type { Word } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import type { ErrandView } from '../errands.contract.ts';
import { returners } from '../errands.rules.ts';
import { paperKindWords, errandNotesWords as w } from '../errands.words.ts';

const SIGNS = [w.agent, w.person, w.on];
/** As many lines as fit on one page with what is known already. */
const TRIP_LINES = 6;
const PAPER_LINES = 4;
const blanks = (lines: number, known: number) => Array.from({ length: Math.max(1, lines - known) }, (_, i) => `${i}`);

/** The paper twin of an errand: what is known is printed, what happens on the way is written by hand. */
export function NotesOnPaper({ view }: { view: ErrandView }) {
  const { role } = useMe();
  if (!returners.some((r) => r === role)) return null;
  return (
    <PaperTwin kind="errandNotes" subject={view.caseId} label={w.title} signs={SIGNS}>
      <Notes view={view} />
    </PaperTwin>
  );
}

function Notes({ view }: { view: ErrandView }) {
  const { say } = useSay();
  const a = view.authorisation;
  const out = view.papers.filter((p) => !p.returnedAt);
  const day = (at: string) => dayOf(Date.parse(at));
  const box = say(w.box, { original: say(paperKindWords.original), copy: say(paperKindWords.copy) });
  return (
    <>
      <p>{say(w.how)}</p>
      <dl className="notice-found">
        <div>
          <dt>{say(w.scope)}</dt>
          <dd>{a?.scope ?? '＿＿＿＿＿＿＿＿'}</dd>
        </div>
        <div>
          <dt>{say(w.until)}</dt>
          <dd>{a ? day(a.until) : '＿＿＿＿＿＿＿＿'}</dd>
        </div>
      </dl>
      <Table
        title={w.trips}
        heads={[w.day, w.place, w.purpose]}
        rows={[
          ...view.trips.map((t) => ({ key: t.id, cells: [t.day, t.place, t.purpose] })),
          ...blanks(TRIP_LINES, view.trips.length).map((key) => ({ key, cells: ['', '', ''] })),
        ]}
      />
      <Table
        title={w.papers}
        heads={[w.name, w.kind, w.copies, w.received, w.back]}
        rows={[
          ...out.map((p) => ({
            key: p.id,
            cells: [p.name, say(paperKindWords[p.kind]), String(p.copies), day(p.receivedAt), ''],
          })),
          ...blanks(PAPER_LINES, out.length).map((key) => ({ key, cells: ['', box, '', '', ''] })),
        ]}
      />
      <table className="paper-table">
        <tbody>
          {[w.submitted, w.result].map((head) => (
            <tr key={head[1]}>
              <th scope="row">{say(head)}</th>
              <td className="wide" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Row = { key: string; cells: readonly string[] };
function Table({ title, heads, rows }: { title: Word; heads: readonly Word[]; rows: readonly Row[] }) {
  const { say } = useSay();
  return (
    <>
      <h3>{say(title)}</h3>
      <table className="paper-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((text, i) => (
                <td key={heads[i]?.[1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
