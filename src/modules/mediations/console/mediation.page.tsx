import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { colon, type Word } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { type ClockView, type MediationView, mediationsApi, type Receipt } from '../mediations.contract.ts';
import {
  disputeWords,
  fileWords,
  mediationClockWords,
  mediationStatusWords,
  mediationVerbWords,
  recordWords,
  signWords,
} from '../mediations.words.ts';
import type { MediationVerb } from '../mediations.workflow.rules.ts';
import { ActDialog } from './act.dialog.tsx';
import { fieldsOf } from './acts.tsx';
import { Forms } from './forms.tsx';
import { Slips } from './take.dialog.tsx';
import './mediations.css';

const route = getRouteApi('/mediations/$id');

/** One file, for its mediators: opening it is kept, and the parties read who did. */
export function MediationPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(mediationsApi.getMediation, { params: { id } }, { staleTime: 60_000 });
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/mediations') });
  return (
    <Read ask={ask} rows={8}>
      {(m) => <Shown m={m} again={again} />}
    </Read>
  );
}

function Shown({ m, again }: { m: MediationView; again: () => void }) {
  const { say, lang } = useSay();
  const [verb, act] = useState<MediationVerb | 'identity' | null>(null);
  const verbs = m.open.filter((v) => fieldsOf[v]);
  return (
    <>
      <PageHead
        title={m.number}
        note={`${say(disputeWords[m.kind])} · ${say(mediationStatusWords[m.status])} · ${m.committee}`}
      >
        <ButtonLink to="/mediations">{say(w.back)}</ButtonLink>
        <Forms m={m} />
        <ButtonLink to="/mediations/$id/print" params={{ id: m.id }}>
          {say(w.whole)}
        </ButtonLink>
      </PageHead>
      <div className="acts no-print">
        {verbs.map((v) => (
          <Button key={v} onClick={() => act(v)}>
            {say(mediationVerbWords[v])}
          </Button>
        ))}
        {m.open.includes('attach') && <Button onClick={() => act('identity')}>{say(w.identity)}</Button>}
        {m.closed.map((c) => (
          <Tooltip key={c.verb} title={say(c.says)}>
            <Button disabled>{say(mediationVerbWords[c.verb])}</Button>
          </Tooltip>
        ))}
      </div>
      {m.appointment && (
        <p>{say(w.meets, { at: momentText(m.appointment.at, lang, Date.now()), place: m.appointment.place })}</p>
      )}
      {m.clocks.map((c) => (
        <Clock key={c.name} c={c} />
      ))}
      <h2>{say(w.said)}</h2>
      <p className="mediation-text">{m.body}</p>
      {m.wish && (
        <p className="soft">
          {say(w.wish)}: {m.wish}
        </p>
      )}
      <Parties m={m} />
      <Agreement m={m} />
      <Kept m={m} />
      {verb && <ActDialog m={m} verb={verb} close={() => act(null)} done={again} />}
    </>
  );
}

