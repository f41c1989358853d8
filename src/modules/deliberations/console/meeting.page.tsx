import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { say as fill } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { affairsConsoleWords } from '../affairs.console.words.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import {
  callerWords,
  deliberationWords,
  meetingKindWords,
  meetingStatusWords,
  presenceWords,
} from '../deliberations.words.ts';
import { type MeetingView, meetingsApi } from '../meetings.contract.ts';
import { Attend, Minutes, Reason } from './meeting.dialogs.tsx';
import { Appraise } from './officers.tsx';
import { VoteCards } from './votes.tsx';
import './deliberations.css';

const route = getRouteApi('/deliberations/meetings/$id');

/** One meeting: who should come and who did, the questions put to it, its minutes. */
export function MeetingPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(meetingsApi.getMeeting, { params: { id } });
  const show = (m: MeetingView) => client.setQueryData(keyOf(meetingsApi.getMeeting, { params: { id } }), m);
  return (
    <Read ask={ask} rows={8}>
      {(m) => <Meeting m={m} show={show} />}
    </Read>
  );
}

const dialogs = ['attend', 'begin', 'adjourn', 'cancel', 'hold'] as const;
type Dialog = (typeof dialogs)[number] | 'appraise';
function Meeting({ m, show }: { m: MeetingView; show: (m: MeetingView) => void }) {
  const { say, lang } = useSay();
  const { role } = useMe();
  const [dialog, open] = useState<Dialog | null>(null);
  const close = () => open(null);
  const label = { attend: w.attend, begin: w.begin, adjourn: w.adjourn, cancel: w.cancel, hold: w.minutes };
  const note = [
    say(meetingKindWords[m.kind]),
    m.part,
    say(meetingStatusWords[m.status]),
    m.isAppraisal && say(w.isAppraisal),
  ];
  return (
    <>
      <PageHead title={m.title} note={note.filter(Boolean).join(' · ')}>
        <ButtonLink to="/deliberations" search={{ area: m.area, view: 'meetings' }}>
          {say(w.back)}
        </ButtonLink>
        <SignSheet m={m} />
        {m.isAppraisal && m.status === 'held' && keeperRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => open('appraise')}>
            {say(affairsConsoleWords.appraise)}
          </Button>
        )}
        {dialogs
          .filter((d) => m.open.some((v) => v === d))
          .map((d) => (
            <Button
              key={d}
              type={d === 'begin' || d === 'hold' || d === 'attend' ? 'primary' : 'default'}
              onClick={() => open(d)}
            >
              {say(label[d])}
            </Button>
          ))}
      </PageHead>
      {dialog === 'appraise' && <Appraise m={m} close={close} />}
      {m.closed
        .filter((c) => c.verb === 'begin' || c.verb === 'hold')
        .map((c) => (
          <Alert key={c.verb} type="info" showIcon title={fill(c.says, lang, c.values)} />
        ))}
      {m.reason && <Alert type="warning" showIcon title={m.reason} />}
      <section className="card">
        <p>
          {momentText(m.startsAt, lang, Date.now())} · {m.where} · {say(w.notifiedOn)} {m.notifiedOn} ·{' '}
          {say(w.calledOf, { who: say(callerWords[m.calledBy]) })}
          {m.callSignatures !== null && ` (${m.callSignatures}/${m.callBase})`}
        </p>
        <p className="body-text">{m.agenda}</p>
        <p>
          <b>
            {m.present === null
              ? say(w.notCounted, { should: m.should })
              : say(w.count, { present: m.present, should: m.should })}
          </b>{' '}
          · {say(w.needs, { n: m.quorumNeeds })}
          {m.signatures !== null && ` · ${say(w.signatures)} ${m.signatures}`}
          {m.women !== null && ` · ${say(w.women)} ${m.women}`}
        </p>
        <p className="soft small">{m.rule.basis}</p>
        {m.deputies.length > 0 && (
          <ul className="plain">
            {m.deputies.map((d) => (
              <li key={d.id}>{[d.name, d.part, say(presenceWords[d.presence])].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        )}
      </section>
      <VoteCards m={m} show={show} />
      {m.minutes && (
        <section className="card">
          <h2>{say(w.minutesText)}</h2>
          <p className="soft">
            {say(w.host)} {m.host} · {say(w.recorder)} {m.recorder}
          </p>
          <p className="body-text">{m.minutes}</p>
        </section>
      )}
      {dialog === 'attend' && <Attend m={m} close={close} done={show} />}
      {dialog === 'hold' && <Minutes m={m} close={close} done={show} />}
      {(dialog === 'begin' || dialog === 'adjourn' || dialog === 'cancel') && (
        <Reason m={m} verb={dialog} close={close} done={show} />
      )}
    </>
  );
}

const SPARE = 25;
/** The sheet to sign on the day; without a signature nobody is counted. */
function SignSheet({ m }: { m: MeetingView }) {
  const { say } = useSay();
  const lines = m.deputies.length > 0 ? m.deputies.map((d) => d.name) : Array.from({ length: SPARE }, () => '');
  return (
    <PaperTwin kind="deliberationSigns" subject={m.id} label={deliberationWords.attendanceSheet}>
      <p>{say(w.attendHint)}</p>
      <table className="paper-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{say(w.name)}</th>
            <th scope="col">{say(w.signTable)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines of a sheet have nothing but their number
            <tr key={i}>
              <td>{i + 1}</td>
              <td>{name}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PaperTwin>
  );
}
