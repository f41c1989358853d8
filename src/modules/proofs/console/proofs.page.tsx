import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Finder, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { registerColumnWords as c, proofConsoleWords as w } from '../proofs.console.words.ts';
import { type ProofReceipt, proofsApi } from '../proofs.contract.ts';
import { takerRoles } from '../proofs.rules.ts';
import { proofStatusWords, proofWords, standingWords } from '../proofs.words.ts';
import { AskDialog, ReceiptDialog } from './ask.dialog.tsx';
import { Demands } from './demands.tsx';
import { Lists } from './lists.tsx';
import { ProofDrawer } from './proof.drawer.tsx';
import { type ProofSearch, proofViews } from './proofs.search.ts';
import './proofs.css';

const route = getRouteApi('/proofs');
export const useProofsAgain = () => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/proof') });
};
export type Going = { search: ProofSearch; go: (change: Partial<ProofSearch>) => void };

/** 证明事项: who asked for what and how far it is, the register, the lists, and which agencies ask for what they may not. */
export function ProofsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const again = useProofsAgain();
  const [isAsking, ask] = useState(false);
  const [receipt, show] = useState<ProofReceipt | null>(null);
  const go = (change: Partial<ProofSearch>) =>
    void navigate({ to: '/proofs', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'requests';
  const takes = takerRoles.some((r) => r === role);
  const views = proofViews.filter(
    (v) => v !== 'demands' || ['countyClerk', 'townshipClerk', 'townshipLeader', 'villageCadre'].includes(role),
  );
  return (
    <>
      <PageHead title={say(proofWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {takes && (
          <Button type="primary" onClick={() => ask(true)}>
            {say(w.ask)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'requests' ? undefined : next })}
        />
      </div>
      {view === 'requests' && <Requests search={search} go={go} />}
      {view === 'register' && <Issued go={go} />}
      {view === 'lists' && <Lists search={search} go={go} />}
      {view === 'demands' && <Demands search={search} go={go} />}
      {search.open && <ProofDrawer id={search.open} close={() => go({ open: undefined })} />}
      {isAsking && (
        <AskDialog
          close={() => ask(false)}
          done={(made) => {
            again();
            show(made);
          }}
        />
      )}
      {receipt && (
        <ReceiptDialog
          receipt={receipt}
          close={() => {
            show(null);
            go({ open: receipt.id });
          }}
        />
      )}
    </>
  );
}

function Requests({ search, go }: Going) {
  const { say } = useSay();
  const [q, find] = useState('');
  const status = search.all || q ? {} : { status: 'open' as const };
  const ask = useAsk(proofsApi.listProofs, { query: { ...status, ...(q && { q }) } }, { keepOld: true });
  return (
    <>
      <ExportLine list="proofs" filters={{ ...status, ...(q && { q }) }} />
      <div className="filters no-print">
        <Segmented
          value={search.all ? 'all' : 'open'}
          options={[
            { value: 'open', label: say(w.openOnes) },
            { value: 'all', label: say(w.all) },
          ]}
          onChange={(next) => go({ all: next === 'all' ? true : undefined })}
        />
        <Finder label={w.find} find={find} />
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(p) => p.id}
              open={(p) => go({ open: p.id })}
              columns={[
                { head: w.item, cell: (p) => p.itemName ?? say(w.noItem) },
                { head: w.state, cell: (p) => <Tag>{say(proofStatusWords[p.status])}</Tag> },
                { head: w.name, cell: (p) => p.name ?? '—' },
                { head: w.agency, cell: (p) => p.agency ?? '—' },
                { head: w.place, cell: (p) => p.placeName },
                { head: w.at, cell: (p) => <Moment at={p.at} /> },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Issued({ go }: { go: Going['go'] }) {
  const { say } = useSay();
  const [q, find] = useState('');
  const ask = useAsk(proofsApi.listCertificates, { query: { ...(q && { q }) } }, { keepOld: true });
  return (
    <>
      <ExportLine list="certificates" filters={{ ...(q && { q }) }} />
      <div className="filters no-print">
        <Finder label={w.findRegister} find={find} />
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noneRegister)} />
          ) : (
            <Register
              rows={items}
              keyOf={(r) => r.number}
              open={(r) => go({ open: r.requestId })}
              columns={[
                { head: c.number, cell: (r) => <span className="mono">{r.number}</span> },
                { head: c.itemName, cell: (r) => r.itemName },
                { head: c.name, cell: (r) => r.name ?? say(w.erased) },
                { head: c.issuedOn, cell: (r) => r.issuedOn },
                { head: c.expiresOn, cell: (r) => r.expiresOn },
                { head: c.standing, cell: (r) => say(standingWords[r.standing]) },
                { head: c.agency, cell: (r) => r.agency ?? '—' },
                { head: c.signedBy, cell: (r) => r.signedBy },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
