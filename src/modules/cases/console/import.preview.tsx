import { Alert, Select } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { importConsoleWords as w } from '../cases.import.console.words.ts';
import { fieldWords, importFields } from '../cases.import.words.ts';
import { type Mapping, remap, wholeMapping } from './import.mapping.ts';
import type { ImportAnswer } from './import.result.tsx';

type Preview = NonNullable<ImportAnswer['preview']>;

function Columns({ preview, change, busy }: { preview: Preview; change: (map: Mapping) => void; busy: boolean }) {
  const { say } = useSay();
  const mapping = wholeMapping(preview.mapping);
  const headings = [...new Set(preview.columns.filter(Boolean))].map((value) => ({ value, label: value }));
  const leftOut = { value: '', label: say(w.notImported) };
  return (
    <section className="card">
      <h2>{say(w.columns)}</h2>
      <p className="soft">{say(w.columnsHint)}</p>
      <div className="mapping">
        {importFields.map((field) => (
          <div key={field}>
            <span id={`map-${field}`}>{say(fieldWords[field])}</span>
            <Select
              className="wide"
              aria-labelledby={`map-${field}`}
              disabled={busy}
              value={mapping[field]}
              options={field === 'body' ? headings : [leftOut, ...headings]}
              onChange={(heading) => change(remap(mapping, field, heading))}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function FirstRows({ preview }: { preview: Preview }) {
  const { say } = useSay();
  const fieldOf = (heading: string) => importFields.find((field) => heading && preview.mapping[field] === heading);
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
                  <span className="soft small">{field ? say(fieldWords[field]) : say(w.notImported)}</span>
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
export function ImportPreview({
  seen,
  change,
  busy,
}: {
  seen: ImportAnswer;
  change: (map: Mapping) => void;
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
          <Columns preview={preview} change={change} busy={busy} />
          {preview.rows.length > 0 && <FirstRows preview={preview} />}
        </>
      )}
    </>
  );
}
