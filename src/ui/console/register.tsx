import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { kitWords as w } from './kit.words.ts';
import { useSay } from './say.tsx';

export type Column<T> = { head: Word; cell: (row: T) => ReactNode; isFigure?: boolean };

/** A plain table; the first column opens the row. On a phone a row stands as a card, each thing beside its name. */
export function Register<T>({
  rows,
  columns,
  keyOf,
  open,
}: {
  rows: readonly T[];
  columns: readonly [Column<T>, ...Column<T>[]];
  keyOf: (row: T) => string;
  open?: (row: T) => void;
}) {
  const { say } = useSay();
  const [first, ...others] = columns;
  return (
    <div className="table-scroll">
      <table className="plain-table register">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head[1]} scope="col">
                {say(column.head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <td>
                {open ? (
                  <Button type="link" className="row-open" onClick={() => open(row)}>
                    {first.cell(row)}
                  </Button>
                ) : (
                  first.cell(row)
                )}
              </td>
              {others.map((column) => (
                <td key={column.head[1]} className={column.isFigure ? 'figure' : ''} data-head={say(column.head)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TYPING_MS = 300;
/** A search box that asks when the typing rests. */
export function Finder({ label, find }: { label: Word; find: (text: string) => void }) {
  const { say } = useSay();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => find(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, find]);
  return (
    <Input
      className="filter-search"
      allowClear
      value={text}
      placeholder={say(label)}
      aria-label={say(label)}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

export function More({ next, isLoading }: { next: (() => void) | null; isLoading: boolean }) {
  const { say } = useSay();
  if (!next) return null;
  return (
    <Button block loading={isLoading} onClick={next}>
      {say(w.more)}
    </Button>
  );
}
