import { useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Fragment, useState } from 'react';
import { caseRoles } from '#modules/cases/cases.parts.rules.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { momentText } from '#ui/web/time.ts';
import { orderConsoleWords as w } from '../orders.console.words.ts';
import { type OrderView, ordersApi } from '../orders.contract.ts';
import { feeText, type OrderVerb, orderWorkflow } from '../orders.rules.ts';
import { dayPartWords, feeStateWords, orderVerbWords, serviceWords, stageWords } from '../orders.words.ts';
import { OrderDialog } from './order.dialog.tsx';

const isVerb = (verb: string): verb is OrderVerb => Object.hasOwn(orderWorkflow, verb);

function Facts({ o }: { o: OrderView }) {
  const { say, lang } = useSay();
  const side = lang === 'zh' ? 0 : 1;
  const now = Date.now();
  const window = (from: string, to: string) => `${momentText(from, lang, now)}–${momentText(to, lang, now).slice(-5)}`;
  const rows: [string, string | null][] = [
    [say(w.service), o.service ? say(serviceWords[o.service]) : say(w.unclear)],
    [say(w.wanted), `${o.wantedDay ?? say(w.soon)} · ${say(dayPartWords[o.wantedPart])}`],
    [say(w.provider), o.provider && [o.provider.name, o.provider.phone].filter(Boolean).join(' · ')],
    [say(w.nextUp), o.next],
    [say(w.visit), o.visitFrom && o.visitTo && `${o.coming ?? ''} ${window(o.visitFrom, o.visitTo)}`.trim()],
    [say(w.arrived), o.arrivedAt && momentText(o.arrivedAt, lang, now)],
    [say(w.fee), o.fee && `${feeText(o.fee.cents)[side]} · ${o.fee.note} · ${say(feeStateWords[o.fee.state])}`],
  ];
  return (
    <dl className="facts">
      {rows.map(
        ([label, text]) =>
          text && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

function Whole({ o, refresh }: { o: OrderView; refresh: (o: OrderView) => void }) {
  const { say } = useSay();
  const [act, setAct] = useState<{ verb: OrderVerb; on: OrderView } | null>(null);
  const open = o.open.filter(isVerb);
  return (
    <section className="card no-print" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <p>
        <Tag>{say(stageWords[o.stage])}</Tag>
        {o.steppedIn && <span className="soft small">{say(w.steppedIn)}</span>}
      </p>
      <div className="act-grid">
        {open.map((verb, i) => (
          <Button key={verb} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct({ verb, on: o })}>
            {say(orderVerbWords[verb])}
          </Button>
        ))}
      </div>
      <Facts o={o} />
      {act && <OrderDialog key={act.verb} {...act} close={() => setAct(null)} done={refresh} />}
    </section>
  );
}

function Panel({ id, version }: { id: string; version: number }) {
  const client = useQueryClient();
  const given = { params: { id } };
  const ask = useAsk(ordersApi.getOrder, given, { keepOld: true, staleTime: 0 });
  const refresh = (o: OrderView) => {
    client.setQueryData(keyOf(ordersApi.getOrder, given), o);
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(cases|orders)/.test(String(q.queryKey[0])) });
  };
  if (!ask.data) return null;
  // What is done here is decided on the case as it stands on the page.
  return <Whole o={{ ...ask.data, version: Math.max(version, ask.data.version) }} refresh={refresh} />;
}

/** An order on the page of its case: who comes and when, and what it costs. */
export function OrderPanel({ id, kind, version, status }: SlotProps['case']) {
  const { role } = useMe();
  return kind === 'order' && caseRoles.includes(role) ? (
    <Panel key={`${status}.${version}`} id={id} version={version} />
  ) : null;
}
