import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { operationsApi } from '../operations.contract.ts';
import type { Upkeep } from '../operations.rules.ts';
import { concernWords, upkeepWords, operationWords as w } from '../operations.words.ts';
import { sizeText, upkeepSays, upText } from './upkeep.says.ts';
import './operations.css';

type Standing = Answer<typeof operationsApi.standing>;
const LOOK_AGAIN_MS = 3000;

/** What has to be seen to, each with what to do; or that all is well. */
function Concerns({ concerns }: { concerns: Standing['concerns'] }) {
  const { say } = useSay();
  if (concerns.length === 0) return <Alert type="success" showIcon title={say(w.well)} description={say(w.wellHint)} />;
  return concerns.map((c) => (
    <Alert key={c} type={/Failed|^noBackup/.test(c) ? 'error' : 'warning'} showIcon title={say(concernWords[c])} />
  ));
}

function Figures({ of: s }: { of: Standing }) {
  const { say } = useSay();
  const free = (disk: Standing['dataDisk']) =>
    say(w.ofTotal, { free: sizeText(disk.freeBytes), total: sizeText(disk.totalBytes) });
  const facts: [string, string][] = [
    [say(w.up), upText(s.upSeconds, say)],
    [say(w.memory), sizeText(s.memoryBytes)],
    [say(w.database), sizeText(s.databaseBytes)],
    [say(w.dataDisk), free(s.dataDisk)],
    ...(s.backupDisk ? [[say(w.backupDisk), free(s.backupDisk)] as [string, string]] : []),
    [say(w.backupDir), `${s.backupDir} · ${say(w.keeps, { n: s.backupDays })}`],
    [
      say(w.waiting),
      s.jobs.waiting === 0
        ? say(w.noneWaiting)
        : say(w.oldest, { n: s.jobs.waiting, minutes: Math.round(s.jobs.oldestSeconds / 60) }),
    ],
    ...(s.jobs.failed.length > 0
      ? [[say(w.gaveUp), s.jobs.failed.map((j) => `${j.name} × ${j.n}`).join(' · ')] as [string, string]]
      : []),
    [say(w.versions), `Node ${s.node.slice(1)} · PostgreSQL ${s.postgres}`],
  ];
  return (
    <section className="card">
      <h2>{say(w.figures)}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Upkeeps({ rows }: { rows: Standing['upkeeps'] }) {
  const { say, lang } = useSay();
  if (rows.length === 0) return <Nothing title={say(w.none)} hint={say(w.noneHint)} />;
  const moment = (at: string) => momentText(at, lang, Date.now());
  return (
    <Register
      rows={rows}
      keyOf={(u) => u.id}
      columns={[
        { head: w.when, cell: (u) => <Moment at={u.beganAt} />, isFigure: true },
        { head: w.what, cell: (u) => say(upkeepWords[u.what]) },
        { head: w.by, cell: (u) => u.askedBy ?? say(w.house) },
        { head: w.result, cell: (u) => (u.outcome ? say(w[u.outcome]) : say(w.running)) },
        {
          head: w.figures,
          cell: (u) => (u.outcome ? upkeepSays(u, say, moment).map((line) => <div key={line}>{line}</div>) : '—'),
        },
      ]}
    />
  );
}

/** 运行与备份 (product N16): how the house stands, in words a clerk can act on; a backup and a restore drill at the press of a button. */
export function OperationsPage() {
  const { say } = useSay();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const ask = useAsk(operationsApi.standing, {});
  const again = () => void client.invalidateQueries({ queryKey: keyOf(operationsApi.standing) });
  const deed = useDeed((what: Upkeep, key) => call(operationsApi.askUpkeep, { params: { what }, key }));
  const isRunning = ask.data?.upkeeps.some((u) => u.outcome === null) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked again as long as something runs, and no longer.
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  const begin = (what: Upkeep) => void deed.run(what).then(again);
  const drill = () =>
    modal.confirm({
      title: say(w.drillNow),
      content: say(w.drillHint),
      okText: say(w.drillNow),
      onOk: () => begin('drill'),
    });
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        {ask.data?.mayAct && (
          <>
            <Button onClick={drill} disabled={isRunning || deed.pending}>
              {say(w.drillNow)}
            </Button>
            <Button type="primary" onClick={() => begin('backup')} disabled={isRunning || deed.pending}>
              {say(w.backupNow)}
            </Button>
          </>
        )}
      </PageHead>
      {deed.problem && <Fault problem={deed.problem} />}
      <Read ask={ask} rows={8}>
        {(s) => (
          <div className="operations">
            <Concerns concerns={s.concerns} />
            <section>
              <h2>{say(w.done)}</h2>
              <Upkeeps rows={s.upkeeps} />
            </section>
            <Figures of={s} />
            <section className="card">
              <h2>{say(w.keys)}</h2>
              <p>{say(w.keysHint)}</p>
            </section>
          </div>
        )}
      </Read>
    </>
  );
}
