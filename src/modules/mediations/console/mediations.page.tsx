import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { type MediationRow, mediationsApi, type Receipt } from '../mediations.contract.ts';
import { deskRoles, figureRoles, registerRoles } from '../mediations.rules.ts';
import { disputeWords, endedWords, mediationWords as m, mediationStatusWords } from '../mediations.words.ts';
import { AssignDialog } from './assign.dialog.tsx';
import { mediationViews } from './mediations.search.ts';
import { Registers } from './registers.tsx';
import { Slips, TakeDialog } from './take.dialog.tsx';
import './mediations.css';

const route = getRouteApi('/mediations');
const isOf = (roles: readonly string[], role: string) => roles.includes(role);

/** 人民调解: what is under way as far as one may know, the registers, and figures in which nobody is. */
export function MediationsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const isDesk = isOf(deskRoles, role);
  const views = mediationViews.filter((v) =>
    v === 'registers' ? isDesk || isOf(registerRoles, role) : v === 'figures' ? isOf(figureRoles, role) : isDesk,
  );
  const view = search.view && views.includes(search.view) ? search.view : (views[0] ?? 'figures');
  const [origin, take] = useState<'applied' | 'offered' | null>(null);
  const [made, show] = useState<Receipt | null>(null);
  return (
    <>
      <PageHead title={say(m.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {isDesk && <Button onClick={() => take('offered')}>{say(w.offer)}</Button>}
        {isDesk && (
          <Button type="primary" onClick={() => take('applied')}>
            {say(w.take)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => void navigate({ to: '/mediations', search: { view: next }, replace: true })}
        />
      </div>
      {(view === 'queue' || view === 'ended') && <Queue isEnded={view === 'ended'} />}
      {view === 'registers' && <Registers mayEdit={isOf(registerRoles, role)} />}
      {view === 'figures' && <Figures />}
      {origin && <TakeDialog origin={origin} close={() => take(null)} done={show} />}
      {made && <Slips made={made} close={() => show(null)} />}
    </>
  );
}

function Queue({ isEnded }: { isEnded: boolean }) {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(mediationsApi.listMediations, { query: (isEnded ? { ended: 'true' } : {}) as never });
  const [row, assign] = useState<MediationRow | null>(null);
  return (
    <>
      <ExportLine list="mediations" filters={isEnded ? { ended: 'true' } : {}} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <>
              <Register
                rows={items}
                keyOf={(x) => x.id}
                columns={[
                  {
                    head: m.number,
                    cell: (x) =>
                      x.mayOpen ? (
                        <Link to="/mediations/$id" params={{ id: x.id }}>
                          {x.number}
                        </Link>
                      ) : (
                        x.number
                      ),
                  },
                  { head: m.kind, cell: (x) => say(disputeWords[x.kind]) },
                  { head: m.status, cell: (x) => say(mediationStatusWords[x.status]) },
                  { head: m.committee, cell: (x) => x.committee },
                  {
                    head: w.mediators,
                    cell: (x) => (
                      <>
                        {x.mediators.join('、') || <span className="mediation-late">{say(w.unassigned)}</span>}
                        {x.recusalAsked && <Tag>{say(w.asked)}</Tag>}
                      </>
                    ),
                  },
                  { head: w.at, cell: (x) => <Moment at={x.at} /> },
                  {
                    head: w.assign,
                    cell: (x) =>
                      x.mayAssign && (
                        <Button size="small" onClick={() => assign(x)}>
                          {say(w.assign)}
                        </Button>
                      ),
                  },
                ]}
              />
              {row && (
                <AssignDialog
                  row={row}
                  close={() => assign(null)}
                  done={() => void client.invalidateQueries({ queryKey: [mediationsApi.listMediations.path] })}
                />
              )}
            </>
          )
        }
      </Read>
    </>
  );
}

function Figures() {
  const { say } = useSay();
  const [year, choose] = useState(Number(dayOf(Date.now()).slice(0, 4)));
  const ask = useAsk(mediationsApi.mediationFigures, { query: { year } });
  const shown = (n: number | null) => (n === null ? say(w.few) : n);
  const resultWord = (r: string) =>
    r === 'open'
      ? w.openResult
      : r === 'agreed'
        ? w.agreedResult
        : r === 'confirmed'
          ? w.confirmedResult
          : endedWords[r as keyof typeof endedWords];
  return (
    <>
      <p className="no-print">
        <InputNumber aria-label={say(w.at)} min={2020} max={2099} value={year} onChange={(y) => choose(y ?? year)} />
      </p>
      <Read ask={ask} rows={6}>
        {(f) => (
          <>
            <p>
              <strong>{say(w.total, { year, n: f.total })}</strong> <span className="soft">{say(w.fewHint)}</span>
            </p>
            <Register
              rows={f.byKind}
              keyOf={(x) => x.kind}
              columns={[
                { head: w.byKind, cell: (x) => say(disputeWords[x.kind]) },
                { head: w.count, cell: (x) => shown(x.count), isFigure: true },
              ]}
            />
            <Register
              rows={f.byResult}
              keyOf={(x) => x.result}
              columns={[
                { head: w.byResult, cell: (x) => say(resultWord(x.result)) },
                { head: w.count, cell: (x) => shown(x.count), isFigure: true },
              ]}
            />
            <Register
              rows={f.byPlace}
              keyOf={(x) => x.place}
              columns={[
                { head: w.byPlace, cell: (x) => x.place },
                { head: w.count, cell: (x) => shown(x.count), isFigure: true },
              ]}
            />
          </>
        )}
      </Read>
    </>
  );
}
