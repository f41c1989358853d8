import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useKeys } from '#ui/console/keys.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { dutyConsoleWords as w } from '../duties.console.words.ts';
import { type BoardLine, type DutyView, dutiesApi } from '../duties.contract.ts';
import { type RecordKind, recordKinds, setterRoles } from '../duties.rules.ts';
import { recordKindWords, turnStatusWords } from '../duties.words.ts';
import { recurrenceText } from '../recurrence.words.ts';
import { Due } from './due.tsx';
import { DutyDrawer } from './duty.drawer.tsx';
import { SetDuty } from './duty.form.tsx';
import './duties.css';

const parts = ['satisfied', 'excused', 'missed', 'open'] as const;

/** How the turns of a duty ended, as one bar: its text says the same for those who do not see it. */
function Bar({ line }: { line: BoardLine }) {
  const { say } = useSay();
  const all = parts.reduce((sum, part) => sum + line[part], 0);
  const told = parts.map((part) => `${say(turnStatusWords[part])} ${line[part]}`).join(' · ');
  return (
    <span className="turn-bar" role="img" aria-label={told} title={told}>
      {parts.map((part) => line[part] > 0 && <i key={part} className={part} style={{ flexGrow: line[part] / all }} />)}
    </span>
  );
}

function Board({ lines, open }: { lines: readonly BoardLine[]; open: (id: string) => void }) {
  const figure = (part: (typeof parts)[number]) => ({
    head: turnStatusWords[part],
    cell: (l: BoardLine) => <span className={part === 'missed' && l.missed > 0 ? 'turns-missed' : ''}>{l[part]}</span>,
    isFigure: true,
  });
  return (
    <Register
      rows={lines}
      keyOf={(l) => l.dutyId}
      open={(l) => open(l.dutyId)}
      columns={[
        { head: w.duty, cell: (l) => l.title },
        { head: w.unit, cell: (l) => l.unit },
        { head: w.progress, cell: (l) => <Bar line={l} /> },
        ...parts.map(figure),
      ]}
    />
  );
}

function Duties({ rows, open }: { rows: readonly DutyView[]; open: (id: string) => void }) {
  const { say, lang } = useSay();
  return (
    <Register
      rows={rows}
      keyOf={(d) => d.id}
      open={(d) => open(d.id)}
      columns={[
        { head: w.duty, cell: (d) => d.title },
        { head: w.unit, cell: (d) => (d.role ? `${d.unit} · ${say(roleWords[d.role])}` : d.unit) },
        { head: w.often, cell: (d) => recurrenceText(d.rrule, lang) },
        { head: w.kind, cell: (d) => say(recordKindWords[d.recordKind]) },
        { head: w.place, cell: (d) => d.placeName },
        { head: w.next, cell: (d) => d.nextOn ?? say(w.ended) },
      ]}
    />
  );
}

const iso = 'YYYY-MM-DD';
/** How far ahead the list of what is due looks, in days. */
const spans = { week: 7, month: 31, year: 366 } as const;
/** By the clock of the place, wherever the desk stands. */
const today = () => dayjs(dayOf(Date.now()));

/** 履职: what units owe without being asked, and how far they are. */
export function DutiesPage() {
  const { say } = useSay();
  const me = useMe();
  const client = useQueryClient();
  const isSetter = setterRoles.some((role) => role === me.role);
  const [view, setView] = useState<'board' | 'due' | 'list'>('board');
  const [area, setArea] = useState<string | undefined>();
  const [kind, setKind] = useState<RecordKind | undefined>();
  const [span, setSpan] = useState(() => ({
    from: today().startOf('month').format(iso),
    to: today().endOf('month').format(iso),
  }));
  const [ahead, look] = useState<keyof typeof spans>('week');
  const [withEnded, showEnded] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const [isSetting, set] = useState(false);
  const query = { ...span, ...(area && { area }), ...(kind && { kind }) };
  const dueQuery = {
    until: today().add(spans[ahead], 'day').format(iso),
    ...(area && { area }),
    ...(kind && { kind }),
  };
  const due = useAsk(dutiesApi.dueTurns, { query: dueQuery }, { keepOld: true, enabled: view === 'due' });
  const board = useAsk(dutiesApi.board, { query }, { keepOld: true, enabled: view === 'board' });
  const listQuery = { ...(area && { area }), ...(withEnded && { ended: '1' as const }) };
  const list = useAsk(dutiesApi.listDuties, { query: listQuery }, { keepOld: true, enabled: view === 'list' });
  const again = () => {
    for (const e of [dutiesApi.board, dutiesApi.listDuties, dutiesApi.dueTurns])
      void client.invalidateQueries({ queryKey: [e.path] });
  };
  const day = (which: 'from' | 'to') => (
    <DatePicker
      allowClear={false}
      aria-label={say(w[which])}
      value={dayjs(span[which])}
      onChange={(d) => d && setSpan({ ...span, [which]: d.format(iso) })}
    />
  );
  useKeys(isSetter ? [{ key: 'a', says: w.setKey, run: () => set(true) }] : []);
  return (
    <div className="duties">
      <PageHead title={say(w.title)} note={say(w.hint)}>
        {isSetter && (
          <Button type="primary" onClick={() => set(true)}>
            {say(w.set)}
          </Button>
        )}
        {view === 'board' && <ExportButton list="duties-board" filters={query} />}
        {view === 'due' && <ExportButton list="duties-due" filters={dueQuery} />}
        {view === 'list' && <ExportButton list="duties" filters={listQuery} />}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          onChange={setView}
          options={(['board', 'due', 'list'] as const).map((value) => ({ value, label: say(w[value]) }))}
        />
        <div className="filter-search">
          <PlacePicker label={say(w.place)} clearable value={area} onChange={setArea} />
        </div>
        {view === 'board' && day('from')}
        {view === 'board' && day('to')}
        {view === 'due' && (
          <Segmented
            value={ahead}
            onChange={look}
            options={(['week', 'month', 'year'] as const).map((value) => ({ value, label: say(w[value]) }))}
          />
        )}
        {view !== 'list' && (
          <Select<RecordKind | null>
            className="filter"
            allowClear
            placeholder={say(w.kind)}
            aria-label={say(w.kind)}
            value={kind ?? null}
            options={recordKinds.map((value) => ({ value, label: say(recordKindWords[value]) }))}
            onChange={(value) => setKind(value ?? undefined)}
            popupMatchSelectWidth={false}
          />
        )}
        {view === 'list' && (
          <Checkbox checked={withEnded} onChange={(e) => showEnded(e.target.checked)}>
            {say(w.showEnded)}
          </Checkbox>
        )}
      </search>
      {view === 'board' && (
        <Read ask={board} rows={8}>
          {({ lines }) =>
            lines.length > 0 ? (
              <Board lines={lines} open={open} />
            ) : (
              <Nothing title={say(w.none)} hint={say(w.noneHint)} />
            )
          }
        </Read>
      )}
      {view === 'due' && (
        <Read ask={due} rows={8}>
          {({ items }) => <Due lines={items} open={open} again={again} />}
        </Read>
      )}
      {view === 'list' && (
        <Read ask={list} rows={8}>
          {({ items }) =>
            items.length > 0 ? (
              <Duties rows={items} open={open} />
            ) : (
              <Nothing title={say(w.noneYet)} hint={say(w.noneYetHint)} />
            )
          }
        </Read>
      )}
      {opened && <DutyDrawer id={opened} span={span} close={() => open(null)} again={again} />}
      {isSetting && <SetDuty close={() => set(false)} done={again} />}
    </div>
  );
}