/** A limit and how it is counted: every day can be checked by hand. */
function Clock({ c }: { c: ClockView }) {
  const { say } = useSay();
  let n = 0;
  const told = (effect: ClockView['proof'][number]['effect']) => {
    if (effect !== 'counted') return say(w[effect]);
    n += 1;
    return say(w.counted, { n });
  };
  return (
    <details>
      <summary className={c.isOver ? 'mediation-late' : ''}>
        {say(w.clock, { what: say(mediationClockWords[c.name]), day: c.until })} {c.isOver && say(w.over)}
      </summary>
      <p className="soft">{say(w.proof, { source: c.source })}</p>
      <ol className="plain">
        {c.proof.map((d) => (
          <li key={d.date}>
            {d.date} {told(d.effect)} {d.name}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Parties({ m }: { m: MediationView }) {
  const { say } = useSay();
  const [made, show] = useState<Receipt | null>(null);
  const slip = useDeed((partyId: string, key) =>
    call(mediationsApi.newSlip, { params: { id: m.id }, input: { partyId }, key }),
  );
  const give = async (partyId: string) => {
    const answer = await slip.run(partyId);
    if (answer) show(answer);
  };
  type Party = MediationView['parties'][number];
  const answered = (p: Party) =>
    p.answer ? say(p.answer === 'yes' ? w.yes : w.no, { day: p.answeredOn ?? '' }) : say(w.unanswered);
  const standing = (p: Party) =>
    [
      p.rightsOn ? say(w.rightsOn, { day: p.rightsOn }) : say(w.rightsNot),
      p.idNumber && say(w.identitySeen),
      p.wantsClosed && say(w.closedWanted),
      m.form === 'written' &&
        (p.signedWay && p.signedOn
          ? say(w.signedOn, { way: say(signWords[p.signedWay]), day: p.signedOn })
          : say(w.unsigned)),
      p.joinedOn && say(w.joinedOn, { day: p.joinedOn }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <h2>{say(w.parties)}</h2>
      {slip.problem && <Fault problem={slip.problem} />}
      <Register
        rows={m.parties}
        keyOf={(p) => p.id}
        columns={[
          { head: w.name, cell: (p) => `${p.name}${p.proxy ? ` (${p.proxy})` : ''} · ${say(w[p.side])}` },
          { head: w.phone, cell: (p) => p.phone ?? '' },
          { head: w.address, cell: (p) => p.address ?? '' },
          { head: w.answer, cell: answered },
          { head: w.standing, cell: standing },
          {
            head: w.newSlip,
            cell: (p) => (
              <Button size="small" onClick={() => void give(p.id)}>
                {say(w.newSlip)}
              </Button>
            ),
          },
        ]}
      />
      <p className="soft">
        {say(w.mediators)}: {m.mediators.join('、')}
      </p>
      {made && <Slips made={made} close={() => show(null)} />}
    </>
  );
}

function Agreement({ m }: { m: MediationView }) {
  const { say } = useSay();
  if (!m.agreement) return null;
  const a = m.agreement;
  const lines: (readonly [Word, string])[] = [
    [w.facts, a.facts],
    [w.issues, a.issues],
    [w.responsibility, a.responsibility],
    [w.content, a.content],
    [w.manner, a.manner],
  ];
  return (
    <>
      <h2>
        {say(w.agreement)} ({say(w[m.form ?? 'written'])})
      </h2>
      <dl className="facts">
        {lines.map(([head, says]) => (
          <div key={head[1]} className="fact">
            <dt>{say(head)}</dt>
            <dd className="mediation-text">{says}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {m.instalments.map((i) => (
          <li key={i.id} className={i.isLate ? 'mediation-late' : ''}>
            {i.nth}. {i.what} · {i.dueOn} {i.doneOn && `✓ ${i.doneOn}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Kept({ m }: { m: MediationView }) {
  const { say } = useSay();
  return (
    <>
      <h2>{say(w.records)}</h2>
      {m.records.length === 0 && <p className="soft">{say(w.noRecords)}</p>}
      {m.records.map((r) => (
        <details key={r.id} open={r === m.records.at(-1)}>
          <summary>
            {r.on} {say(recordWords[r.kind])} · {r.by}
          </summary>
          <p className="mediation-text">{r.text}</p>
        </details>
      ))}
      <h2>{say(w.files)}</h2>
      <p className={m.lacking.length > 0 ? 'mediation-late' : 'soft'}>
        {m.lacking.length > 0
          ? `${say(w.lacking)}${say(colon)}${m.lacking.map((k) => say(fileWords[k])).join('、')}`
          : say(w.complete)}
      </p>
      <ul>
        {m.files.map((f) => (
          <li key={f.id}>
            <a
              href={urlOf(mediationsApi.mediationFile, { params: { id: m.id, fileId: f.id } })}
              target="_blank"
              rel="noreferrer"
            >
              {say(fileWords[f.kind])} {f.name}
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say(w.steps)}</summary>
        <ol className="plain">
          {m.steps.map((s, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a chain only grows
            <li key={i}>
              <Moment at={s.at} /> {s.by}{' '}
              {s.verb in mediationVerbWords ? say(mediationVerbWords[s.verb as MediationVerb]) : s.verb}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
