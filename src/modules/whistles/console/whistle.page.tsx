import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { ProofButton } from '#modules/cases/console/index.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { type WhistleView, whistlesApi } from '../whistles.contract.ts';
import {
  taskStatusWords,
  unitStatusWords,
  whistleConsoleWords as w,
  whistleStatusWords,
  whistleVerbWords,
} from '../whistles.words.ts';
import { ActDialog, type Doing } from './whistle.dialogs.tsx';

const route = getRouteApi('/whistles/$id');
type Part = { view: WhistleView; begin: (doing: Doing) => void };

function Units({ view, begin }: Part) {
  const { say, lang } = useSay();
  return (
    <section>
      <h2>{say(w.unitsTitle)}</h2>
      <Register
        rows={view.units}
        keyOf={(u) => u.id}
        columns={[
          { head: w.unit, cell: (u) => u.name },
          {
            head: w.status,
            cell: (u) => (
              <>
                {say(unitStatusWords[u.status])} {u.overdue && <Tag className="mark">{say(w.overdue)}</Tag>}
                {u.arrivedAt && (
                  <span className="soft small block">
                    {say(w.arrivedAt, { moment: momentText(u.arrivedAt, lang, Date.now()), who: u.who ?? '' })}
                  </span>
                )}
                {u.clause && (
                  <span className="soft small block">
                    {u.clause} · {u.reason}
                  </span>
                )}
              </>
            ),
          },
          {
            head: w.open,
            cell: (u) =>
              u.open.map((verb) => {
                if (verb === 'excuse' || verb === 'insist')
                  return (
                    <Button key={verb} size="small" onClick={() => begin({ act: verb, unitId: u.id })}>
                      {say(whistleVerbWords[verb])}
                    </Button>
                  );
                if (verb !== 'reportIn' && verb !== 'decline') return null;
                return (
                  <Button
                    key={verb}
                    size="small"
                    type={verb === 'reportIn' ? 'primary' : 'default'}
                    onClick={() => begin({ act: verb })}
                  >
                    {say(whistleVerbWords[verb])}
                  </Button>
                );
              }),
          },
        ]}
      />
    </section>
  );
}

function Tasks({ view, begin, done }: Part & { done: (view: WhistleView) => void }) {
  const { say } = useSay();
  const [accepting, setAccepting] = useState<string>();
  const deed = useDeed(({ version, taskId }: { version: number; taskId: string }, key) =>
    call(whistlesApi.acceptTask, { params: { id: view.id, taskId }, input: {}, version, key }),
  );
  /* One at a time: each acceptance moves the whistle's version, a second press before the first is answered would be refused. */
  const accept = async (taskId: string) => {
    setAccepting(taskId);
    const answer = await deed.run({ version: view.version, taskId });
    if (answer) done(answer);
  };
  if (view.tasks.length === 0) return <p className="soft">{say(w.noTasks)}</p>;
  return (
    <>
      <Register
        rows={view.tasks}
        keyOf={(t) => t.id}
        columns={[
          { head: w.unit, cell: (t) => t.unit.name },
          {
            head: w.what,
            cell: (t) => (
              <>
                {t.what}
                {(t.result ?? t.reason) && <span className="soft small block">{t.result ?? t.reason}</span>}
              </>
            ),
          },
          { head: w.due, cell: (t) => t.due },
          { head: w.status, cell: (t) => say(taskStatusWords[t.status]) },
          {
            head: w.open,
            cell: (t) =>
              t.open.map((verb) => {
                if (verb === 'accept') {
                  const mine = deed.pending && accepting === t.id;
                  return (
                    <Button
                      key={verb}
                      size="small"
                      type="primary"
                      loading={mine}
                      disabled={deed.pending && !mine}
                      onClick={() => void accept(t.id)}
                    >
                      {say(whistleVerbWords.accept)}
                    </Button>
                  );
                }
                if (verb !== 'finish' && verb !== 'redo' && verb !== 'waive') return null;
                return (
                  <Button key={verb} size="small" onClick={() => begin({ act: verb, taskId: t.id })}>
                    {say(whistleVerbWords[verb])}
                  </Button>
                );
              }),
          },
        ]}
      />
      {deed.problem && <Fault problem={deed.problem} />}
    </>
  );
}

function Ratings({ view, begin }: Part) {
  const { say } = useSay();
  if (view.status !== 'ended') return null;
  return (
    <section className="card">
      <h2>{say(w.ratings)}</h2>
      <p className="soft">{say(w.rateHint)}</p>
      <ul className="plain">
        {view.ratings.map((r) => (
          <li key={`${r.from.id}${r.to.id}`}>
            {r.from.name} → {r.to.name}:{r.stars === null ? say(w.blind) : `${'★'.repeat(r.stars)} ${r.text ?? ''}`}
          </li>
        ))}
      </ul>
      {view.mayRate.map((unit) => (
        <Button key={unit.id} onClick={() => begin({ act: 'rate', unit })}>
          {say(whistleVerbWords.rate)} {unit.name}
        </Button>
      ))}
    </section>
  );
}

function Whole({ view }: { view: WhistleView }) {
  const { say, lang } = useSay();
  const client = useQueryClient();
  const [doing, begin] = useState<Doing | null>(null);
  const done = (answer: WhistleView) => {
    client.setQueryData(keyOf(whistlesApi.get, { params: { id: answer.id } }), answer);
    void client.invalidateQueries({ queryKey: [whistlesApi.list.path] });
    void client.invalidateQueries({ queryKey: [whistlesApi.ofCase.path] });
  };
  const stops = view.closed.find((c) => c.verb === 'end');
  return (
    <>
      <PageHead
        title={say(w.call)}
        note={
          <>
            <Link to="/cases/$id" params={{ id: view.caseId }} className="mono">
              {view.caseNumber}
            </Link>{' '}
            · {view.placeName} · {say(whistleStatusWords[view.status])}
          </>
        }
      >
        {view.open.includes('agreeTask') && (
          <Button onClick={() => begin({ act: 'agreeTask' })}>{say(whistleVerbWords.agreeTask)}</Button>
        )}
        {view.open.includes('end') && (
          <Button type="primary" onClick={() => begin({ act: 'end' })}>
            {say(whistleVerbWords.end)}
          </Button>
        )}
      </PageHead>
      {stops && <p className="soft">{say(stops.says)}</p>}
      <section className="card">
        <p className="body-text">{view.issue}</p>
        <p className="soft">
          {say(w.lead)}:{view.lead.name} · {say(w.calledBy)}:{view.caller.name} · <Moment at={view.calledAt} />
        </p>
        <p>
          {say(w.reportBy, { moment: momentText(view.reportBy, lang, Date.now()) })}{' '}
          <ProofButton of={whistlesApi.reportByProof} params={{ id: view.id }} /> · {say(w.dueBy, { day: view.due })}
        </p>
        {view.plan && <p className="body-text">{view.plan}</p>}
        {view.result && <p className="body-text">{view.result}</p>}
      </section>
      <Units view={view} begin={begin} />
      <section>
        <h2>{say(w.tasks)}</h2>
        <Tasks view={view} begin={begin} done={done} />
      </section>
      <Ratings view={view} begin={begin} />
      {doing && <ActDialog view={view} doing={doing} close={() => begin(null)} done={done} />}
    </>
  );
}

/** One whistle: who was called and has come, what was agreed, and how it ended. */
export function WhistlePage() {
  const { id } = route.useParams();
  const ask = useAsk(whistlesApi.get, { params: { id } });
  return (
    <Read ask={ask} rows={10}>
      {(view) => <Whole key={view.id} view={view} />}
    </Read>
  );
}
