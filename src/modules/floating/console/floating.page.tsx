import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { type FloatingCode, type FloatingRow, floatingApi } from '../floating.contract.ts';
import { keeperRoles } from '../floating.rules.ts';
import { directionWords, dueWords, floatingStatusWords } from '../floating.words.ts';
import { floatingSheetApi } from '../sheet.contract.ts';
import { Card } from './card.tsx';
import { type FloatingSearch, floatingViews } from './floating.search.ts';
import { Limits } from './limits.tsx';
import { EnterIn, RegisterOut } from './register.dialog.tsx';
import './floating.css';

const route = getRouteApi('/floating');
type Dialog = 'out' | 'in' | 'limits' | null;

/** 流动党员: what is due first, who is away, what has ended. */
export function FloatingPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { role } = useMe();
  const [dialog, open] = useState<Dialog>(null);
  const [made, setMade] = useState<FloatingCode | null>(null);
  const view = search.view ?? 'due';
  const go = (change: Partial<FloatingSearch>) =>
    void navigate({ to: '/floating', search: { ...search, ...change }, replace: true });
  const close = () => open(null);
  const isKeeper = keeperRoles.some((r) => r === role);
  const keep = (answer: FloatingCode) => {
    setMade(answer);
    void client.invalidateQueries({ queryKey: [floatingApi.listFloating.path] });
  };
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        {isKeeper && (
          <>
            <Button type="primary" onClick={() => open('out')}>
              {say(w.register)}
            </Button>
            <Button onClick={() => open('in')}>{say(w.enterIn)}</Button>
            <ButtonLink to="/floating/import">{say(w.importList)}</ButtonLink>
          </>
        )}
        <Button onClick={() => open('limits')}>{say(w.limits)}</Button>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={floatingViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next })}
        />
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
      </search>
      <List view={view} area={search.area} />
      {dialog === 'out' && <RegisterOut close={close} done={keep} />}
      {dialog === 'in' && <EnterIn close={close} done={keep} />}
      {made && <Card name="" code={made.code} close={() => setMade(null)} />}
      {dialog === 'limits' && <Limits close={close} />}
    </>
  );
}

/** What has to be done, by which unit, by when; what is late stands out. */
export function DueLines({ due }: Pick<FloatingRow, 'due'>) {
  const { say } = useSay();
  return (
    <ul className="plain due-lines">
      {due.map((d) => (
        <li key={`${d.what}-${d.side}`} className={d.isOverdue ? 'late' : undefined}>
          {say(dueWords[d.what])} · {d.unit} · {d.by}
          {d.isOverdue && ` · ${say(w.overdue)}`}
        </li>
      ))}
    </ul>
  );
}

function List({ view, area }: { view: (typeof floatingViews)[number]; area: string | undefined }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const { role } = useMe();
  const mayTakeForm = keeperRoles.some((r) => r === role);
  const ask = useAsk(floatingApi.listFloating, { query: { view, ...(area && { area }) } }, { keepOld: true });
  const none = { due: w.noneDue, open: w.none, ended: w.noneEnded }[view];
  return (
    <>
      <div className="export-line no-print">
        {mayTakeForm && view !== 'due' && (
          <Button href={urlOf(floatingSheetApi.exportFloating, { query: { view, ...(area && { area }) } })} download>
            {say(w.nationalForm)}
          </Button>
        )}
        <ExportButton list="floating" filters={{ view, ...(area && { area }) }} />
      </div>
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(none)} {...(view === 'open' && { hint: say(w.noneHint) })} />
          ) : (
            <Register
              rows={items}
              keyOf={(f) => f.id}
              open={(f) => void navigate({ to: '/floating/$id', params: { id: f.id } })}
              columns={[
                { head: w.name, cell: (f) => f.name },
                { head: w.status, cell: (f) => say(floatingStatusWords[f.status]) },
                view === 'ended'
                  ? { head: w.endedOn, cell: (f) => f.endedOn ?? '' }
                  : { head: w.todo, cell: (f) => <DueLines due={f.due} /> },
                { head: w.home, cell: (f) => f.home },
                { head: w.inflow, cell: (f) => f.inflow ?? '—' },
                { head: w.whereTo, cell: (f) => `${say(directionWords[f.direction])} ${f.province}` },
                { head: w.leftOn, cell: (f) => f.leftOn },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
