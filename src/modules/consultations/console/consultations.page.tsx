import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { consultationConsoleWords as w } from '../consultations.console.words.ts';
import { consultationsApi, type OpinionReceipt } from '../consultations.contract.ts';
import { keeperRoles, takerRoles } from '../consultations.rules.ts';
import { callStatusWords, consultationWords } from '../consultations.words.ts';
import { CallForm } from './call.form.tsx';
import { consultationViews } from './consultations.search.ts';
import { GiveDialog, ReceiptDialog } from './give.dialog.tsx';
import { GroupCard, Pile } from './pile.tsx';
import './consultations.css';

const route = getRouteApi('/consultations');
export const useOpinionsAgain = () => {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/consultations') });
};

/** 征求意见: the calls, suggestions nobody asked for, and what this unit has to do of what was adopted. */
export function ConsultationsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const { view = 'calls' } = route.useSearch();
  const navigate = useNavigate();
  const again = useOpinionsAgain();
  const [dialog, show] = useState<'call' | 'give' | null>(null);
  const [receipt, keep] = useState<OpinionReceipt | null>(null);
  const open = (id: string) => void navigate({ to: '/consultations/$id', params: { id } });
  return (
    <>
      <PageHead title={say(consultationWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {takerRoles.some((r) => r === role) && <Button onClick={() => show('give')}>{say(w.give)}</Button>}
        {keeperRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => show('call')}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={consultationViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) =>
            void navigate({
              to: '/consultations',
              search: { view: next === 'calls' ? undefined : next },
              replace: true,
            })
          }
        />
      </div>
      {view === 'calls' && <Calls open={open} />}
      {view === 'standing' && <Standing />}
      {view === 'tasks' && <Tasks />}
      {dialog === 'call' && (
        <CallForm
          before={null}
          close={() => show(null)}
          done={(c) => {
            again();
            open(c.id);
          }}
        />
      )}
      {dialog === 'give' && (
        <GiveDialog
          callId={null}
          close={() => show(null)}
          done={(made) => {
            again();
            keep(made);
          }}
        />
      )}
      {receipt && <ReceiptDialog receipt={receipt} close={() => keep(null)} />}
    </>
  );
}

function Calls({ open }: { open: (id: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(consultationsApi.listConsultations, {});
  return (
    <>
      <ExportLine list="consultations" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              open={(c) => open(c.id)}
              columns={[
                { head: w.title, cell: (c) => c.title },
                { head: w.unit, cell: (c) => c.unit },
                { head: w.place, cell: (c) => c.placeName },
                { head: w.until, cell: (c) => c.untilDay },
                {
                  head: w.state,
                  cell: (c) => (
                    <Tag>{say(c.status === 'open' && !c.isTaking ? w.over : callStatusWords[c.status])}</Tag>
                  ),
                },
                { head: w.opinions, cell: (c) => c.count, isFigure: true },
                { head: w.waiting, cell: (c) => c.waiting || '', isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
function Standing() {
  const { say } = useSay();
  const ask = useAsk(consultationsApi.standingOpinions, {});
  return (
    <Read ask={ask} rows={6}>
      {(pile) =>
        pile.opinions.length + pile.groups.length === 0 ? (
          <Nothing title={say(w.noneStanding)} hint={say(w.noneStandingHint)} />
        ) : (
          <Pile pile={pile} mayKeep />
        )
      }
    </Read>
  );
}
function Tasks() {
  const { say } = useSay();
  const ask = useAsk(consultationsApi.adoptedTasks, {});
  return (
    <>
      <ExportLine list="adopted" />
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noneTasks)} />
          ) : (
            items.map((g) => <GroupCard key={g.id} g={g} opinions={[]} />)
          )
        }
      </Read>
    </>
  );
}
