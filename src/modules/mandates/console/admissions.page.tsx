import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type AdmissionRow, admissionsApi } from '../mandates.admissions.contract.ts';
import { type AdmissionStatus, requestRoles } from '../mandates.admissions.rules.ts';
import { admissionStatusWords, admissionWords as w } from '../mandates.admissions.words.ts';
import { matterKindWords } from '../mandates.gate.words.ts';
import { AskAdmission } from './admission.form.tsx';
import type { AdmissionSearch } from './admissions.search.ts';
import { LevelCard } from './level.card.tsx';
import './mandates.css';

const route = getRouteApi('/admissions');

export function AdmissionTag({ status }: { status: AdmissionStatus }) {
  const { say } = useSay();
  return <Tag className={`status admission-${status}`}>{say(admissionStatusWords[status])}</Tag>;
}

function Rows({ rows }: { rows: readonly AdmissionRow[] }) {
  const { say } = useSay();
  const navigate = useNavigate();
  return (
    <Register
      rows={rows}
      keyOf={(a) => a.id}
      open={(a) => void navigate({ to: '/admissions/$id', params: { id: a.id } })}
      columns={[
        { head: w.number, cell: (a) => a.number },
        { head: w.task, cell: (a) => a.task },
        { head: w.receiver, cell: (a) => a.receiver.name },
        { head: w.requester, cell: (a) => a.requester.name },
        { head: w.matter, cell: (a) => `${say(matterKindWords[a.matterKind])} ${a.matterLabel}` },
        { head: w.untilShort, cell: (a) => a.validTo ?? a.until },
        { head: w.status, cell: (a) => <AdmissionTag status={a.status} /> },
      ]}
    />
  );
}

/** 职责准入: what waits for me first, then all of them; a refused dispatch arrives here with its request begun. */
export function AdmissionsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isAsking, ask] = useState(search.receiver !== undefined);
  const go = (next: AdmissionSearch) => void navigate({ to: '/admissions', search: next, replace: true });
  const all = useAsk(admissionsApi.listAdmissions, { query: search.status ? { status: search.status } : {} });
  const mine = useAsk(admissionsApi.listAdmissions, { query: { mine: '1' } });
  const isAll = search.view === 'all' || (mine.data?.items.length === 0 && search.view === undefined);
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.lead)}>
        <ExportButton list="admissions" filters={search.status ? { status: search.status } : {}} />
        {requestRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => ask(true)}>
            {say(w.ask)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={isAll ? 'all' : 'mine'}
          options={[
            { value: 'mine', label: `${say(w.mine)} ${mine.data?.items.length ?? ''}`.trim() },
            { value: 'all', label: say(w.all) },
          ]}
          onChange={(next) => go(next === 'all' ? { view: 'all' } : {})}
        />
      </div>
      <Read ask={isAll ? all : mine} rows={6}>
        {({ items }) =>
          items.length === 0 ? <Nothing title={say(w.none)} hint={say(w.noneHint)} /> : <Rows rows={items} />
        }
      </Read>
      <LevelCard />
      {isAsking && (
        <AskAdmission
          from={search}
          close={() => {
            ask(false);
            if (search.receiver) go({});
          }}
          done={(a) => void navigate({ to: '/admissions/$id', params: { id: a.id } })}
        />
      )}
    </>
  );
}
