import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import type { Word } from '#kernel/words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { rightsConsoleWords as w } from '../rights.console.words.ts';
import { type RightView, rightsApi } from '../rights.contract.ts';
import { answererRoles } from '../rights.rules.ts';
import {
  groundWords,
  proofWords,
  rightKindWords,
  rightStatusWords,
  rightVerbWords,
  rightWayWords,
  whoseWords,
} from '../rights.words.ts';
import { MoveDialog, type Verb, VerifyDialog } from './right.dialogs.tsx';

const verbs: readonly Verb[] = ['grant', 'refuse', 'extend', 'tell'];

/** One request: what is asked, how it was made sure who asks, and the next step. */
export function RightDrawer({
  id,
  number,
  close,
  done,
}: {
  id: string;
  number: string;
  close: () => void;
  done: () => void;
}) {
  const { say } = useSay();
  const client = useQueryClient();
  const given = { params: { id }, query: number ? { number } : {} };
  const ask = useAsk(rightsApi.getRight, given);
  const show = (r: RightView) => {
    client.setQueryData(keyOf(rightsApi.getRight, given), r);
    done();
  };
  return (
    <Drawer open onClose={close} title={say(w.title)} size="large">
      <Read ask={ask} rows={6}>
        {(r) => <Right r={r} number={number} show={show} />}
      </Read>
    </Drawer>
  );
}

function Facts({ r }: { r: RightView }) {
  const { say, lang } = useSay();
  const lines: [Word, ReactNode][] = [
    [w.number, inFours(r.number)],
    [w.kind, say(rightKindWords[r.kind])],
    [w.name, `${r.name ?? ''} · ${say(whoseWords[r.whose])} · ${r.placeName}`],
    [w.way, `${say(rightWayWords[r.way])} · ${momentText(r.at, lang, Date.now())}`],
    [w.phone, r.phone],
    [w.status, `${say(rightStatusWords[r.status])} · ${say(w.due)} ${r.dueOn}`],
    [w.proof, r.proof && `${say(proofWords[r.proof])} · ${say(r.isRegistered ? w.registered : w.notRegistered)}`],
    [w.said, r.said],
    [w.ground, r.ground && say(groundWords[r.ground])],
    [r.answeredAt ? w.answer : w.extended, r.answer],
  ];
  return (
    <dl className="facts">
      {lines
        .filter(([, what]) => what)
        .flatMap(([head, what]) => [<dt key={`${head[1]} t`}>{say(head)}</dt>, <dd key={head[1]}>{what}</dd>])}
    </dl>
  );
}

function Right({ r, number, show }: { r: RightView; number: string; show: (r: RightView) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const [dialog, open] = useState<Verb | 'verify' | null>(null);
  const of = { r, close: () => open(null), done: show };
  const mayVerify = r.open.includes('verify');
  return (
    <>
      <Facts r={r} />
      {r.outcome && (
        <section className="section">
          <h3>{say(w.outcome)}</h3>
          <ul className="plain">
            {r.outcome.map((o) => (
              <li key={o.name}>
                <b>{say(o.says)}</b>{' '}
                {[
                  o.erased > 0 && say(w.willErase, { n: o.erased }),
                  o.kept > 0 && say(w.willKeep, { n: o.kept }),
                  o.waits > 0 && say(w.waits, { n: o.waits }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {o.why && <div className="soft">{say(o.why)}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayVerify && r.phone && r.whose === 'self' && <CallCode r={r} number={number} />}
      <div className="acts no-print">
        {mayVerify && (
          <Button type="primary" onClick={() => open('verify')}>
            {say(rightVerbWords.verify)}
          </Button>
        )}
        {verbs
          .filter((v) => r.open.includes(v))
          .map((v) => (
            <Button key={v} type={v === 'grant' ? 'primary' : 'default'} onClick={() => open(v)}>
              {say(rightVerbWords[v])}
            </Button>
          ))}
      </div>
      {r.proof && answererRoles.some((a) => a === role) && <Copy r={r} />}
      {dialog === 'verify' && <VerifyDialog {...of} number={number} />}
      {dialog && dialog !== 'verify' && <MoveDialog {...of} verb={dialog} />}
    </>
  );
}
/** Who hears the code on that telephone has it in their hand. */
function CallCode({ r, number }: { r: RightView; number: string }) {
  const { say } = useSay();
  const [made, show] = useState<{ code: string; phone: string; minutes: number } | null>(null);
  const deed = useDeed((_: undefined, key) =>
    call(rightsApi.callRight, { params: { id: r.id }, input: number ? { number } : {}, key }),
  );
  return (
    <section className="section">
      {made ? (
        <Alert type="info" showIcon title={<b className="mono">{made.code}</b>} description={say(w.callSays, made)} />
      ) : (
        <Button loading={deed.pending} onClick={() => void deed.run(undefined).then((x) => x && show(x))}>
          {say(w.call)}
        </Button>
      )}
      {deed.problem && <Fault problem={deed.problem} />}
    </section>
  );
}
const SHORTEST = 10;
function Copy({ r }: { r: RightView }) {
  const { say } = useSay();
  const [purpose, type] = useState('');
  const isGood = purpose.trim().length >= SHORTEST;
  const href = urlOf(rightsApi.copyRight, { params: { id: r.id }, query: { purpose } });
  return (
    <section className="section">
      <h3>{say(w.copy)}</h3>
      <label htmlFor="copy-purpose" className="soft">
        {say(w.copyPurpose)}
      </label>
      <Input id="copy-purpose" value={purpose} maxLength={200} onChange={(e) => type(e.target.value)} />
      <p>{isGood ? <Button href={href}>{say(w.copyNow)}</Button> : <Button disabled>{say(w.copyNow)}</Button>}</p>
    </section>
  );
}
