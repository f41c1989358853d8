import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useNearName } from '#modules/places/console/index.ts';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { channelWords, kindWords } from '../cases.words.ts';
import { DueCell, Excerpt, Marks, StatusTag, whoHas } from './case.bits.tsx';

type Props = {
  rows: readonly CaseRow[];
  current: string | null;
  focus: (id: string) => void;
  picked: ReadonlySet<string>;
  pick: (ids: ReadonlySet<string>) => void;
};

const toggled = (ids: ReadonlySet<string>, id: string) => {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
};

function Row({ row, current, focus, picked, pick }: Omit<Props, 'rows'> & { row: CaseRow }) {
  const { say } = useSay();
  const nearName = useNearName();
  const names = ['case-row', row.id === current && 'is-current', row.overdue && 'is-overdue'].filter(Boolean);
  return (
    <tr id={`row-${row.id}`} className={names.join(' ')} onClick={() => focus(row.id)}>
      <td className="cell-pick no-print">
        <Checkbox
          checked={picked.has(row.id)}
          onChange={() => pick(toggled(picked, row.id))}
          aria-label={say(w.select, { number: row.number })}
        />
      </td>
      <td className="cell-due">
        <DueCell row={row} />
      </td>
      <td className="cell-matter">
        <Link to="/cases/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        <Marks row={row} />
        {row.excerpt && <Excerpt text={row.excerpt} />}
        <span className="mono soft">{row.number}</span>
      </td>
      <td>
        <StatusTag row={row} />
      </td>
      <td className="cell-small">
        {say(kindWords[row.kind])}
        <span className="soft">{say(channelWords[row.channel])}</span>
      </td>
      <td className="cell-place">{nearName(row.placeName)}</td>
      <td>{whoHas(row) ?? say(w.notYet)}</td>
      <td className="cell-moment">
        <Moment at={row.receivedAt} />
      </td>
    </tr>
  );
}

export function QueueTable({ rows, ...rest }: Props) {
  const { say } = useSay();
  const { picked, pick } = rest;
  const isAll = rows.every((row) => picked.has(row.id));
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th className="cell-pick no-print" scope="col">
            <Checkbox
              checked={isAll}
              indeterminate={picked.size > 0 && !isAll}
              onChange={() => pick(isAll ? new Set() : new Set(rows.map((row) => row.id)))}
              aria-label={say(w.selectAll)}
            />
          </th>
          {[w.due, w.matter, w.status, w.kind, w.place, w.with].map((word) => (
            <th key={word[1]} scope="col">
              {say(word)}
            </th>
          ))}
          <th className="cell-moment" scope="col">
            {say(w.received)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  );
}
