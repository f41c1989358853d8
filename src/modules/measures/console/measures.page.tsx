import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { measuresApi } from '../measures.contract.ts';
import { issuerRoles } from '../measures.rules.ts';
import { measureWords as m } from '../measures.words.ts';
import { DocumentForm } from './document.form.tsx';
import { Lines } from './lines.tsx';
import { MeasureDrawer } from './measure.drawer.tsx';
import { type MeasureSearch, measureViews } from './measures.search.ts';
import './measures.css';

const route = getRouteApi('/measures');

/** 政策措施: documents, what one's own unit owes, and where units stand. */
export function MeasuresPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isAdding, add] = useState(false);
  const go = (change: Partial<MeasureSearch>) =>
    void navigate({ to: '/measures', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'documents';
  return (
    <>
      <PageHead title={say(m.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {issuerRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={measureViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'documents' ? undefined : next })}
        />
      </div>
      {view === 'documents' && <Documents />}
      {view === 'mine' && <Mine open={(id) => go({ open: id })} />}
      {view === 'units' && <Units />}
      {search.open && <MeasureDrawer id={search.open} close={() => go({ open: undefined })} />}
      {isAdding && (
        <DocumentForm
          before={null}
          close={() => add(false)}
          done={(d) => void navigate({ to: '/measures/$id', params: { id: d.id } })}
        />
      )}
    </>
  );
}

function Documents() {
  const { say } = useSay();
  const ask = useAsk(measuresApi.listDocuments, {});
  return (
    <>
      <ExportLine list="measure-documents" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(d) => d.id}
              columns={[
                {
                  head: m.document,
                  cell: (d) => (
                    <Link to="/measures/$id" params={{ id: d.id }}>
                      {d.title}
                    </Link>
                  ),
                },
                { head: m.number, cell: (d) => d.number ?? '' },
                { head: m.issuers, cell: (d) => d.issuers.join('、') },
                { head: m.issuedOn, cell: (d) => d.issuedOn, isFigure: true },
                { head: w.count, cell: (d) => d.measures, isFigure: true },
                { head: w.done, cell: (d) => d.done, isFigure: true },
                { head: w.reported, cell: (d) => d.reported || '', isFigure: true },
                {
                  head: w.overdue,
                  cell: (d) => <span className={d.overdue > 0 ? 'measure-late' : ''}>{d.overdue || ''}</span>,
                  isFigure: true,
                },
                { head: w.public, cell: (d) => (d.isPublic ? '✓' : '') },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Mine({ open }: { open: (id: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(measuresApi.listMeasures, { query: { mine: 'true' } as never });
  return (
    <>
      <ExportLine list="measures" filters={{ mine: 'true' }} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? <Nothing title={say(w.noneMine)} /> : <Lines items={items} open={open} />
        }
      </Read>
    </>
  );
}

/** Where units stand: never who in them. */
function Units() {
  const { say } = useSay();
  const ask = useAsk(measuresApi.unitMeasures, { query: {} });
  return (
    <>
      <ExportLine list="measure-units" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} />
          ) : (
            <Register
              rows={items}
              keyOf={(u) => u.unit.id}
              columns={[
                { head: m.lead, cell: (u) => u.unit.name },
                { head: w.count, cell: (u) => u.total, isFigure: true },
                { head: w.open, cell: (u) => u.open, isFigure: true },
                { head: w.reported, cell: (u) => u.reported, isFigure: true },
                { head: w.done, cell: (u) => u.done, isFigure: true },
                {
                  head: w.overdue,
                  cell: (u) => <span className={u.overdue > 0 ? 'measure-late' : ''}>{u.overdue || ''}</span>,
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
