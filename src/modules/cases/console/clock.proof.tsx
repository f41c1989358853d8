import { Alert, Button, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Endpoint } from '#kernel/endpoint.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Given } from '#ui/web/call.ts';
import { endText, momentText } from '#ui/web/time.ts';
import { changeText, clockChangeWords, dayKindWords, effectWords } from '../cases.clocks.words.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import type { ClockProof, clockProof } from '../cases.views.contract.ts';

type Day = ClockProof['days'][number];

function Days({ days }: { days: readonly Day[] }) {
  const { say } = useSay();
  let n = 0;
  const rows = days.map((d) => ({ ...d, n: d.effect === 'counted' ? ++n : null }));
  return (
    <Table<(typeof rows)[number]>
      size="small"
      rowKey="date"
      pagination={days.length > 40 ? { pageSize: 40 } : false}
      dataSource={rows}
      columns={[
        { title: say(w.proofDay), dataIndex: 'date' },
        {
          title: say(w.proofKind),
          render: (_, d) => [say(dayKindWords[d.kind]), d.name].filter(Boolean).join(' · '),
        },
        {
          title: say(w.proofEffect),
          render: (_, d) => (
            <>
              {say(effectWords[d.effect])}
              {d.provisional && <Tag className="mark">{say(w.proofOpen)}</Tag>}
            </>
          ),
        },
        { title: say(w.proofN), dataIndex: 'n', align: 'right' },
      ]}
    />
  );
}

function Proof({ proof }: { proof: ClockProof }) {
  const { say, lang } = useSay();
  const { says, clock, days, acts, changes, recounted } = proof;
  const now = Date.now();
  return (
    <>
      <p>
        <strong>{say(says)}</strong> · {clock.source}
      </p>
      <p>
        {say(w.clockStart, { moment: momentText(clock.start, lang, now) })} · {endText(clock.shown, lang, now)}
      </p>
      {recounted.same ? (
        <Alert type="success" showIcon title={say(w.proofSame)} />
      ) : (
        <Alert
          type={clock.provisional ? 'warning' : 'error'}
          showIcon
          title={say(w.proofDiffers, { moment: endText(recounted.shown, lang, now) })}
        />
      )}
      <ul className="plain">
        {acts.map((act) => (
          <li key={`${act.at}${act.verb}`} className="soft small">
            {momentText(act.at, lang, now)} · {[act.organisation, act.actor].filter(Boolean).join(' ')} ·{' '}
            {say(act.says)}
          </li>
        ))}
      </ul>
      <h3>{say(clockChangeWords.title)}</h3>
      {changes.length === 0 && <p className="soft small">{say(clockChangeWords.none)}</p>}
      <ul className="plain">
        {changes.map((change) => (
          <li key={change.at + change.amount} className="small">
            {momentText(change.at, lang, now)} · {changeText(change, clock.unit, lang)}
          </li>
        ))}
      </ul>
      <Days days={days} />
    </>
  );
}

type Proven = Endpoint & { output: typeof clockProof };
type Of<E extends Proven> = { of: E; params: Given<E>['params'] };

/** Opens the proof of a date: every day with what it is and what it did, and who started and ended the limit (product N12). */
export function ProofButton<E extends Proven>({ of, params }: Of<E>) {
  const { say } = useSay();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button type="link" size="small" className="no-print row-open" onClick={() => open(true)}>
        {say(w.proof)}
      </Button>
      {isOpen && (
        <Modal open title={say(w.proofTitle)} footer={null} onCancel={() => open(false)} width={640}>
          <Asked of={of} params={params} />
        </Modal>
      )}
    </>
  );
}

function Asked<E extends Proven>({ of, params }: Of<E>) {
  const ask = useAsk(of, { params } as Given<E>);
  return (
    <Read ask={ask} rows={6}>
      {(proof) => <Proof proof={proof as ClockProof} />}
    </Read>
  );
}
