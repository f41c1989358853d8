import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Modal, Select, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { GateField, useSettled } from '#modules/mandates/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call, type Problem } from '#ui/web/call.ts';
import { DEFAULT_BUDGET_MINUTES } from '../burden.rules.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { factsApi } from '../facts.contract.ts';
import { derivedFieldWords, knownFieldWords, returnPeriodWords, returnRowsWords } from '../facts.words.ts';
import { returnsApi } from '../returns.contract.ts';
import {
  derivedFields,
  knownFields,
  type ReturnColumn,
  type ReturnPeriod,
  type ReturnRows,
  returnPeriods,
  returnRows,
} from '../returns.rules.ts';

type Kind = Answer<typeof factsApi.factKinds>['items'][number];
type Read = { file: File; headRow: number; columns: ReturnColumn[] };
type Values = {
  name: string;
  basis: string;
  every: ReturnPeriod;
  rows: ReturnRows;
  onlyKind?: string;
  onlyValue?: string;
  ageFrom?: number;
  budgetMinutes: number;
  /** The line picked of each duty list. */
  lines?: Readonly<Record<string, string | undefined>>;
};

/** What answers a column, as one choice. */
const meaningOf = (c: ReturnColumn) => (c.is === 'typed' ? 'typed' : `${c.is}:${c.is === 'fact' ? c.kind : c.field}`);
function withMeaning({ column, head }: ReturnColumn, meaning: string): ReturnColumn {
  const at = { column, head };
  const [is, what = ''] = meaning.split(':');
  if (is === 'fact') return { ...at, is, kind: what };
  const known = knownFields.find((f) => f === what);
  if (is === 'known' && known) return { ...at, is, field: known };
  const derived = derivedFields.find((f) => f === what);
  return derived ? { ...at, is: 'derived', field: derived } : { ...at, is: 'typed' };
}

