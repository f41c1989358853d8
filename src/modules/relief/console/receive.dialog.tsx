import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type BatchWhole, type ReceiveInput, stockApi } from '../relief.contract.ts';
import { batchKinds, fundPurposes, sources } from '../relief.rules.ts';
import { batchKindWords, purposeWords, sourceWords } from '../relief.words.ts';

type Entry = Omit<ReceiveInput, 'unitCents' | 'quantity'> & { amount: number; price?: number };
const cents = (yuan: number) => Math.round(yuan * 100);

const toInput = ({ amount, price, unit, isDonorShown, ...v }: Entry): ReceiveInput => ({
  ...v,
  isDonorShown: Boolean(isDonorShown),
  quantity: v.kind === 'money' ? cents(amount) : amount,
  ...(v.kind === 'goods' && unit && { unit }),
  ...(v.kind === 'goods' && price && { unitCents: cents(price) }),
});

/** A delivery into the books: from whom, what, how much, for what, into which store. */
export function Receive({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const stores = useAsk(stockApi.listStores, {});
  const required = [{ required: true, message: say(w.required) }];
  const options = <K extends string>(keys: readonly K[], words: Readonly<Record<K, readonly [string, string]>>) =>
    keys.map((value) => ({ value, label: say(words[value]) }));
  return (
    <FormDialog<Entry, BatchWhole>
      title={w.receiveTitle}
      ok={w.receive}
      start={{ area, kind: 'goods', source: 'donation', purpose: 'any', receivedOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(values, key) => call(stockApi.receiveBatch, { input: toInput(values), key })}
    >
      {(form) => (
        <>
          <Form.Item name="area" label={say(w.place)} rules={required}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="kind" label={say(w.kind)}>
              <Select options={options(batchKinds, batchKindWords)} />
            </Form.Item>
            <Form.Item name="item" label={say(w.item)} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
          </div>
          <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
            {() => <Amount isMoney={form.getFieldValue('kind') === 'money'} />}
          </Form.Item>
          <div className="pair">
            <Form.Item name="source" label={say(w.source)}>
              <Select options={options(sources, sourceWords)} />
            </Form.Item>
            <Form.Item name="donor" label={say(w.donor)} rules={required}>
              <Input maxLength={80} />
            </Form.Item>
          </div>
          <Form.Item name="isDonorShown" valuePropName="checked">
            <Checkbox>{say(w.donorShown)}</Checkbox>
          </Form.Item>
          <div className="pair">
            <Form.Item name="purpose" label={say(w.purpose)}>
              <Select options={options(fundPurposes, purposeWords)} />
            </Form.Item>
            <Form.Item name="decision" label={say(w.decision)}>
              <Input maxLength={120} />
            </Form.Item>
          </div>
          <div className="pair">
            <Form.Item name="receivedOn" label={say(w.receivedOn)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="storeId" label={say(w.store)} rules={required}>
              <Select
                loading={stores.isPending}
                options={(stores.data?.items ?? []).map((s) => ({ value: s.id, label: `${s.name} · ${s.unit}` }))}
              />
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}

function Amount({ isMoney }: { isMoney: boolean }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <div className="pair">
      <Form.Item name="amount" label={say(isMoney ? w.yuan : w.quantity)} rules={required}>
        <InputNumber className="wide" min={isMoney ? 0.01 : 1} precision={isMoney ? 2 : 0} />
      </Form.Item>
      {!isMoney && (
        <>
          <Form.Item name="unit" label={say(w.unit)} rules={required}>
            <Input maxLength={10} />
          </Form.Item>
          <Form.Item name="price" label={say(w.unitPrice)}>
            <InputNumber className="wide" min={0} precision={2} />
          </Form.Item>
        </>
      )}
    </div>
  );
}

type StoreEntry = { area: string; organisationId: string; name: string };
/** A store is a unit's, in a place. */
export function AddStore({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const { area, organisationId } = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: {} });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<StoreEntry, unknown>
      title={w.addStore}
      start={{ area, organisationId }}
      close={close}
      done={done}
      send={(input, key) => call(stockApi.addStore, { input, key })}
    >
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="organisationId" label={say(w.storeUnit)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(units.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      <Form.Item name="name" label={say(w.storeName)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
