import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Modal, Segmented, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, type EnrolmentRow, enrolmentsApi, type Slip } from '../enrolments.contract.ts';
import { enrolmentStatusWords, enrolmentWords, priorityWords, wayWords } from '../enrolments.words.ts';
import { DrawSteps } from './draw.tsx';
import { EnrolDialog, SlipDialog } from './enrol.dialog.tsx';
import { EnrolmentDrawer } from './enrolment.drawer.tsx';
import { type EnrolmentSearch, enrolmentViews } from './enrolments.search.ts';
import { Line } from './line.tsx';
import { NumbersSheet, Sheet } from './papers.tsx';
import { RulesDialog } from './rules.dialog.tsx';
import './enrolments.css';

const route = getRouteApi('/enrolments/$id');
export const useEnrolmentsAgain = () => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/enrolments') });
};

/** One class: who is on its list, who waits and who is offered a seat, and its draw. */
export function EnrolmentClassPage() {
  const { id } = route.useParams();
  const ask = useAsk(enrolmentsApi.enrolmentClass, { params: { id } });
  return (
    <Read ask={ask} rows={8}>
      {(c) => <Shown c={c} />}
    </Read>
  );
}

type Dialog = 'enrol' | 'rules' | 'numbers' | null;
function Shown({ c }: { c: ClassView }) {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const again = useEnrolmentsAgain();
  const [dialog, open] = useState<Dialog>(null);
  const [slip, show] = useState<Slip | null>(null);
  const go = (change: Partial<EnrolmentSearch>) =>
    void navigate({ to: '/enrolments/$id', params: { id: c.id }, search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'list';
  const views = enrolmentViews.filter((v) => v !== 'draw' || c.mode === 'lottery');
  const opened = c.items.find((e) => e.id === search.open);
  return (
    <>
      <PageHead title={c.name} note={<Note c={c} />}>
        <ExportButton list="class-enrolments" filters={{ id: c.id }} />
        <Button href={`/enrol/${c.id}`} target="_blank">
          {say(w.publicPage)}
        </Button>
        <Sheet c={c} />
        <Button onClick={() => open('numbers')}>{say(w.printNumbers)}</Button>
        <Button onClick={() => open('rules')}>{say(w.rules)}</Button>
        <Button type="primary" disabled={!c.isOpen} onClick={() => open('enrol')}>
          {say(w.enrol)}
        </Button>
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'list' ? undefined : next })}
        />
      </div>
      {view === 'list' && <List c={c} open={(e) => go({ open: e.id })} />}
      {view === 'line' && <Line c={c} open={(e) => go({ open: e.id })} />}
      {view === 'draw' && <DrawSteps c={c} />}
      {opened && <EnrolmentDrawer c={c} e={opened} close={() => go({ open: undefined })} slipOf={show} />}
      {dialog === 'enrol' && (
        <EnrolDialog
          c={c}
          close={() => open(null)}
          done={(made) => {
            again();
            show(made);
          }}
        />
      )}
      {dialog === 'rules' && <RulesDialog c={c} close={() => open(null)} done={again} />}
      {dialog === 'numbers' && (
        <Modal
          open
          width="min(760px, 100%)"
          title={<span className="no-print">{say(w.printNumbers)}</span>}
          onCancel={() => open(null)}
          footer={
            <Button type="primary" onClick={() => window.print()}>
              {say(w.print)}
            </Button>
          }
        >
          <NumbersSheet c={c} />
        </Modal>
      )}
      {slip && <SlipDialog c={c} slip={slip} close={() => show(null)} />}
    </>
  );
}

function Note({ c }: { c: ClassView }) {
  const { say } = useSay();
  return (
    <>
      {c.unit} · {c.term} · {say(c.mode === 'lottery' ? enrolmentWords.lottery : enrolmentWords.firstCome)} ·{' '}
      <Moment at={c.opensAt} /> – <Moment at={c.closesAt} />
      <br />
      {say(w.seats)} {c.seats} · {say(w.seated)} {c.seated} · {say(w.offered)} {c.offered} · {say(w.waiting)}{' '}
      {c.waiting}
      {c.keptSeats > 0 && (
        <>
          {' '}
          · {say(w.kept, { n: c.keptSeats })} ({c.keptReleasedAt ? say(w.keptGone) : <Until at={c.keptUntil} />})
        </>
      )}
    </>
  );
}
function Until({ at }: { at: string }) {
  const { say } = useSay();
  const [before = '', after = ''] = say(w.keptUntil, { at: '|' }).split('|');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}

export function MaybeTwice({ e }: { e: EnrolmentRow }) {
  const { say } = useSay();
  return e.maybeTwice ? (
    <Tooltip title={say(w.maybeTwiceWhy)}>
      <Tag color="warning">{say(w.maybeTwice)}</Tag>
    </Tooltip>
  ) : null;
}
function List({ c, open }: { c: ClassView; open: (e: EnrolmentRow) => void }) {
  const { say } = useSay();
  if (c.items.length === 0) return <Nothing title={say(w.noneYet)} hint={say(w.noneYetHint)} />;
  return (
    <Register
      rows={c.items.toSorted((a, b) => a.arrival - b.arrival)}
      keyOf={(e) => e.id}
      open={open}
      columns={[
        { head: w.name, cell: (e) => `${e.arrival} ${e.name ?? say(w.erased)}` },
        {
          head: w.state,
          cell: (e) => (
            <>
              <Tag>{say(enrolmentStatusWords[e.status])}</Tag>
              {e.inLine !== null && say(w.inLine, { n: e.inLine })} <MaybeTwice e={e} />
            </>
          ),
        },
        { head: w.way, cell: (e) => say(wayWords[e.way]) },
        { head: w.phone, cell: (e) => e.phone ?? '—' },
        { head: w.number, cell: (e) => <span className="mono">{e.number}</span> },
        ...(c.mode === 'lottery'
          ? ([
              { head: w.lot, cell: (e: EnrolmentRow) => <span className="mono">{e.lot ?? '—'}</span> },
              {
                head: w.claims,
                cell: (e: EnrolmentRow) => e.claims.map((p) => say(priorityWords[p])).join('、') || '—',
              },
            ] as const)
          : []),
        { head: w.at, cell: (e) => <Moment at={e.at} /> },
      ]}
    />
  );
}
