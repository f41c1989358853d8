import { Tag } from 'antd';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { MeasureRow } from '../measures.contract.ts';
import { measureWords as m, standingWords } from '../measures.words.ts';

export function StandingTag({ of }: { of: Pick<MeasureRow, 'standing' | 'hasChanges'> }) {
  const { say } = useSay();
  return (
    <>
      <span className={of.standing === 'overdue' ? 'measure-late' : of.standing === 'done' ? 'measure-done' : ''}>
        {say(standingWords[of.standing])}
      </span>
      {of.hasChanges && <Tag>{say(m.changed)}</Tag>}
    </>
  );
}

/** Measures, one a row: what is seen is what is printed. */
export function Lines({ items, open }: { items: readonly MeasureRow[]; open: (id: string) => void }) {
  return (
    <Register
      rows={items}
      keyOf={(x) => x.id}
      open={(x) => open(x.id)}
      columns={[
        { head: m.body, cell: (x) => <span className="measure-body">{`${x.nth}. ${x.body}`}</span> },
        { head: m.lead, cell: (x) => x.lead.name },
        { head: m.units, cell: (x) => x.units.map((u) => u.name).join('、') },
        { head: m.due, cell: (x) => x.dueOn, isFigure: true },
        { head: m.proof, cell: (x) => x.proof },
        { head: m.standing, cell: (x) => <StandingTag of={x} /> },
        { head: m.last, cell: (x) => (x.lastReport ? `${x.lastReport.onDay} ${x.lastReport.body}` : '') },
      ]}
    />
  );
}
