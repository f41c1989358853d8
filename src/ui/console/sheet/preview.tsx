import { Alert, Select } from 'antd';
import type { Word } from '#kernel/words.ts';
import { useSay } from '../say.tsx';
import { type Mapping, remap, wholeMapping } from './mapping.ts';
import type { SheetAnswer, SheetPreview } from './result.tsx';
import { sheetWords as w } from './sheet.words.ts';

/** The fields a table is read for: their words, which of them cannot be left out, and what to say about the columns. */
export type SheetTable<F extends string> = {
  fields: readonly F[];
  words: Readonly<Record<F, Word>>;
  needed: readonly F[];
  hint: Word;
};
type Of<F extends string> = { table: SheetTable<F>; preview: SheetPreview<F> };

function Columns<F extends string>({
  table,
  preview,
  change,
  busy,
}: Of<F> & { change: (map: Mapping<F>) => void; busy: boolean }) {
  const { say } = useSay();
  const mapping = wholeMapping(table.fields, preview.mapping);
  const headings = [...new Set(preview.columns.filter(Boolean))].map((value) => ({ value, label: value }));
  const leftOut = { value: '', label: say(w.notImported) };
  return (
    <section className="card">
      <h2>{say(w.columns)}</h2>
      <p className="soft">{say(table.hint)}</p>
      <div className="mapping">
        {table.fields.map((field) => (
          <div key={field}>
            <span id={`map-${field}`}>{say(table.words[field])}</span>
            <Select
              className="wide"
              aria-labelledby={`map-${field}`}
              disabled={busy}
              value={mapping[field]}
              options={table.needed.includes(field) ? headings : [leftOut, ...headings]}
              onChange={(heading) => change(remap(mapping, field, heading))}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function FirstRows<F extends string>({ table, preview }: Of<F>) {
  const { say } = useSay();
  const fieldOf = (heading: string) => table.fields.find((field) => heading && preview.mapping[field] === heading);
  // Two columns may have one heading: they are told apart by where they stand, which does not change.
  const columns = preview.columns.map((heading, at) => ({ heading, at, field: fieldOf(heading) }));
  return (
    <section className="card">
      <h2>{say(w.firstRows)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={say(w.firstRows)}>
        <table className="plain-table first-rows">
          <thead>
            <tr>
              <th scope="col">{say(w.row)}</th>
              {columns.map(({ heading, at, field }) => (
                <th key={at} scope="col">
                  {heading || '—'}
                  <span className="soft small">{field ? say(table.words[field]) : say(w.notImported)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.row}>
                <td className="figure">{row.row}</td>
                {columns.map(({ at, field }) => (
                  <td key={at} className={field ? '' : 'soft'}>
                    <span className="first-cell">{row.cells[at]}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** How the table was understood, before anything is registered: to be corrected here, not afterwards. */
export function ImportPreview<F extends string>({
  table,
  seen,
  change,
  busy,
}: {
  table: SheetTable<F>;
  seen: SheetAnswer<F>;
  change: (map: Mapping<F>) => void;
  busy: boolean;
}) {
  const { say } = useSay();
  const { rows, refused, preview } = seen;
  const told = rows === 0 ? w.noRows : refused === 0 ? w.foundAll : w.found;
  return (
    <>
      <Alert
        type={rows === 0 || refused > 0 ? 'warning' : 'success'}
        showIcon
        title={say(told, { rows, refused, good: rows - refused })}
      />
      {preview && (
        <>
          <Columns table={table} preview={preview} change={change} busy={busy} />
          {preview.rows.length > 0 && <FirstRows table={table} preview={preview} />}
        </>
      )}
    </>
  );
}
