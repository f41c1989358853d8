import { ask } from '#ui/field/ask.ts';
import { Button } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import type { FieldCaseProps } from '#ui/field/slots.tsx';
import { momentText } from '#ui/field/time.ts';
import { goTo } from '#ui/field/useSpot.ts';
import type { OrderView } from '../orders.contract.ts';
import { feeText } from '../orders.rules.ts';
import { dayPartWords, feeStateWords, orderVerbWords, serviceWords, stageWords } from '../orders.words.ts';
import { orderFieldWords as w } from './field.words.ts';
import { type FieldVerb, fieldVerbs } from './verbs.ts';
import { orders } from './wire.ts';

function Facts({ o }: { o: OrderView }) {
  const say = useSay();
  const { lang } = useSettings();
  const window =
    o.visitFrom && o.visitTo ? `${momentText(o.visitFrom, lang)}–${momentText(o.visitTo, lang).slice(-5)}` : null;
  return (
    <>
      <p className="about">
        <span>{say(stageWords[o.stage])}</span>
        <span>{say(o.service ? serviceWords[o.service] : w.unclear)}</span>
      </p>
      <p>{say(w.wanted, { day: o.wantedDay ?? say(w.soon), part: say(dayPartWords[o.wantedPart]) })}</p>
      {window && <p>{say(w.visit, { coming: o.coming ?? '', window })}</p>}
      {o.arrivedAt && <p>{say(w.arrived, { time: momentText(o.arrivedAt, lang) })}</p>}
      {o.fee && (
        <p>
          {say(w.fee, {
            fee: feeText(o.fee.cents)[lang === 'zh' ? 0 : 1],
            note: o.fee.note,
            state: say(feeStateWords[o.fee.state]),
          })}
        </p>
      )}
      {o.next && <p>{say(w.next, { next: o.next })}</p>}
      {(o.stage === 'taken' || o.stage === 'arrived') && <p className="hint">{say(w.done)}</p>}
    </>
  );
}

function Panel({ id, version }: { id: string; version: number }) {
  const say = useSay();
  const { value: o } = useLoad(`cases/order/${id}/${version}`, () => ask(orders.get, { params: { id } }));
  if (!o) return null;
  const open = fieldVerbs.filter((verb) => o.open.includes(verb));
  const go = (verb: FieldVerb) => goTo(['order', id, verb]);
  return (
    <section>
      <h2>{say(w.panel)}</h2>
      <Facts o={o} />
      {open.map((verb, i) => (
        <Button key={verb} kind={i === 0 && verb !== 'stateFee' ? 'main' : 'plain'} onClick={() => go(verb)}>
          {say(orderVerbWords[verb])}
        </Button>
      ))}
    </section>
  );
}

/** An order on the phone of who does it: when it suits, when one comes, what it costs. */
export const OrderPanel = ({ id, kind, version }: FieldCaseProps) =>
  kind === 'order' ? <Panel id={id} version={version} /> : null;
