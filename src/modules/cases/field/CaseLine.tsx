import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dueText, remaining } from '#ui/field/time.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { kindWords, statusWords } from '../cases.words.ts';
import { caseFieldWords as w } from './field.words.ts';

/** One case in a list: what, where, how it stands, how long there is left. The whole row is the link. */
export function CaseLine({ row }: { row: CaseRow }) {
  const say = useSay();
  return (
    <li>
      <a className={row.overdue ? 'line overdue' : 'line'} href={hashOf(['case', row.id])}>
        <strong>{row.title}</strong>
        {row.excerpt && <Excerpt text={row.excerpt} />}
        <span className="about">
          <Due row={row} />
          <span>{say(statusWords[row.status])}</span>
          <span>{say(kindWords[row.kind])}</span>
          <span>{row.placeName}</span>
        </span>
      </a>
    </li>
  );
}

/** The found words stand between «» in what the server sends. */
function Excerpt({ text }: { text: string }) {
  const parts = text.split(/[«»]/);
  return (
    <span className="excerpt">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
        <span key={i}>{i % 2 === 1 ? <mark>{part}</mark> : part}</span>
      ))}
    </span>
  );
}

/** How long there is left, with the exact moment beside it where there is room. */
export function Due({ row, exactly }: { row: Pick<CaseRow, 'dueAt' | 'overdue' | 'provisional'>; exactly?: boolean }) {
  const say = useSay();
  const { lang } = useSettings();
  if (!row.dueAt) return <span className="due none">{say(w.noDue)}</span>;
  const when = dueText(row.dueAt, lang);
  return (
    <span className={row.overdue ? 'due overdue' : 'due'} title={when}>
      {remaining(row.dueAt, Date.now(), lang)}
      {row.provisional && <small> ({say(w.provisional)})</small>}
      {exactly && <small className="exactly">{say(w.exactly, { when })}</small>}
    </span>
  );
}
