import { Form, Input, InputNumber, Select } from 'antd';
import type { Word } from '#kernel/words.ts';
import { caseKinds, caseTiers } from '#modules/cases/cases.rules.ts';
import { kindWords, tierWords } from '#modules/cases/cases.words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { ruleWords, tableWords, unitWords, verbWords, hotlineConsoleWords as w } from '../hotline.console.words.ts';
import { hotlineApi, type Source } from '../hotline.contract.ts';
import { type HotlineField, type HotlineMapping, hotlineFields, hotlineVerbs } from '../hotline.rules.ts';
import { fieldWords } from '../hotline.words.ts';
import type { Secrets } from './hotline.page.tsx';
import { linesOf, mapIn } from './mapping.text.ts';

const named = <V extends string>(values: readonly V[], words: Readonly<Record<V, Word>>) =>
  values.map((value) => ({ value, names: [...words[value], value] }));
const known = {
  events: named(hotlineVerbs, verbWords),
  kinds: named(caseKinds, kindWords),
  tiers: named(caseTiers, tierWords),
  categories: null,
  areas: null,
} as const;
const tables = ['events', 'kinds', 'tiers', 'areas', 'categories'] as const;
type Table = (typeof tables)[number];

type Values = {
  name: string;
  url?: string;
  fields: Partial<Record<HotlineField, string>>;
  kind: HotlineMapping['kind'];
  rule: 'ticket' | 'count';
  amount?: number;
  unit?: 'h' | 'd';
} & Record<Table, string>;

/** Only called when each table was found to be right. */
const tableOf = <V extends string>(text: string, of: Parameters<typeof mapIn<V>>[1]): Record<string, V> => {
  const read = mapIn<V>(text, of);
  return 'map' in read ? read.map : {};
};

const inputOf = (v: Values) => ({
  name: v.name,
  ...(v.url && { url: v.url }),
  mapping: {
    fields: Object.fromEntries(Object.entries(v.fields).filter(([, path]) => path)),
    events: tableOf(v.events, known.events),
    kinds: tableOf(v.kinds, known.kinds),
    tiers: tableOf(v.tiers, known.tiers),
    areas: tableOf(v.areas, null),
    categories: tableOf(v.categories, null),
    kind: v.kind,
  },
  deadline: { rule: v.rule, ...(v.amount && v.unit && { amount: v.amount, unit: v.unit }) },
});

function Tables() {
  const { say } = useSay();
  const right = (table: Table) => ({
    validator: (_: unknown, text: string) => {
      const read = mapIn<string>(text ?? '', known[table]);
      return 'map' in read ? Promise.resolve() : Promise.reject(new Error(say(w.wrongLine, { line: read.wrong })));
    },
  });
  const hints: Readonly<Record<Table, string>> = {
    events: known.events.map((v) => say(verbWords[v.value])).join('、'),
    kinds: known.kinds.map((v) => say(kindWords[v.value])).join('、'),
    tiers: known.tiers.map((v) => say(tierWords[v.value])).join('、'),
    areas: say(w.areasHint),
    categories: say(w.categoriesHint),
  };
  return tables.map((table) => (
    <Form.Item key={table} name={table} label={say(tableWords[table])} extra={hints[table]} rules={[right(table)]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} spellCheck={false} />
    </Form.Item>
  ));
}

/** How one platform's messages read here, in words: where each thing stands, and what their words mean. */
export function EditSource({ of, close, done }: { of: Source; close: () => void; done: (s: Secrets) => void }) {
  const { say } = useSay();
  const needed = [{ required: true, message: say(w.required) }];
  const { mapping: m, deadline } = of;
  const start: Values = {
    name: of.name,
    url: of.url ?? '',
    fields: m.fields,
    events: linesOf(m.events, (v) => say(verbWords[v])),
    kinds: linesOf(m.kinds, (v) => say(kindWords[v])),
    tiers: linesOf(m.tiers, (v) => say(tierWords[v])),
    areas: linesOf(m.areas),
    categories: linesOf(m.categories),
    kind: m.kind,
    rule: deadline.rule,
    ...(deadline.amount && { amount: deadline.amount }),
    unit: deadline.unit ?? 'd',
  };
  return (
    <FormDialog<Values, Secrets>
      title={w.edit}
      start={start}
      close={close}
      done={done}
      send={(values, key) => call(hotlineApi.changeSource, { params: { id: of.id }, input: inputOf(values), key })}
    >
      <Form.Item name="name" label={say(w.name)} rules={needed}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="url"
        label={say(w.url)}
        extra={say(of.url ? w.urlStays : w.urlHint)}
        {...(of.url && { rules: needed })}
      >
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item label={say(w.deadline)}>
        <Form.Item name="rule">
          <Select
            aria-label={say(w.deadline)}
            options={(['ticket', 'count'] as const).map((value) => ({ value, label: say(ruleWords[value]) }))}
          />
        </Form.Item>
        <div className="pair">
          <Form.Item name="amount" label={say(w.amount)}>
            <InputNumber min={1} max={365} />
          </Form.Item>
          <Form.Item name="unit" label={say(w.unit)}>
            <Select options={(['h', 'd'] as const).map((value) => ({ value, label: say(unitWords[value]) }))} />
          </Form.Item>
        </div>
      </Form.Item>
      <h3>{say(w.where)}</h3>
      <p className="soft">{say(w.whereHint)}</p>
      <div className="pair">
        {hotlineFields.map((field) => (
          <Form.Item key={field} name={['fields', field]} label={say(fieldWords[field])}>
            <Input maxLength={300} spellCheck={false} autoComplete="off" />
          </Form.Item>
        ))}
      </div>
      <h3>{say(w.meaning)}</h3>
      <p className="soft">{say(w.meaningHint)}</p>
      <Tables />
      <Form.Item name="kind" label={say(w.otherKind)}>
        <Select options={caseKinds.map((value) => ({ value, label: say(kindWords[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}
