import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { type ReturnFill, returnsApi } from '../returns.contract.ts';
import { FactInput } from './fact.input.tsx';
import './facts.css';

type Row = ReturnFill['rows'][number];
type Ask = ReturnFill['asks'][number];
type Edits = Readonly<Record<string, string>>;
const cellKey = (row: string, ask: string) => `${row} ${ask}`;

function Cell({
  row,
  ask,
  edit,
  set,
}: {
  row: Row;
  ask: Ask;
  edit: string | undefined;
  set: ((value: string) => void) | null;
}) {
  const { say } = useSay();
  const cell = row.cells[ask.key];
  if (!cell) return <td />;
  const isOpen = cell.state === 'missing' || cell.state === 'stale';
  const input = (
    <FactInput
      of={{ ...ask, unit: null }}
      label={`${row.name} ${ask.head}`}
      value={edit ?? cell.value ?? ''}
      change={(value) => set?.(value)}
      disabled={!set}
    />
  );
  const kind = edit !== undefined ? 'edited' : isOpen ? 'open' : '';
  return (
    <td className={kind}>
      {cell.on ? <Tooltip title={say(w.asOf, { day: cell.on })}>{input}</Tooltip> : input}
      {set && cell.state === 'stale' && edit === undefined && (
        <Button size="small" type="link" onClick={() => set(cell.value ?? '')}>
          {say(w.still)}
        </Button>
      )}
    </td>
  );
}

function Grid({
  fill,
  edits,
  set,
}: {
  fill: ReturnFill;
  edits: Edits;
  set: ((row: string, ask: string, value: string) => void) | null;
}) {
  const { say } = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={`${fill.form.name} ${fill.period}`}>
      <table className="fill-grid">
        <thead>
          <tr>
            <th scope="col">{say(w.head)}</th>
            {fill.asks.map((ask) => (
              <th key={ask.key} scope="col">
                {ask.head} {ask.unit && <small className="soft">{ask.unit}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fill.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name} <small className="soft">{row.address}</small>
              </th>
              {fill.asks.map((ask) => (
                <Cell
                  key={ask.key}
                  row={row}
                  ask={ask}
                  edit={edits[cellKey(row.key, ask.key)]}
                  set={set && ((value) => set(row.key, ask.key, value))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const staleCells = (fill: ReturnFill): [string, string][] =>
  fill.rows.flatMap((row) =>
    Object.entries(row.cells).flatMap(([ask, c]): [string, string][] =>
      c.state === 'stale' && c.value !== null ? [[cellKey(row.key, ask), c.value]] : [],
    ),
  );

function Fill({ fill, again }: { fill: ReturnFill; again: () => void }) {
  const { say, lang } = useSay();
  const { message, modal } = App.useApp();
  const [edits, edit] = useState<Edits>({});
  const params = { id: fill.form.id, area: fill.area, period: fill.period };
  const cells = Object.entries(edits).flatMap(([key, value]) => {
    const [row = '', ask = ''] = key.split(' ');
    return value.trim() ? [{ row, ask, value: value.trim() }] : [];
  });
  const saving = useDeed((given: typeof cells, key) =>
    call(returnsApi.fillCells, { params, input: { cells: given }, key }),
  );
  const sending = useDeed((_: object, key) => call(returnsApi.sendFill, { params, input: {}, key }));
  const isSent = fill.sentAt !== null;
  const save = async () => {
    if (!(await saving.run(cells))) return;
    edit({});
    void message.success(say(w.saved, { n: cells.length }));
    again();
  };
  const send = () =>
    modal.confirm({
      title: say(w.sendSure, { period: fill.period, name: fill.form.name }),
      content: say(w.sendHow),
      okText: say(w.send),
      onOk: async () => {
        if (await sending.run({ version: fill.version })) again();
      },
    });
  const state = isSent
    ? say(w.sentAt, { day: momentText(fill.sentAt ?? '', lang, Date.now()) })
    : fill.open > 0
      ? say(w.openCells, { n: fill.open })
      : say(w.allFilled);
  const problem = saving.problem ?? sending.problem;
  return (
    <>
      <Alert
        showIcon
        type={isSent || fill.open === 0 ? 'success' : 'info'}
        title={
          fill.typed + fill.reused > 0
            ? `${state} · ${say(w.typedReused, { typed: fill.typed, reused: fill.reused })}`
            : state
        }
      />
      {fill.backReason && !isSent && (
        <Alert showIcon type="warning" title={say(w.wasBack, { reason: fill.backReason })} />
      )}
      <Grid
        fill={fill}
        edits={edits}
        set={isSent ? null : (row, ask, value) => edit({ ...edits, [cellKey(row, ask)]: value })}
      />
      {problem && <Fault problem={problem} />}
      {!isSent && (
        <div className="fill-acts no-print">
          <Button type="primary" disabled={cells.length === 0} loading={saving.pending} onClick={() => void save()}>
            {cells.length > 0 ? say(w.save, { n: cells.length }) : say(w.saveNone)}
          </Button>
          {staleCells(fill).length > 0 && (
            <Button onClick={() => edit({ ...Object.fromEntries(staleCells(fill)), ...edits })}>
              {say(w.stillAll)}
            </Button>
          )}
          <Tooltip title={cells.length > 0 ? say(w.saveFirst) : ''}>
            <Button disabled={fill.open > 0 || cells.length > 0} loading={sending.pending} onClick={send}>
              {say(w.send)}
            </Button>
          </Tooltip>
        </div>
      )}
    </>
  );
}

/** One village’s table of one period: only what is open has to be typed. */
export function FillPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const params = useParams({ from: '/returns/$id/$area/$period' });
  const found = useAsk(returnsApi.getFill, { params });
  const again = () => void client.invalidateQueries({ queryKey: keyOf(returnsApi.getFill, { params }) });
  return (
    <Read ask={found} rows={10}>
      {(fill) => (
        <>
          <PageHead
            title={`${fill.form.name} ${fill.period}`}
            note={
              <>
                {fill.placeName} · {fill.form.unit} · {fill.form.basis} · <Link to="/returns">{say(w.all)}</Link>
              </>
            }
          >
            <Button href={urlOf(returnsApi.fillFile, { params })} download>
              {say(w.download)}
            </Button>
            <Button onClick={() => window.print()}>{say(w.print)}</Button>
          </PageHead>
          {fill.rows.length > 0 ? (
            <Fill fill={fill} again={again} />
          ) : (
            <Nothing title={say(w.nobody)} hint={say(w.nobodyHint)} />
          )}
        </>
      )}
    </Read>
  );
}
