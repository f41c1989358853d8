import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { activitiesApi, type TaskView } from '../activities.contract.ts';
import { activityKinds, branchRoles, keeperRoles } from '../activities.rules.ts';
import { activityKindWords, activityStatusWords, cellStateWords } from '../activities.words.ts';
import { type YearLineView, yearApi } from '../year.contract.ts';
import { type ActivitySearch, activityViews } from './activities.search.ts';
import { Corrections } from './corrections.tsx';
import { Plan } from './plan.dialog.tsx';
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
      {view === 'years' && <Years year={year} area={search.area} />}
      {view === 'list' && <List year={year} search={search} />}
      {view === 'tasks' && <Tasks area={search.area} />}
      {keeperRoles.some((r) => r === role) && <Corrections />}
      {isPlanning && (
        <Plan close={() => plan(false)} done={(a) => void navigate({ to: '/activities/$id', params: { id: a.id } })} />
      )}
    </>
  );
}

/** A year of one kind in a few small squares; the text says the same for those who do not see them. */
function Strip({ line }: { line: YearLineView }) {
  const { say } = useSay();
  const told = line.cells.map(
    (c) => `${c.from === c.to ? c.from : `${c.from}–${c.to}`} ${say(cellStateWords[c.state])}`,
  );
  return (
    <span className="year-strip" role="img" aria-label={told.join(' · ')} title={told.join(' · ')}>
      {line.cells.map((c) => (
        <i key={c.from} className={c.state} />
      ))}
    </span>
  );
}

function Years({ year, area }: { year: number; area: string | undefined }) {
  const { say } = useSay();
  const ask = useAsk(yearApi.yearBoard, { query: { year, ...(area && { area }) } }, { keepOld: true });
  return (
    <Read ask={ask} rows={6}>
      {({ items }) => {
        if (items.length === 0) return <Nothing title={say(w.unitsNone)} hint={say(w.unitsNoneHint)} />;
        const kinds = activityKinds.filter((k) => items.some((i) => i.lines.some((l) => l.kind === k)));
        return (
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{say(w.unit)}</th>
                  {kinds.map((k) => (
                    <th key={k} scope="col">
                      {say(activityKindWords[k])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map(({ unit, lines }) => (
                  <tr key={unit.id}>
                    <th scope="row">
                      <Link to="/activities/units/$id" params={{ id: unit.id }} search={{ year }}>
                        {unit.name}
                      </Link>
                    </th>
                    {kinds.map((k) => {
                      const line = lines.find((l) => l.kind === k);
                      return (
                        <td key={k}>
                          {line && <Strip line={line} />}{' '}
                          {line && line.missed > 0 && (
                            <span className="year-missed">{say(w.missedN, { n: line.missed })}</span>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </Read>
  );
}

function List({ year, search: { area, kind } }: { year: number; search: ActivitySearch }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const query = { from: `${year}-01-01`, to: `${year}-12-31`, ...(area && { area }), ...(kind && { kind }) };
  const ask = useAsk(activitiesApi.listActivities, { query }, { keepOld: true });
  return (
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
  );
}

function Tasks({ area }: { area: string | undefined }) {
  const { say } = useSay();
  const client = useQueryClient();
  const { role } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const ask = useAsk(activitiesApi.activityTasks, { query: area ? { area } : {} }, { keepOld: true });
  const mayDo = keeperRoles.some((r) => r === role);
  return (
    <Read ask={ask} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={say(w.tasksNone)} />
        ) : (
          <>
            <Register
              rows={items}
              keyOf={(t) => t.id}
              columns={[
                { head: w.task, cell: (t) => t.what },
                { head: w.unit, cell: (t) => t.unit },
                { head: w.due, cell: (t) => t.dueOn },
                {
                  head: w.what,
                  cell: (t) => (
                    <Link to="/activities/$id" params={{ id: t.activityId }}>
                      {t.title}
                    </Link>
                  ),
                },
                { head: w.done, cell: (t) => mayDo && <Button onClick={() => setOpen(t.id)}>{say(w.done)}</Button> },
              ]}
            />
            {open && (
              <DoTask
                id={open}
                close={() => setOpen(null)}
                done={() => void client.invalidateQueries({ queryKey: [activitiesApi.activityTasks.path] })}
              />
            )}
          </>
        )
      }
    </Read>
  );
}

export function DoTask({ id, close, done }: { id: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ note: string }, TaskView>
      title={w.done}
      close={close}
      done={done}
      send={(input, key) => call(activitiesApi.doActivityTask, { params: { id }, input, key })}
    >
      <Form.Item name="note" label={say(w.doneNote)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
