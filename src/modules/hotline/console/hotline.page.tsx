import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Deliveries } from '#ui/console/deliveries.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { SecretsOnce } from '#ui/console/secrets-once.tsx';
import { call } from '#ui/web/call.ts';
import { resultWords, sayPushFault, verbWords, hotlineConsoleWords as w } from '../hotline.console.words.ts';
import { hotlineApi, importRoles, type Source, sourceRoles } from '../hotline.contract.ts';
import { EditSource } from './edit.source.tsx';
import { AddSource, PauseSource, RotateSource, TrySource } from './source.forms.tsx';
import './hotline.css';

export type Secrets = { secretIn?: string; secretOut: string | null };
type Doing = { what: 'edit' | 'try' | 'rotate' | 'pause'; source: Source };

/** The platforms, what they pushed last, and what could not be sent back to them. */
export function HotlinePage() {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isAdding, add] = useState(false);
  const [doing, begin] = useState<Doing | null>(null);
  const [secrets, show] = useState<Secrets | null>(null);
  const [told, tell] = useState<readonly string[]>([]);
  const ask = useAsk(hotlineApi.sources, {});
  const mayChange = sourceRoles.some((r) => r === role);
  const mayImport = importRoles.some((r) => r === role);
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/hotline') });
  const done = (s: Secrets | null) => {
    if (s?.secretIn || s?.secretOut) show(s);
    again();
  };
  const test = useDeed((s: Source, key) => call(hotlineApi.testSource, { params: { id: s.id }, key }));
  const button = (what: Doing['what'], source: Source, label: string) => (
    <Button onClick={() => begin({ what, source })} aria-label={`${label} ${source.name}`}>
      {label}
    </Button>
  );
  const close = () => begin(null);
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        {mayChange && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      {test.problem && <Fault problem={test.problem} />}
      <Read ask={ask} rows={4}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <ul className="plain hotline-sources">
              {sources.map((s) => (
                <li key={s.id} className="card">
                  <h2>
                    {s.name} <span className="soft small">{s.placeName}</span>
                  </h2>
                  <dl className="facts">
                    <dt>{say(w.state)}</dt>
                    <dd>
                      {say(s.pausedAt ? w.off : w.on)}
                      {s.lastFault && (
                        <div className="soft">{say(w.lastFault, { fault: say(sayPushFault(s.lastFault)) })}</div>
                      )}
                    </dd>
                    <dt>{say(w.pushUrl)}</dt>
                    <dd className="mono">{s.pushUrl}</dd>
                    <dt>{say(w.url)}</dt>
                    <dd className="mono">{s.url ?? say(w.sendsNothing)}</dd>
                  </dl>
                  <div className="hotline-acts">
                    {mayImport && (
                      <ButtonLink
                        to="/hotline/$id/import"
                        params={{ id: s.id }}
                        aria-label={`${say(w.importFile)} ${s.name}`}
                      >
                        {say(w.importFile)}
                      </ButtonLink>
                    )}
                    {button('try', s, say(w.tryIt))}
                    {s.url && (
                      <Button aria-label={`${say(w.test)} ${s.name}`} onClick={() => void test.run(s).then(again)}>
                        {say(w.test)}
                      </Button>
                    )}
                    {mayChange && (
                      <>
                        {button('edit', s, say(w.edit))}
                        {button('rotate', s, say(w.rotate))}
                        {button('pause', s, say(s.pausedAt ? w.goOn : w.pause))}
                      </>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
      <Deliveries api={hotlineApi} only="dead" again={again} />
      <Pushes />
      <Deliveries api={hotlineApi} only="all" again={again} />
      {isAdding && <AddSource close={() => add(false)} done={done} />}
      {doing?.what === 'edit' && <EditSource of={doing.source} close={close} done={done} />}
      {doing?.what === 'rotate' && <RotateSource of={doing.source} close={close} done={done} />}
      {doing?.what === 'pause' && <PauseSource of={doing.source} close={close} done={() => done(null)} />}
      {doing?.what === 'try' && <TrySource of={doing.source} close={close} tell={tell} />}
      <Modal open={told.length > 0} title={say(w.result)} footer={null} onCancel={() => tell([])}>
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Modal>
      {secrets && <SecretsOnce title={w.secretTitle} lines={linesOf(secrets)} close={() => show(null)} />}
    </>
  );
}

const linesOf = ({ secretIn, secretOut }: Secrets) => [
  ...(secretIn ? [[w.secretIn, secretIn] as const] : []),
  ...(secretOut ? [[w.secretOut, secretOut] as const] : []),
];

function Pushes() {
  const { say } = useSay();
  const ask = useAsk(hotlineApi.pushes, {});
  return (
    <>
      <ExportLine list="hotline-pushes" />
      <section className="card wide-log">
        <h2>{say(w.pushes)}</h2>
        <Read ask={ask} rows={3}>
          {({ pushes }) =>
            pushes.length === 0 ? (
              <p className="soft">{say(w.empty)}</p>
            ) : (
              <Register
                rows={pushes}
                keyOf={(p) => p.id}
                columns={[
                  { head: w.ticket, cell: (p) => <span className="figure">{p.ticket ?? '—'}</span> },
                  { head: w.name, cell: (p) => p.source },
                  { head: w.event, cell: (p) => (p.verb ? say(verbWords[p.verb]) : '—') },
                  {
                    head: w.result,
                    cell: (p) => (
                      <>
                        {say(resultWords[p.result === 'parked' && p.appliedAt ? 'applied' : p.result])}
                        {p.fault && <div className="soft">{say(sayPushFault(p.fault))}</div>}
                      </>
                    ),
                  },
                  { head: w.number, cell: (p) => p.number ?? '—', isFigure: true },
                  { head: w.when, cell: (p) => <Moment at={p.at} />, isFigure: true },
                ]}
              />
            )
          }
        </Read>
      </section>
    </>
  );
}