function Columns({
  read,
  kinds,
  change,
}: {
  read: Read;
  kinds: readonly Kind[];
  change: (columns: ReturnColumn[]) => void;
}) {
  const { say } = useSay();
  const options = [
    { value: 'typed', label: say(w.byTyping) },
    ...kinds.map((k) => ({ value: `fact:${k.key}`, label: say([k.zh, k.en]) })),
    ...derivedFields.map((f) => ({ value: `derived:${f}`, label: say(derivedFieldWords[f]) })),
    ...knownFields.map((f) => ({ value: `known:${f}`, label: say(knownFieldWords[f]) })),
  ];
  const typed = read.columns.filter((c) => c.is === 'typed').length;
  return (
    <section className="here">
      <h3 className="here">{say(w.columns)}</h3>
      <p className="soft small">{say(w.willType, { typed, known: read.columns.length - typed })}</p>
      <table className="plain-table order-columns">
        <thead>
          <tr>
            <th scope="col">{say(w.column)}</th>
            <th scope="col">{say(w.filledBy)}</th>
          </tr>
        </thead>
        <tbody>
          {read.columns.map((c) => (
            <tr key={c.column}>
              <td>{c.head}</td>
              <td>
                <Select<string>
                  className="wide"
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={c.head}
                  value={meaningOf(c)}
                  options={options}
                  onChange={(meaning) =>
                    change(read.columns.map((x) => (x.column === c.column ? withMeaning(x, meaning) : x)))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Fields({
  rows,
  onlyKind,
  kinds,
}: {
  rows: ReturnRows | undefined;
  onlyKind: string | undefined;
  kinds: readonly Kind[];
}) {
  const { say, lang } = useSay();
  const classes = kinds.filter((k) => k.subject === 'household' && k.type === 'choice');
  const choices = classes.find((k) => k.key === onlyKind)?.choices ?? [];
  const named = <K extends string>(list: readonly K[], words: Record<K, readonly [string, string]>) =>
    list.map((value) => ({ value, label: say(words[value]) }));
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={[{ required: true, min: 2 }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)} extra={say(w.basisHint)} rules={[{ required: true, min: 2 }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="every" label={say(w.every)}>
        <Select options={named(returnPeriods, returnPeriodWords)} />
      </Form.Item>
      <Form.Item name="rows" label={say(w.rows)}>
        <Select options={named(returnRows, returnRowsWords)} />
      </Form.Item>
      <Form.Item name="onlyKind" label={say(w.onlyKind)}>
        <Select allowClear options={classes.map((k) => ({ value: k.key, label: say([k.zh, k.en]) }))} />
      </Form.Item>
      {choices.length > 0 && (
        <Form.Item name="onlyValue" label={say(w.onlyKind)} rules={[{ required: true }]}>
          <Select options={choices.map((c) => ({ value: c.key, label: c[lang] }))} />
        </Form.Item>
      )}
      {rows === 'person' && (
        <Form.Item name="ageFrom" label={say(w.ageFrom)}>
          <InputNumber min={1} max={120} />
        </Form.Item>
      )}
      <Form.Item name="budgetMinutes" label={say(w.budget)} extra={say(w.budgetHint)}>
        <InputNumber min={1} max={600} />
      </Form.Item>
    </>
  );
}

/** By which line the villages are asked, list by list: villages of one place mostly share one. */
function Gates() {
  const { say } = useSay();
  const form = Form.useFormInstance();
  const typed = useSettled(JSON.stringify([Form.useWatch('name', form) ?? '', Form.useWatch('basis', form) ?? '']));
  const [name = '', basis = ''] = JSON.parse(typed) as string[];
  const ask = useQuery<Answer<typeof returnsApi.lookAtReturn>, Problem>({
    queryKey: [returnsApi.lookAtReturn.path, typed],
    queryFn: () => call(returnsApi.lookAtReturn, { input: { name, basis } }),
    enabled: name.trim().length > 1,
    placeholderData: keepPreviousData,
  });
  return ask.data?.lists.map(({ listId, village, villages, look }) => (
    <div key={listId}>
      {look.list && <p className="soft small">{say(w.gateOf, { list: look.list.name, n: villages })}</p>}
      <GateField
        look={look}
        on={{ receiverId: village, role: 'assist', matter: { kind: 'return', label: name } }}
        name={['lines', listId]}
      />
    </div>
  ));
}

/** An office orders a return: its own template first, then what the house could not read from it. */
export function OrderReturn({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const [form] = Form.useForm<Values>();
  const [read, setRead] = useState<Read | null>(null);
  const [lacksFile, setLacksFile] = useState(false);
  const kinds = useAsk(factsApi.factKinds, {}).data?.items ?? [];
  const reading = useDeed((file: File, key) =>
    call(returnsApi.readTemplate, { input: {}, files: [{ field: 'file', file }], key }),
  );
  const ordering = useDeed((given: { values: Values; read: Read }, key) =>
    call(returnsApi.orderReturn, {
      input: {
        ...given.values,
        headRow: given.read.headRow,
        columns: given.read.columns,
        lines: Object.entries(given.values.lines ?? {}).flatMap(([listId, itemId]) =>
          itemId ? [{ listId, itemId }] : [],
        ),
      },
      files: [{ field: 'file', file: given.read.file }],
      key,
    }),
  );
  const choose = async (file: File) => {
    setLacksFile(false);
    const found = await reading.run(file);
    setRead(found && { file, ...found });
    if (found && !form.getFieldValue('name'))
      form.setFieldValue('name', file.name.replace(/\.xlsx$/i, '').slice(0, 60));
  };
  const order = async (values: Values) => {
    if (!read) return setLacksFile(true);
    if (!(await ordering.run({ values, read }))) return;
    close();
    done();
  };
  const rows = Form.useWatch('rows', form);
  const onlyKind = Form.useWatch('onlyKind', form);
  const problem = ordering.problem ?? reading.problem;
  return (
    <Modal
      open
      width={720}
      title={say(w.order)}
      okText={say(w.order)}
      cancelText={say(kitWords.cancel)}
      onOk={form.submit}
      onCancel={close}
      confirmLoading={ordering.pending}
      mask={{ closable: false }}
    >
      <div className="acts">
        <Upload
          accept={accept.template}
          maxCount={1}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
          fileList={read ? [{ uid: 'template', name: read.file.name, size: read.file.size }] : []}
          onRemove={() => setRead(null)}
        >
          <Button loading={reading.pending}>{say(w.template)}</Button>
        </Upload>
        <p className="soft wide">{say(w.templateHint)}</p>
      </div>
      {lacksFile && <Alert className="here" type="warning" showIcon title={say(w.fileFirst)} />}
      {read && <Columns read={read} kinds={kinds} change={(columns) => setRead({ ...read, columns })} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ every: 'month', rows: 'household', budgetMinutes: DEFAULT_BUDGET_MINUTES }}
        onFinish={(values) => void order(values)}
      >
        <Fields rows={rows} onlyKind={onlyKind} kinds={kinds} />
        <Gates />
      </Form>
      {problem && <Fault problem={problem} />}
    </Modal>
  );
}
