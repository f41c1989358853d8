import { AutoComplete, Form, Input, Radio, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import { type Duty, duties } from '../mandates.items.rules.ts';
import { dutyWords } from '../mandates.words.ts';
import type { Item, Whole } from './mandate.bits.tsx';

type Entry = {
  code: string;
  title: string;
  duty: Duty;
  basis: string;
  leadName?: string;
  how?: string;
  description?: string;
  words: string[];
};

function Fields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const known = useAsk(organisationsApi.listOrganisations, {}).data?.organisations ?? [];
  return (
    <>
      <Form.Item name="code" label={say(w.code)} extra={say(w.codeHint)} rules={required}>
        <Input maxLength={12} autoComplete="off" />
      </Form.Item>
      <Form.Item name="title" label={say(w.itemTitle)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="duty" label={say(w.duty)}>
        <Radio.Group options={duties.map((value) => ({ value, label: say(dutyWords[value]) }))} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)} extra={say(w.basisHint)} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1 }} />
      </Form.Item>
      <Form.Item name="leadName" label={say(w.lead)} extra={say(w.leadHint)}>
        <AutoComplete
          options={known.map((o) => ({ value: o.shortName }))}
          showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed.trim()) }}
        />
      </Form.Item>
      <Form.Item name="how" label={say(w.how)}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1 }} />
      </Form.Item>
      <Form.Item name="description" label={say(w.description)}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 1 }} />
      </Form.Item>
      <Form.Item name="words" label={say(w.words)} extra={say(w.wordsHint)}>
        <Select mode="tags" tokenSeparators={['、', ',', ',', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
    </>
  );
}

/** Adds an item to a draft, or changes one. */
export function ItemForm({
  list,
  item,
  close,
  done,
}: {
  list: Whole;
  item: Item | null;
  close: () => void;
  done: (list: Whole) => void;
}) {
  const start = item && {
    ...{ code: item.code, title: item.title, duty: item.duty, basis: item.basis, words: item.words },
    ...(item.leadName && { leadName: item.leadName }),
    ...(item.how && { how: item.how }),
    ...(item.description && { description: item.description }),
  };
  const send = (input: Entry, key: string) =>
    item
      ? call(mandatesApi.editItem, { params: { id: list.id, itemId: item.id }, version: list.version, input, key })
      : call(mandatesApi.addItem, { params: { id: list.id }, version: list.version, input, key });
  return (
    <FormDialog<Entry, Whole>
      title={item ? w.editItem : w.addItem}
      start={start ?? { duty: 'basic', words: [] }}
      close={close}
      done={done}
      send={send}
    >
      <Fields />
    </FormDialog>
  );
}
