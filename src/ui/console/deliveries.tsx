import { Button } from 'antd';
import type { DeliveryApi } from '#kernel/delivery.ts';
import { call } from '#ui/web/call.ts';
import { useAsk, useDeed } from './ask.ts';
import { sayDeliveryFault, sayTopic, stateWords, deliveryWords as w } from './deliveries.words.ts';
import { Fault, Moment, Read } from './parts.tsx';
import { Register } from './register.tsx';
import { useSay } from './say.tsx';

/** What was sent to other systems lately, or what none of them took, to be sent again. */
export function Deliveries({ api, only, again }: { api: DeliveryApi; only: 'all' | 'dead'; again: () => void }) {
  const { say } = useSay();
  const ask = useAsk(api.deliveries, { query: { only } });
  const resend = useDeed((input: { id?: string }, key) => call(api.resend, { input, key }));
  const isDead = only === 'dead';
  return (
    <section className="card wide-log">
      <h2>{say(isDead ? w.dead : w.sent)}</h2>
      {resend.problem && <Fault problem={resend.problem} />}
      <Read ask={ask} rows={3}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <p className="soft">{say(isDead ? w.noDead : w.empty)}</p>
          ) : (
            <>
              {isDead && (
                <Button loading={resend.pending} onClick={() => void resend.run({}).then(again)}>
                  {say(w.resendAll)}
                </Button>
              )}
              <Register
                rows={deliveries}
                keyOf={(d) => d.id}
                columns={[
                  { head: w.event, cell: (d) => say(sayTopic(d.topic)) },
                  { head: w.to, cell: (d) => d.to },
                  {
                    head: w.result,
                    cell: (d) => (
                      <>
                        {say(stateWords[d.state])}
                        {d.tries > 0 && d.nextAt && (
                          <div className="soft small">
                            {say(w.nextTry)}
                            <Moment at={d.nextAt} />
                          </div>
                        )}
                      </>
                    ),
                  },
                  { head: w.tries, cell: (d) => d.tries, isFigure: true },
                  { head: w.fault, cell: (d) => (d.fault ? say(sayDeliveryFault(d.fault)) : '—') },
                  { head: w.when, cell: (d) => <Moment at={d.triedAt ?? d.createdAt} />, isFigure: true },
                  {
                    head: w.act,
                    cell: (d) =>
                      d.state === 'dead' && (
                        <Button size="small" onClick={() => void resend.run({ id: d.id }).then(again)}>
                          {say(w.resend)}
                        </Button>
                      ),
                  },
                ]}
              />
            </>
          )
        }
      </Read>
    </section>
  );
}
