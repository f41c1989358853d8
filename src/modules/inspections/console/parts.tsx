import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import type { FindingRow } from '../inspections.contract.ts';
import type { UnitCount } from '../inspections.rules.ts';
import { categoryWords, inspectionWords as i, standingWords } from '../inspections.words.ts';

/** Everything of this module that was read is read again. */
export function useAgain(): () => void {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/inspections') });
}
/** The units that serve a place. */
export function useUnits(area: string) {
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } as never });
  return (ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }));
}

export function StandingTag({ of }: { of: Pick<FindingRow, 'standing' | 'status' | 'former' | 'returned'> }) {
  const { say } = useSay();
  const { standing, status } = of;
  return (
    <>
      <span className={standing === 'overdue' ? 'inspection-late' : standing === 'closed' ? 'inspection-done' : ''}>
        {say(standingWords[standing])}
      </span>
      {standing === 'overdue' && <span className="soft"> {say(standingWords[status])}</span>}{' '}
      {of.returned > 0 && <Tag>{say(w.returnedN, { n: of.returned })}</Tag>}
      {of.former && <Tag>{say(i.repeated)}</Tag>}
    </>
  );
}

/** Findings, one a row; what is seen is what is printed. */
export function Findings({ items, withRound }: { items: readonly FindingRow[]; withRound?: boolean }) {
  const { say } = useSay();
  return (
    <Register
      rows={items}
      keyOf={(f) => f.id}
      columns={[
        {
          head: i.body,
          cell: (f) => (
            <Link to="/inspections/findings/$id" params={{ id: f.id }} className="inspection-body">
              {`${f.nth}. ${f.body}`}
            </Link>
          ),
        },
        ...(withRound ? [{ head: i.round, cell: (f: FindingRow) => f.round }] : []),
        { head: i.unit, cell: (f) => f.inspected.name },
        { head: i.category, cell: (f) => say(categoryWords[f.category]) },
        { head: i.owner, cell: (f) => f.owner?.name ?? '' },
        { head: i.leaderShort, cell: (f) => f.leaderPost ?? '' },
        { head: i.due, cell: (f) => (f.status === 'assigned' ? f.planDue : f.dueOn), isFigure: true },
        { head: i.status, cell: (f) => <StandingTag of={f} /> },
        { head: i.last, cell: (f) => (f.last ? `${f.last.onDay} ${f.last.body}` : '') },
      ]}
    />
  );
}

const figures = ['total', 'closed', 'toCheck', 'open', 'lasting', 'overdue', 'returned', 'repeated'] as const;
/** The columns of figures of a round or a unit. */
export const countColumns = <T,>(of: (row: T) => UnitCount) =>
  figures.map((key) => ({
    head: w[key],
    isFigure: true,
    cell: (row: T) => {
      const n = of(row)[key];
      return (
        <span className={key === 'overdue' && n > 0 ? 'inspection-late' : ''}>{n || (key === 'total' ? 0 : '')}</span>
      );
    },
  }));
