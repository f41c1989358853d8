import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { aidColumnWords as c, aidConsoleWords as w } from '../aid.console.words.ts';
import { type AidReceipt, aidApi } from '../aid.contract.ts';
import { stepWords, yuan } from '../aid.means.words.ts';
import { aidKinds, takerRoles } from '../aid.rules.ts';
import type { AidRow, DueView } from '../aid.views.contract.ts';
import { aidKindWords, aidStatusWords, aidWords } from '../aid.words.ts';
import { type AidSearch, aidViews, whiches } from './aid.search.ts';
import { useAidAgain } from './bits.tsx';
import { CustodyRegister } from './custody.tsx';
import { FileDialog } from './file.dialog.tsx';
import { KinRegister } from './kin.tsx';
import { ReceiptDialog } from './receipt.tsx';
import { Settings } from './settings.tsx';
import './aid.css';

const route = getRouteApi('/aid');

/** 社会救助: the queue with its limits, and the registers beside it. */
export function AidPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<AidSearch>) =>
    void navigate({ to: '/aid', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'queue';
  const within = search.area ? { area: search.area } : {};
  return (
    <>
      <PageHead title={say(aidWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={aidViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next })}
        />
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
      </search>
      {view === 'queue' && <Queue search={search} go={go} />}
      {view === 'kin' && <KinRegister within={within} />}
      {view === 'custody' && <CustodyRegister within={within} />}
      {view === 'settings' && <Settings />}
    </>
  );
}

/** `县级决定:3月25日 前`, or how it is late, in words. */
export function Due({ due }: { due: DueView | null }) {
  const { say } = useSay();
  if (!due) return <span className="soft">—</span>;
  const step = say(stepWords[due.step]);
  return (
    <span className={due.isOverdue ? 'aid-late' : undefined} title={due.source}>
      {say(due.isOverdue ? w.lateDays : w.dueBy, { step, day: due.day })}
      {due.isProvisional && ` ${say(w.provisional)}`}
    </span>
  );
}

function Queue({ search, go }: { search: AidSearch; go: (change: Partial<AidSearch>) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const navigate = useNavigate();
  const again = useAidAgain();
  const [isFiling, file] = useState(false);
  const [receipt, give] = useState<AidReceipt | null>(null);
  const query = {
    which: search.which ?? ('open' as const),
    ...(search.kind && { kind: search.kind }),
    ...(search.area && { area: search.area }),
  };
  const ask = useAsk(aidApi.listAid, { query }, { keepOld: true });
  const open = (a: AidRow) => void navigate({ to: '/aid/$id', params: { id: a.id } });
  return (
    <>
      <div className="page-acts no-print">
        <ExportButton list="aid" filters={query} />
        {takerRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => file(true)}>
            {say(w.file)}
          </Button>
        )}
        <Segmented
          value={query.which}
          options={whiches.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(which) => go({ which })}
        />
        <Select
          aria-label={say(w.kind)}
          value={search.kind ?? ''}
          options={[
            { value: '', label: say(w.anyKind) },
            ...aidKinds.map((value) => ({ value, label: say(aidKindWords[value]) })),
          ]}
          onChange={(next) => go({ kind: aidKinds.find((k) => k === next) })}
          popupMatchSelectWidth={false}
        />
      </div>
      <Read ask={ask} rows={6}>
        {({ items, late, spotChecks }) => (
          <>
            <p className="soft">
              {late > 0 && <span className="aid-late">{say(w.lateNow, { n: late })}</span>}
              {late > 0 && spotChecks.wanted > 0 && ' · '}
              {spotChecks.wanted > 0 && say(w.spotChecks, spotChecks)}
            </p>
            {items.length === 0 ? (
              <Nothing title={say(w.none)} hint={say(w.noneHint)} />
            ) : (
              <Rows items={items} open={open} />
            )}
          </>
        )}
      </Read>
      {isFiling && (
        <FileDialog
          close={() => file(false)}
          done={(made) => {
            again();
            give(made);
          }}
        />
      )}
      {receipt && <ReceiptDialog receipt={receipt} close={() => give(null)} />}
    </>
  );
}

function Rows({ items, open }: { items: readonly AidRow[]; open: (a: AidRow) => void }) {
  const { say } = useSay();
  return (
    <Register
      rows={items}
      keyOf={(a) => a.id}
      open={open}
      columns={[
        { head: c.applicant, cell: (a) => `${a.applicant} · ${a.address}` },
        {
          head: w.kind,
          cell: (a) => (
            <>
              {say(aidKindWords[a.kind])} {a.isKin && <Tag>{say(w.isKin)}</Tag>}
            </>
          ),
        },
        { head: c.status, cell: (a) => say(aidStatusWords[a.status]) },
        { head: w.nextLimit, cell: (a) => <Due due={a.due} /> },
        { head: c.size, cell: (a) => say(w.persons, { n: a.size }), isFigure: true },
        { head: w.amount, cell: (a) => (a.amountCents === null ? '—' : yuan(a.amountCents)), isFigure: true },
        { head: c.place, cell: (a) => a.placeName },
        { head: w.number, cell: (a) => <span className="mono">{a.number}</span> },
      ]}
    />
  );
}
