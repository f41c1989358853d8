import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useNearName } from '#modules/places/console/index.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { type IncidentView, incidentsApi } from '../incidents.contract.ts';
import { CaseLink, CaseStatusTag, IncidentTag } from './bits.tsx';
import { Detach, NoteProgress, ReplyAll } from './incident.dialogs.tsx';

const route = getRouteApi('/incidents/$id');
type Dialog = { kind: 'note' } | { kind: 'reply' } | { kind: 'detach'; caseId: string };

/** An answer of one of this incident's acts takes its place on the page at once. */
function useShow() {
  const client = useQueryClient();
  return (view: IncidentView) => {
    client.setQueryData(keyOf(incidentsApi.incident, { params: { id: view.id } }), view);
    void client.invalidateQueries({ queryKey: [incidentsApi.incidents.path] });
  };
}

function Attached({ view, detach }: { view: IncidentView; detach: (caseId: string) => void }) {
  const { say } = useSay();
  const nearName = useNearName();
  return (
    <section>
      <h2>{say(w.cases)}</h2>
      <Register
        rows={view.cases}
        keyOf={(c) => c.id}
        columns={[
          { head: w.matter, cell: (c) => <CaseLink c={c} /> },
          {
            head: w.status,
            cell: (c) => (
              <>
                <CaseStatusTag status={c.status} />
                {c.optedOutAt && <span className="small block">{say(w.out)}</span>}
              </>
            ),
          },
          { head: w.place, cell: (c) => nearName(c.placeName) },
          { head: w.received, cell: (c) => <Moment at={c.receivedAt} /> },
          {
            head: w.detach,
            cell: (c) =>
              view.open.includes('detach') &&
              !c.optedOutAt && (
                <Button size="small" onClick={() => detach(c.id)}>
                  {say(w.detach)}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}

function Suggested({ view }: { view: IncidentView }) {
  const { say } = useSay();
  const show = useShow();
  const deed = useDeed((caseId: string, key) =>
    call(incidentsApi.attachCases, { params: { id: view.id }, input: { caseIds: [caseId] }, key }),
  );
  const attach = async (caseId: string) => {
    const answer = await deed.run(caseId);
    if (answer) show(answer);
  };
  if (view.suggested.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.suggested)}</h2>
      {deed.problem && <Fault problem={deed.problem} />}
      <ul className="plain">
        {view.suggested.map((c) => (
          <li key={c.id}>
            <CaseLink c={c} />
            <span className="soft small block">{say(w.suggestedWhy, { words: c.words.join('、') })}</span>
            <Button size="small" loading={deed.pending} onClick={() => void attach(c.id)}>
              {say(w.attach)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Told({ view }: { view: IncidentView }) {
  const { say } = useSay();
  const show = useShow();
  const deed = useDeed((replyId: string, key) =>
    call(incidentsApi.resumeReply, { params: { id: view.id, replyId }, input: {}, key }),
  );
  const resume = async (replyId: string) => {
    const answer = await deed.run(replyId);
    if (answer) show(answer);
  };
  if (view.replies.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.replies)}</h2>
      {deed.problem && <Fault problem={deed.problem} />}
      <ul className="plain">
        {view.replies.map((r) => (
          <li key={r.id}>
            <p className="body-text">{r.text}</p>
            <p className="soft small">
              <Moment at={r.at} /> · {r.unit} · {say(w.told, { n: r.told })}
              {r.waiting > 0 && ` · ${say(w.waiting, { n: r.waiting })}`}
              {r.skipped.length > 0 && ` · ${say(w.skipped, { n: r.skipped.length })}`}
            </p>
            {r.waiting > 0 && (
              <Button size="small" loading={deed.pending} onClick={() => void resume(r.id)}>
                {say(w.resume)}
              </Button>
            )}
            <ul className="plain small">
              {r.skipped.map((s) => (
                <li key={s.caseId}>
                  <span className="mono">{s.number}</span> {say(s.says)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Progress({ view }: { view: IncidentView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.progress)}</h2>
      {view.notes.length === 0 && <p className="soft">{say(w.noProgress)}</p>}
      <ul className="plain">
        {view.notes.map((n) => (
          <li key={n.id}>
            <p className="body-text">{n.text}</p>
            <p className="soft small">
              <Moment at={n.at} /> · {n.unit}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function End({ view }: { view: IncidentView }) {
  const { say } = useSay();
  const show = useShow();
  const deed = useDeed((version: number, key) =>
    call(incidentsApi.endIncident, { params: { id: view.id }, input: {}, version, key }),
  );
  const end = async () => {
    const answer = await deed.run(view.version);
    if (answer) show(answer);
  };
  return (
    <>
      <Popconfirm title={say(w.ended)} okText={say(w.end)} onConfirm={() => void end()}>
        <Button loading={deed.pending}>{say(w.end)}</Button>
      </Popconfirm>
      {deed.problem && <Fault problem={deed.problem} />}
    </>
  );
}

function Whole({ view }: { view: IncidentView }) {
  const { say } = useSay();
  const show = useShow();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const props = { view, close: () => setDialog(null), done: show };
  return (
    <div className="incident">
      <PageHead
        title={view.title}
        note={
          <>
            <span className="mono">{view.number}</span> · {view.placeName} · {view.owner.name}{' '}
            <IncidentTag status={view.status} />
          </>
        }
      >
        {view.open.includes('end') && <End view={view} />}
        {view.open.includes('note') && (
          <Button onClick={() => setDialog({ kind: 'note' })}>{say(w.writeProgress)}</Button>
        )}
        {view.open.includes('reply') && (
          <Button type="primary" onClick={() => setDialog({ kind: 'reply' })}>
            {say(w.replyAll)}
          </Button>
        )}
      </PageHead>
      <Attached view={view} detach={(caseId) => setDialog({ kind: 'detach', caseId })} />
      <Suggested view={view} />
      <Progress view={view} />
      <Told view={view} />
      {dialog?.kind === 'note' && <NoteProgress {...props} />}
      {dialog?.kind === 'reply' && <ReplyAll {...props} />}
      {dialog?.kind === 'detach' && <Detach {...props} caseId={dialog.caseId} />}
    </div>
  );
}

/** One incident: its cases, what is being done, and what was said to all. */
export function IncidentPage() {
  const { id } = route.useParams();
  const ask = useAsk(incidentsApi.incident, { params: { id } });
  return (
    <Read ask={ask} rows={10}>
      {(view) => <Whole key={view.id} view={view} />}
    </Read>
  );
}
