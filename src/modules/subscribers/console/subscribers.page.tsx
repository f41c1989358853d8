import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Deliveries } from '#ui/console/deliveries.tsx';
import { sayTopic } from '#ui/console/deliveries.words.ts';
import { Fault, Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { SecretsOnce } from '#ui/console/secrets-once.tsx';
import { call } from '#ui/web/call.ts';
import { type Subscriber, subscribersApi } from '../subscribers.contract.ts';
import { subscriberEvents } from '../subscribers.rules.ts';
import { subscriberWords as w } from '../subscribers.words.ts';
import { EditSubscriber, PauseSubscriber, RotateSubscriber } from './subscriber.forms.tsx';
import './subscribers.css';

type Doing = { what: 'edit' | 'rotate' | 'pause'; of: Subscriber } | { what: 'add'; of: null };

function One({ of: s, begin, test }: { of: Subscriber; begin: (d: Doing) => void; test: () => void }) {
  const { say } = useSay();
  const button = (label: string, run: () => void) => (
    <Button onClick={run} aria-label={`${label} ${s.name}`}>
      {label}
    </Button>
  );
  const isAll = s.events.length === subscriberEvents.length;
  return (
    <li className="card">
      <h2>
        {s.name} <span className="soft small">{s.placeName}</span>
      </h2>
      <dl className="facts">
        <dt>{say(w.state)}</dt>
        <dd>{say(s.pausedAt ? w.off : w.on)}</dd>
        <dt>{say(w.url)}</dt>
        <dd className="mono">{s.url}</dd>
        <dt>{say(w.events)}</dt>
        <dd>{isAll ? say(w.all) : s.events.map((e) => say(sayTopic(e))).join(say(['、', ', ']))}</dd>
        <dt>{say(w.contact)}</dt>
        <dd>{s.contact}</dd>
        <dt>{say(w.since)}</dt>
        <dd>
          <Moment at={s.createdAt} />
        </dd>
      </dl>
      <div className="subscriber-acts">
        {button(say(w.test), test)}
        {button(say(w.edit), () => begin({ what: 'edit', of: s }))}
        {button(say(w.rotate), () => begin({ what: 'rotate', of: s }))}
        {button(say(s.pausedAt ? w.goOn : w.pause), () => begin({ what: 'pause', of: s }))}
      </div>
    </li>
  );
}

/** Systems that are told what becomes of cases, and what did not reach them. */
export function SubscribersPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const [doing, begin] = useState<Doing | null>(null);
  const [secret, show] = useState<string | null>(null);
  const ask = useAsk(subscribersApi.subscribers, {});
  const test = useDeed((id: string, key) => call(subscribersApi.testSubscriber, { params: { id }, key }));
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/subscribers') });
  const close = () => begin(null);
  const done = (given: { secret?: string }) => {
    if (given.secret) show(given.secret);
    again();
  };
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        <Button type="primary" onClick={() => begin({ what: 'add', of: null })}>
          {say(w.add)}
        </Button>
      </PageHead>
      {test.problem && <Fault problem={test.problem} />}
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <ul className="plain subscribers">
              {items.map((s) => (
                <One key={s.id} of={s} begin={begin} test={() => void test.run(s.id).then(again)} />
              ))}
            </ul>
          )
        }
      </Read>
      <Deliveries api={subscribersApi} only="dead" again={again} />
      <Deliveries api={subscribersApi} only="all" again={again} />
      {(doing?.what === 'add' || doing?.what === 'edit') && <EditSubscriber of={doing.of} close={close} done={done} />}
      {doing?.what === 'rotate' && <RotateSubscriber of={doing.of} close={close} done={done} />}
      {doing?.what === 'pause' && <PauseSubscriber of={doing.of} close={close} done={again} />}
      {secret && <SecretsOnce title={w.secretTitle} lines={[[w.secret, secret]]} close={() => show(null)} />}
    </>
  );
}
