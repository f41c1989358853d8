import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type MeasureView, measuresApi } from '../measures.contract.ts';
import { type MeasureVerb, measureStatuses } from '../measures.rules.ts';
import { changeWords, measureWords as m, measureVerbWords, standingWords } from '../measures.words.ts';
import { Act } from './act.dialog.tsx';
import { StandingTag } from './lines.tsx';

/** One measure: what it is, what was said of it, what shows it, and what may be done now. */
export function MeasureDrawer({ id, close }: { id: string; close: () => void }) {
  const client = useQueryClient();
  const ask = useAsk(measuresApi.getMeasure, { params: { id } });
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') });
  return (
    <Drawer
      open
      onClose={close}
      size={520}
      title={ask.data ? `${ask.data.document.title} · ${ask.data.nth}` : <Opening />}
    >
      <Read ask={ask}>{(x) => <Shown x={x} again={again} />}</Read>
    </Drawer>
  );
}

function Shown({ x, again }: { x: MeasureView; again: () => void }) {
  const { say } = useSay();
  const [verb, act] = useState<MeasureVerb | null>(null);
  return (
    <>
      <p className="measure-body">{x.body}</p>
      <dl className="facts">
        <dt>{say(m.standing)}</dt>
        <dd>
          <StandingTag of={x} />
        </dd>
        <dt>{say(m.lead)}</dt>
        <dd>{x.lead.name}</dd>
        <dt>{say(m.units)}</dt>
        <dd>{x.units.map((u) => u.name).join('、') || '—'}</dd>
        <dt>{say(m.due)}</dt>
        <dd>{x.dueOn}</dd>
        <dt>{say(m.proof)}</dt>
        <dd>{x.proof}</dd>
        <dt>{say(w.confirmer)}</dt>
        <dd>{x.confirmer}</dd>
      </dl>
      <div className="acts">
        {x.open.map((v) => (
          <Button key={v} type={v === 'finish' || v === 'confirm' ? 'primary' : 'default'} onClick={() => act(v)}>
            {say(measureVerbWords[v])}
          </Button>
        ))}
        {x.closed.map((c) => (
          <Tooltip key={c.verb} title={say(c.says)}>
            <Button disabled>{say(measureVerbWords[c.verb])}</Button>
          </Tooltip>
        ))}
      </div>
      <h2>{say(w.reports)}</h2>
      {x.reports.length === 0 && <p className="soft">{say(w.noReports)}</p>}
      <ol className="plain measure-reports">
        {x.reports.map((r) => (
          <li key={r.id}>
            <p>
              <strong>{r.onDay}</strong> {r.unit} {r.saysDone && <Tag>{say(w.saysDone)}</Tag>}
            </p>
            <p className="measure-body">{r.body}</p>
            {r.fileName && (
              <p>
                <a
                  href={urlOf(measuresApi.reportFile, { params: { id: x.id, reportId: r.id } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {r.fileName}
                </a>
              </p>
            )}
            {r.verdict === 'confirmed' && <p className="measure-done">{say(w.confirmed, { by: r.verdictBy ?? '' })}</p>}
            {r.verdict === 'returned' && (
              <p className="measure-late">{say(w.returned, { by: r.verdictBy ?? '', note: r.verdictNote ?? '' })}</p>
            )}
            <p className="soft">
              <Moment at={r.at} />
            </p>
          </li>
        ))}
      </ol>
      <Changes x={x} />
      {verb && <Act x={x} verb={verb} close={() => act(null)} done={again} />}
    </>
  );
}

function Changes({ x }: { x: MeasureView }) {
  const { say } = useSay();
  if (x.changes.length === 0) return null;
  const told = (text: string) => {
    const status = measureStatuses.find((s) => s === text);
    return status ? say(standingWords[status]) : text;
  };
  return (
    <>
      <h2>{say(w.changes)}</h2>
      <ul>
        {x.changes.map((c) => (
          <li key={c.id}>
            {say(w.changeLine, {
              what: say(changeWords[c.what]),
              was: told(c.was),
              becomes: told(c.becomes),
              reason: c.reason,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
