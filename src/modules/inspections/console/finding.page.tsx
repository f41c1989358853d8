import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingView, inspectionsApi } from '../inspections.contract.ts';
import type { FindingVerb } from '../inspections.rules.ts';
import {
  categoryWords,
  findingStatusWords,
  findingVerbWords,
  inspectionWords as i,
  stepWords,
  termWords,
} from '../inspections.words.ts';
import { Act } from './acts.tsx';
import { FindingPaper } from './finding.paper.tsx';
import { StandingTag, useAgain } from './parts.tsx';
import './inspections.css';

const route = getRouteApi('/inspections/findings/$id');
/** What is done next, where more than one thing may be. */
const next: readonly FindingVerb[] = ['close', 'selfCheck', 'plan', 'assign'];

/** One finding: what it is, who sets it right by which measures, its way, and what may be done now. */
export function FindingPage() {
  const { id } = route.useParams();
  const ask = useAsk(inspectionsApi.getFinding, { params: { id } });
  return (
    <Read ask={ask} rows={8}>
      {(x) => <Shown key={x.version} x={x} />}
    </Read>
  );
}

function Shown({ x }: { x: FindingView }) {
  const { say } = useSay();
  const again = useAgain();
  const [verb, act] = useState<FindingVerb | null>(null);
  const primary = next.find((v) => x.open.includes(v));
  return (
    <>
      <PageHead title={say(w.nthOf, { round: x.round, nth: x.nth })} note={`${x.inspected.name} · ${x.office.name}`}>
        <ButtonLink to="/inspections/$id" params={{ id: x.roundId }}>
          {say(w.toRound)}
        </ButtonLink>
        {x.owner && (
          <PaperTwin kind="findingSheet" subject={x.id} label={w.paper} signs={[i.owner, w.office]}>
            <FindingPaper x={x} />
          </PaperTwin>
        )}
        {x.open.map((v) => (
          <Button key={v} type={v === primary ? 'primary' : 'default'} onClick={() => act(v)}>
            {say(findingVerbWords[v])}
          </Button>
        ))}
        {x.closed.map((c) => (
          <Tooltip key={c.verb} title={say(c.says)}>
            <Button disabled>{say(findingVerbWords[c.verb])}</Button>
          </Tooltip>
        ))}
      </PageHead>
      <Marks x={x} />
      <About x={x} />
      <h2 className="inspection-head">{say(i.measures)}</h2>
      {x.measures.length === 0 ? <p className="soft">{say(w.noPlan)}</p> : <Measures x={x} />}
      <h2 className="inspection-head">{say(w.way)}</h2>
      <section className="card">
        <Way x={x} />
      </section>
      {verb && <Act x={x} verb={verb} close={() => act(null)} done={again} />}
    </>
  );
}

function Marks({ x }: { x: FindingView }) {
  const { say } = useSay();
  const supervised = x.supervisedOn && say(w.supervised, { n: x.supervisions, day: x.supervisedOn });
  return (
    <div className="inspection-marks">
      {x.overdue && (
        <Alert
          type="warning"
          showIcon
          title={x.overdue === 'plan' ? say(w.overduePlan, { day: x.planDue }) : say(w.overdueDue, { day: x.dueOn })}
          description={supervised}
        />
      )}
      {x.former && (
        <Alert
          type="info"
          showIcon
          title={say(w.former, {
            says: say(i.formerOf, { round: x.former.round, nth: x.former.nth }),
            status: say(findingStatusWords[x.former.status]),
          })}
          action={
            x.former.id && (
              <Link to="/inspections/findings/$id" params={{ id: x.former.id }}>
                {say(w.formerOpen)}
              </Link>
            )
          }
        />
      )}
    </div>
  );
}

function About({ x }: { x: FindingView }) {
  const { say } = useSay();
  return (
    <section className="card">
      <p className="inspection-body lead">{x.body}</p>
      <dl className="facts">
        <dt>{say(i.status)}</dt>
        <dd>
          <StandingTag of={x} />
        </dd>
        <dt>{say(i.category)}</dt>
        <dd>
          {say(categoryWords[x.category])} · {say(termWords[x.term])}
        </dd>
        <dt>{say(i.owner)}</dt>
        <dd>{x.owner ? `${x.owner.name} · ${x.leaderPost ?? ''}` : '—'}</dd>
        {x.lead && (
          <>
            <dt>{say(i.lead)}</dt>
            <dd>{x.lead.name}</dd>
          </>
        )}
        <dt>{say(i.planDue)}</dt>
        <dd>{x.planDue}</dd>
        <dt>{say(i.due)}</dt>
        <dd>{x.dueOn}</dd>
        {x.basis && (
          <>
            <dt>{say(i.basis)}</dt>
            <dd>{x.basis}</dd>
          </>
        )}
        {x.papers && (
          <>
            <dt>{say(i.papers)}</dt>
            <dd>{x.papers}</dd>
          </>
        )}
        {x.closedOn && (
          <>
            <dt>{say(i.closedOn)}</dt>
            <dd>{x.closedOn}</dd>
          </>
        )}
      </dl>
      {x.case && (
        <p className="no-print">
          <a href={`/console/cases/${x.case.id}`}>{say(w.toCase, { number: x.case.number })}</a>
        </p>
      )}
    </section>
  );
}

function Measures({ x }: { x: FindingView }) {
  const { say } = useSay();
  return (
    <Register
      rows={x.measures}
      keyOf={(m) => m.id}
      columns={[
        { head: i.measures, cell: (m) => <span className="inspection-body">{`${m.nth}. ${m.body}`}</span> },
        { head: i.measureUnit, cell: (m) => m.unit.name },
        { head: i.measureDue, cell: (m) => m.dueOn, isFigure: true },
        {
          head: i.status,
          cell: (m) => (
            <span className={m.isOverdue ? 'inspection-late' : m.doneOn ? 'inspection-done' : ''}>
              {m.doneOn ? say(w.doneOn, { day: m.doneOn }) : say(m.isOverdue ? w.late : w.notDone)}
            </span>
          ),
        },
      ]}
    />
  );
}

function Way({ x }: { x: FindingView }) {
  const { say } = useSay();
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(inspectionsApi.findingFile, { params: { id: x.id, fileId }, query: { size } });
  return (
    <ol className="plain inspection-way">
      {x.steps.map((s) => (
        <li key={s.id}>
          <p>
            <strong className={s.verb === 'closeRefused' || s.verb === 'sendBack' ? 'inspection-late' : ''}>
              {say(stepWords[s.verb])}
            </strong>{' '}
            {s.unit ?? say(w.house)}{' '}
            <span className="soft">
              <Moment at={s.at} />
              {s.onDay !== dayOf(Date.parse(s.at)) && ` · ${s.onDay}`}
            </span>
          </p>
          {s.body && <p className="inspection-body">{s.body}</p>}
          {s.says && <p className="inspection-body">{say(s.says)}</p>}
          {s.files.length > 0 && (
            <ul className="inspection-files">
              {s.files.map((file) => (
                <li key={file.id}>
                  <a href={url(file.id, 'full')} target="_blank" rel="noreferrer">
                    {file.hasThumb ? <img src={url(file.id, 'thumb')} alt={file.name} /> : file.name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
