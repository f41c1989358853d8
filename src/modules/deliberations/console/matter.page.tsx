import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { deliberationsApi, type GateView, type MatterView } from '../deliberations.contract.ts';
import { type Gate, gates, type MatterVerb } from '../deliberations.rules.ts';
import { forumWords, gateWords, matterStatusWords, matterVerbWords } from '../deliberations.words.ts';
import { Act } from './act.dialog.tsx';
import { RecordSheet } from './record.sheet.tsx';
import './deliberations.css';

const route = getRouteApi('/deliberations/$id');

/** One matter: its six gates on one screen, each with its record; what may be done next, and why the rest may not. */
export function MatterPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(deliberationsApi.getMatter, { params: { id } });
  const show = (m: MatterView) => client.setQueryData(keyOf(deliberationsApi.getMatter, { params: { id } }), m);
  return (
    <Read ask={ask} rows={8}>
      {(m) => <Matter m={m} show={show} />}
    </Read>
  );
}

function Matter({ m, show }: { m: MatterView; show: (m: MatterView) => void }) {
  const { say } = useSay();
  const [verb, act] = useState<MatterVerb | null>(null);
  const earlier = m.gates.filter((g) => g.round < m.round);
  const note = [m.number, say(m.kindName), say(forumWords[m.forum]), m.round > 1 && say(w.round, { n: m.round })];
  return (
    <>
      <PageHead title={m.title} note={note.filter(Boolean).join(' · ')}>
        <ButtonLink to="/deliberations" search={{ area: m.area }}>
          {say(w.back)}
        </ButtonLink>
        <RecordSheet m={m} />
        {m.open.map((v) => (
          <Button key={v} type={v === 'end' ? 'default' : 'primary'} onClick={() => act(v)}>
            {say(matterVerbWords[v])}
          </Button>
        ))}
      </PageHead>
      <p>
        <b>{say(matterStatusWords[m.status])}</b>
      </p>
      {m.closed.map((c) => (
        <Alert key={c.verb} type="info" showIcon title={`${say(matterVerbWords[c.verb])}${say(colon)}${say(c.says)}`} />
      ))}
      {m.endReason && <Alert type="warning" showIcon title={m.endReason} />}
      <ol className="ladder">
        {gates.map((g, i) => (
          <GateCard
            key={g}
            nth={i + 1}
            gate={g}
            m={m}
            record={m.gates.find((x) => x.round === m.round && x.gate === g)}
          />
        ))}
      </ol>
      <section className="card">
        <h2>{say(w.cause)}</h2>
        <p className="body-text">{m.cause}</p>
        <h2>{say(w.content)}</h2>
        <p className="body-text">{m.content}</p>
        <p className="soft small">{say(w.basis, { basis: m.basis })}</p>
        {m.authorisedOn && <p className="soft small">{say(w.authorised, { day: m.authorisedOn })}</p>}
      </section>
      {earlier.length > 0 && (
        <section className="card">
          <h2>{say(w.earlier)}</h2>
          <ul className="plain">
            {earlier.map((g) => (
              <li key={`${g.round}-${g.gate}`}>
                {say(w.round, { n: g.round })} · {say(gateWords[g.gate])} · {g.heldOn} · {say(w[g.outcome])}
              </li>
            ))}
          </ul>
        </section>
      )}
      {verb && <Act m={m} verb={verb} close={() => act(null)} done={show} />}
    </>
  );
}

type CardProps = { nth: number; gate: Gate; m: MatterView; record: GateView | undefined };
function GateCard({ nth, gate, m, record }: CardProps) {
  const { say } = useSay();
  const isHere = m.gate === gate;
  const notice = m.notices.findLast((x) => x.what === (gate === 'decisionPublic' ? 'decision' : 'result'));
  const shows = nth > 4 && notice && (record || isHere) ? notice : undefined;
  const look = record ? (record.outcome === 'passed' ? 'is-passed' : 'is-failed') : isHere ? 'is-here' : '';
  return (
    <li className={look} {...(isHere && { 'aria-current': 'step' as const })}>
      <h2>
        {nth}. {say(gateWords[gate])}
      </h2>
      {record && (
        <>
          <p>
            {record.heldOn} · {say(w[record.outcome])}
          </p>
          {record.should !== null && <GateNumbers g={record} />}
          {record.objections !== null && <p className="small">{say(w.objectionsN, { n: record.objections })}</p>}
          <p className="body-text">{record.body}</p>
          {record.activityId && (
            <p className="small">
              <Link to="/activities/$id" params={{ id: record.activityId }}>
                {say(w.fromActivity)}
              </Link>
            </p>
          )}
          {record.meetingId && (
            <p className="small">
              <Link to="/deliberations/meetings/$id" params={{ id: record.meetingId }}>
                {say(w.meetings)}
              </Link>
            </p>
          )}
        </>
      )}
      {shows && (
        <p className="small soft">
          {shows.status === 'out'
            ? say(w.noticeOut, { from: shows.fromOn, until: shows.untilOn })
            : shows.status === 'kept'
              ? say(w.noticeKept)
              : say(w.noticeDown, { why: shows.downWhy ?? '' })}
        </p>
      )}
    </li>
  );
}
export function GateNumbers({ g }: { g: GateView }) {
  const { say } = useSay();
  const share = Math.round(((g.present ?? 0) * 100) / (g.should || 1));
  return (
    <p className="small">
      {say(w.should)} {g.should} · {say(w.present)} {g.present} · {say(w.ratio, { share })}
      <br />
      {say(w.yes)} {g.yes} · {say(w.no)} {g.no} · {say(w.abstain)} {g.abstain}
    </p>
  );
}
