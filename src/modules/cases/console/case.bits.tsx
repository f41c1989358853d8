import { Tag } from 'antd';
import { Remaining } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { SUPERVISED_AFTER } from '../cases.rules.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { statusWords } from '../cases.words.ts';

export function StatusTag({ row }: { row: Pick<CaseRow, 'status'> }) {
  const { say } = useSay();
  return <Tag className={`status status-${row.status}`}>{say(statusWords[row.status])}</Tag>;
}

/** What makes a case stand out from its neighbours. */
export function Marks({ row }: { row: Pick<CaseRow, 'raised' | 'redoCount'> }) {
  const { say } = useSay();
  return (
    <>
      {row.raised && <Tag className="mark">{say(w.raised)}</Tag>}
      {row.redoCount > 0 && <Tag className="mark">{say(w.redo, { n: row.redoCount })}</Tag>}
      {row.redoCount >= SUPERVISED_AFTER && <Tag className="mark">{say(w.supervised)}</Tag>}
    </>
  );
}

export function DueCell({ row }: { row: Pick<CaseRow, 'dueAt' | 'overdue' | 'provisional'> }) {
  const { say } = useSay();
  if (!row.dueAt) return <span className="soft">{say(w.noClock)}</span>;
  return <Remaining due={row.dueAt} overdue={row.overdue} provisional={row.provisional} />;
}

/** A finding of the search, «marked» in its sentence. */
export function Excerpt({ text }: { text: string }) {
  return (
    <span className="excerpt">
      {text.split(/(«[^»]*»)/).map((part, i) =>
        part.startsWith('«') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places.
          <mark key={i}>{part.slice(1, -1)}</mark>
        ) : (
          part
        ),
      )}
    </span>
  );
}

export const whoHas = (row: CaseRow): string | null => {
  const isOnDesk = row.status === 'received' || row.status === 'returned';
  const unit = isOnDesk ? row.desk?.name : row.handler?.name;
  const person = isOnDesk ? null : row.handlerPerson?.name;
  return [unit ?? row.firstReceiver?.organisation, person].filter(Boolean).join(' · ') || null;
};
