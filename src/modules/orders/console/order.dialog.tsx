import { Form, Input, InputNumber, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { orderConsoleWords as w } from '../orders.console.words.ts';
import { type OrderView, ordersApi } from '../orders.contract.ts';
import { type OrderVerb, type Service, services } from '../orders.rules.ts';
import { orderVerbWords, serviceWords } from '../orders.words.ts';

type Values = Partial<{ service: Service; from: string; to: string; coming: string; yuan: number; note: string }>;

/** What was typed on the clock of the place, wherever this computer thinks it is. */
const moment = (local: string | undefined) => `${local ?? ''}:00+08:00`;
const HOUR = 3_600_000;
const local = (ms: number) => new Date(ms + 8 * HOUR).toISOString().slice(0, 16);

/** The next full hour and two hours from it: most visits are soon. */
function soon(): { from: string; to: string } {
  const next = Math.ceil(Date.now() / HOUR) * HOUR;
  return { from: local(next), to: local(next + 2 * HOUR) };
}

function send(verb: OrderVerb, o: OrderView, v: Values, key: string): Promise<OrderView> {
  const given = { params: { id: o.caseId }, version: o.version, key };
  const visit = { visitFrom: moment(v.from), visitTo: moment(v.to), ...(v.coming && { coming: v.coming }) };
  switch (verb) {
    case 'choose':
      return call(ordersApi.chooseService, { ...given, input: { service: v.service ?? 'repair' } });
    case 'take':
      return call(ordersApi.takeOrder, { ...given, input: visit });
    case 'plan':
      return call(ordersApi.planVisit, { ...given, input: visit });
    case 'arrive':
      return call(ordersApi.arriveAtDoor, { ...given, input: {} });
    case 'stateFee':
      return call(ordersApi.stateFee, {
        ...given,
        input: { cents: Math.round((v.yuan ?? 0) * 100), note: v.note ?? '' },
      });
    case 'dropFee':
      return call(ordersApi.dropFee, { ...given, input: {} });
    case 'agreeFee':
      return call(ordersApi.agreeFee, { ...given, input: {} });
    case 'refuseFee':
      return call(ordersApi.refuseFee, { ...given, input: {} });
  }
}

const sure = { arrive: w.sureArrive, dropFee: w.sureDrop, agreeFee: w.sureAgree, refuseFee: w.sureRefuse } as const;

function Fields({ verb }: { verb: OrderVerb }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  if (verb === 'choose')
    return (
      <Form.Item name="service" label={say(w.service)} rules={[{ required: true, message: say(w.choose) }]}>
        <Select options={services.map((value) => ({ value, label: say(serviceWords[value]) }))} />
      </Form.Item>
    );
  if (verb === 'take' || verb === 'plan')
    return (
      <>
        <div className="pair">
          <Form.Item name="from" label={say(w.from)} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="to" label={say(w.to)} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
        </div>
        <Form.Item name="coming" label={say(w.coming)} extra={say(w.comingHint)} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
      </>
    );
  if (verb === 'stateFee')
    return (
      <>
        <Form.Item name="yuan" label={say(w.yuan)} rules={required}>
          <InputNumber className="wide" min={0.01} max={10_000} precision={2} />
        </Form.Item>
        <Form.Item name="note" label={say(w.feeFor)} extra={say(w.feeHint)} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      </>
    );
  return <p>{say(sure[verb])}</p>;
}

/** One act on an order. The names of its fields are those the refusals speak of, where they can be. */
export function OrderDialog({
  verb,
  on,
  close,
  done,
}: {
  verb: OrderVerb;
  on: OrderView;
  close: () => void;
  done: (o: OrderView) => void;
}) {
  const me = useMe();
  return (
    <FormDialog<Values, OrderView>
      title={orderVerbWords[verb]}
      ok={orderVerbWords[verb]}
      start={{ ...soon(), coming: on.coming ?? me.name }}
      send={(values, key) => send(verb, on, values, key)}
      close={close}
      done={done}
    >
      <Fields verb={verb} />
    </FormDialog>
  );
}
