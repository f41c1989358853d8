import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { activitiesApi } from '../activities.contract.ts';
import { activityKinds, branchRoles, keeperRoles, rollRoles } from '../activities.rules.ts';
import { activityKindWords, activityStatusWords } from '../activities.words.ts';
import { type ActivitySearch, activityViews } from './activities.search.ts';
import { Corrections } from './corrections.tsx';
import { Plan } from './plan.dialog.tsx';
import { ToDo } from './tasks.tsx';
import { Years } from './year.board.tsx';
import './activities.css';

const route = getRouteApi('/activities');

/** 组织生活与活动: every unit's year and what is missing in it, all activities, what is still to be done. */
export function ActivitiesPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { role } = useMe();
  const [isPlanning, plan] = useState(false);
  const go = (change: Partial<ActivitySearch>) =>
    void navigate({ to: '/activities', search: { ...search, ...change }, replace: true });
  const readsBranches = branchRoles.some((r) => r === role);
  const views = readsBranches ? activityViews : (['list'] as const);
  const view = views.find((v) => v === search.view) ?? views[0];
  const year = search.year ?? Number(dayOf(Date.now()).slice(0, 4));
  const years = [year - 1, year, year + 1];
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        {keeperRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => plan(true)}>
            {say(w.plan)}
          </Button>
        )}
        {rollRoles.some((r) => r === role) && (
          <Button onClick={() => void navigate({ to: '/activities/plan', search: { year } })}>{say(w.planYear)}</Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        {views.length > 1 && (
          <Segmented
            value={view}
            options={views.map((value) => ({ value, label: say(w[value]) }))}
            onChange={(next) => go({ view: next })}
          />
        )}
        <Select
          aria-label={say(w.year)}
          value={year}
          options={years.map((value) => ({ value, label: String(value) }))}
          onChange={(next) => go({ year: next })}
        />
        {view === 'list' && (
          <Select
            aria-label={say(w.kind)}
            value={search.kind ?? ''}
            options={[
              { value: '' as const, label: say(w.anyKind) },
              ...activityKinds.map((value) => ({ value, label: say(activityKindWords[value]) })),
            ]}
            onChange={(next) => go({ kind: activityKinds.find((k) => k === next) })}
          />
        )}
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
      </search>
      {view === 'years' && <Years year={year} search={search} />}
      {view === 'list' && <List year={year} search={search} />}
      {view === 'tasks' && <ToDo area={search.area} />}
      {keeperRoles.some((r) => r === role) && <Corrections />}
      {isPlanning && (
        <Plan close={() => plan(false)} done={(a) => void navigate({ to: '/activities/$id', params: { id: a.id } })} />
      )}
    </>
  );
}

function List({ year, search: { area, kind } }: { year: number; search: ActivitySearch }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const query = { from: `${year}-01-01`, to: `${year}-12-31`, ...(area && { area }), ...(kind && { kind }) };
  const ask = useAsk(activitiesApi.listActivities, { query }, { keepOld: true });
  return (
    <>
      <ExportLine list="activities" filters={query} />
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.listNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(a) => a.id}
              open={(a) => void navigate({ to: '/activities/$id', params: { id: a.id } })}
              columns={[
                { head: w.what, cell: (a) => a.title },
                { head: w.kind, cell: (a) => say(activityKindWords[a.kind]) },
                { head: w.when, cell: (a) => a.day },
                { head: w.unit, cell: (a) => a.unit },
                { head: w.where, cell: (a) => a.where },
                { head: w.status, cell: (a) => say(activityStatusWords[a.status]) },
                {
                  head: w.attendance,
                  cell: (a) => (a.present === null ? '' : a.should === null ? a.present : `${a.present}/${a.should}`),
                  isFigure: true,
                },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
