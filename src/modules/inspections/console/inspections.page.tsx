import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { inspectionsApi, type PublishedRound } from '../inspections.contract.ts';
import { inspectionWords as i, opennessWords } from '../inspections.words.ts';
import { type InspectionSearch, inspectionViews } from './inspections.search.ts';
import { countColumns, Findings } from './parts.tsx';
import { RoundForm } from './round.form.tsx';
import './inspections.css';

const route = getRouteApi('/inspections');

/** 巡察整改: rounds, what waits for us, what is ours to set right, where units stand, what was published. */
export function InspectionsPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isAdding, add] = useState(false);
  const rounds = useAsk(inspectionsApi.listRounds, {});
  const go = (change: Partial<InspectionSearch>) =>
    void navigate({ to: '/inspections', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'rounds';
  return (
    <>
      <PageHead title={say(i.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {rounds.data?.mayAdd && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.addRound)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={inspectionViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'rounds' ? undefined : next })}
        />
      </div>
      {view === 'rounds' && <Rounds />}
      {(view === 'waiting' || view === 'mine') && <Own key={view} view={view} />}
      {view === 'units' && <Units />}
      {view === 'published' && <Published />}
      {isAdding && (
        <RoundForm
          before={null}
          close={() => add(false)}
          done={(r) => void navigate({ to: '/inspections/$id', params: { id: r.id } })}
        />
      )}
    </>
  );
}

function Rounds() {
  const { say } = useSay();
  const ask = useAsk(inspectionsApi.listRounds, {});
  return (
    <>
      <ExportLine list="inspection-rounds" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(r) => r.id}
              columns={[
                {
                  head: i.round,
                  cell: (r) => (
                    <Link to="/inspections/$id" params={{ id: r.id }}>
                      {r.title}
                    </Link>
                  ),
                },
                { head: w.office, cell: (r) => r.office.name },
                { head: w.inspected, cell: (r) => r.units.map((u) => u.name).join('、') },
                { head: w.toldOn, cell: (r) => r.toldOn, isFigure: true },
                ...countColumns((r: (typeof items)[number]) => r.count),
                { head: w.openness, cell: (r) => (r.openness === 'none' ? '' : say(opennessWords[r.openness])) },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Own({ view }: { view: 'waiting' | 'mine' }) {
  const { say } = useSay();
  const ask = useAsk(inspectionsApi.listFindings, { query: { [view]: 'true' } as never });
  return (
    <Read ask={ask} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={say(view === 'mine' ? w.noneMine : w.noneWaiting)} />
        ) : (
          <Findings items={items} withRound />
        )
      }
    </Read>
  );
}

/** Where units stand: never who in them. */
function Units() {
  const { say } = useSay();
  const ask = useAsk(inspectionsApi.unitFindings, { query: {} });
  return (
    <>
      <ExportLine list="inspection-units" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noFindings)} />
          ) : (
            <Register
              rows={items}
              keyOf={(u) => u.unit.id}
              columns={[
                { head: i.owner, cell: (u) => u.unit.name },
                ...countColumns((u: (typeof items)[number]) => u.count),
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Published() {
  const { say } = useSay();
  const ask = useAsk(inspectionsApi.listPublished, {});
  return (
    <Read ask={ask} rows={6}>
      {({ items }) =>
        items.length === 0 ? <Nothing title={say(w.nonePublished)} /> : items.map((r) => <Report key={r.id} r={r} />)
      }
    </Read>
  );
}
function Report({ r }: { r: PublishedRound }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{r.title}</h2>
      <p className="soft">{[r.office, r.publishedOn].join(' · ')}</p>
      <p>{say(w.summary, { n: r.total, done: r.closed, late: r.overdue })}</p>
      {r.statement && <p className="inspection-body">{r.statement}</p>}
      <Register
        rows={r.units}
        keyOf={(u) => u.name}
        columns={[
          { head: i.unit, cell: (u) => u.name },
          { head: w.total, cell: (u) => u.total, isFigure: true },
          { head: w.closed, cell: (u) => u.closed, isFigure: true },
          { head: w.lasting, cell: (u) => u.lasting || '', isFigure: true },
          { head: w.overdue, cell: (u) => u.overdue || '', isFigure: true },
        ]}
      />
    </section>
  );
}
