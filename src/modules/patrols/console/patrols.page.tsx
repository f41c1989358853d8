import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { patrolConsoleWords as w } from '../patrols.console.words.ts';
import { patrolsApi } from '../patrols.contract.ts';
import type { PatrolState } from '../patrols.rules.ts';
import { patrolStateWords } from '../patrols.words.ts';
import { FindDrawer } from './find.drawer.tsx';
import { Finds } from './finds.tsx';
import type { PatrolSearch } from './patrols.search.ts';
import { Week } from './week.tsx';
import './patrols.css';

const route = getRouteApi('/patrols');
const iso = 'YYYY-MM-DD';
const shifted = (day: string, days: number) => dayjs(day).add(days, 'day').format(iso);
/** As `mondayOf`, in what browsers of offices have. */
const mondayBefore = (day: string) => shifted(day, -((dayjs(day).day() + 6) % 7));
const findStates = ['toVerify', 'reported', 'verified', 'redo'] as const satisfies readonly PatrolState[];

/** 巡查: a week grid by grid, and what was found; everything that is chosen stands in the address. */
export function PatrolsPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<PatrolSearch>) =>
    void navigate({ to: '/patrols', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'week';
  const week = mondayBefore(search.week ?? dayOf(Date.now()));
  const within = search.area ? { area: search.area } : {};
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <ExportButton list="patrol-board" filters={{ week, ...within }} />
        <Button href={urlOf(patrolsApi.exportPatrols, { query: { week, ...within } })} download>
          {say(w.xlsx)}
        </Button>
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={[
            { value: 'week', label: say(w.board) },
            { value: 'finds', label: say(w.finds) },
          ]}
          onChange={(next) => go({ view: next === 'finds' ? 'finds' : 'week' })}
        />
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
        {view === 'week' ? (
          <span className="page-acts">
            <Button onClick={() => go({ week: shifted(week, -7) })}>{say(w.before)}</Button>
            <Button onClick={() => go({ week: shifted(week, 7) })}>{say(w.next)}</Button>
          </span>
        ) : (
          <Select
            aria-label={say(w.state)}
            value={search.state ?? ''}
            options={[
              { value: '', label: say(w.anyState) },
              ...findStates.map((value) => ({ value, label: say(patrolStateWords[value]) })),
            ]}
            onChange={(state) => go({ state: findStates.find((s) => s === state) })}
            popupMatchSelectWidth={false}
          />
        )}
      </search>
      {view === 'week' ? (
        <Board week={week} within={within} toFinds={(area) => go({ view: 'finds', area })} />
      ) : (
        <Finds within={within} state={search.state} open={(id) => go({ open: id })} />
      )}
      {search.open && <FindDrawer id={search.open} close={() => go({ open: undefined })} />}
    </>
  );
}

function Board({
  week,
  within,
  toFinds,
}: {
  week: string;
  within: { area?: string };
  toFinds: (area: string) => void;
}) {
  const { say } = useSay();
  const ask = useAsk(patrolsApi.patrolBoard, { query: { week, ...within } }, { keepOld: true });
  return (
    <Read ask={ask} rows={8}>
      {({ days, lines }) =>
        lines.length === 0 ? <Nothing title={say(w.none)} /> : <Week days={days} lines={lines} toFinds={toFinds} />
      }
    </Read>
  );
}
