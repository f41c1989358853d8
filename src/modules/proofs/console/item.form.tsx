import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type EditionView, type ItemRow, proofListsApi } from '../lists.contract.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type ItemKind, itemKinds, type Remit, remits } from '../proofs.rules.ts';
import { itemKindWords, remitWords } from '../proofs.words.ts';
import { sheetFieldWords as f, type SheetField } from '../sheet.words.ts';

type Entry = Partial<Omit<ItemRow, 'id'>> & { code: string; name: string; kind: ItemKind; remit?: Remit | null };
const most: Partial<Record<SheetField, number>> = {
  law: 120,
  article: 60,
  purpose: 300,
  procedure: 1000,
  form: 2000,
  materials: 500,
  who: 120,
  how: 600,
  words: 200,
};

/** An item of a draft; what keeps it off the list is said on its field. */
export function ItemForm({
  e,
  item,
  close,
  done,
}: {
  e: EditionView;
  item: ItemRow | null;
  close: () => void;
  done: () => void;
}) {
  const { say } = useSay();
  const start: Partial<Entry> = item ? (({ id: _, ...rest }) => rest)(item) : { kind: 'issue', needsMeeting: false };
  const line = (name: SheetField, rows = 1) => (
    <Form.Item
      key={name}
      name={name}
      label={say(f[name])}
      {...(name === 'form' && {
        extra: say(w.formHint, { name: '{name}', id: '{id}', facts: '{facts}', use: '{use}' }),
      })}
    >
      {rows > 1 ? (
        <Input.TextArea rows={rows} maxLength={most[name] ?? 200} />
      ) : (
        <Input maxLength={most[name] ?? 200} />
      )}
    </Form.Item>
  );
  return (
    <FormDialog<Entry, EditionView>
      title={item ? w.editItem : w.addItem}
      start={start}
      close={close}
      done={done}
      send={(entry, key) =>
        call(proofListsApi.putProofItem, {
          params: { id: e.id },
          version: e.version,
          input: { ...entry, remit: entry.remit ?? null, validDays: entry.validDays ?? null },
          key,
        })
      }
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="code" label={say(f.code)} rules={[{ required: true, message: say(w.required) }]}>
              <Input maxLength={12} disabled={item !== null} />
            </Form.Item>
            <Form.Item name="kind" label={say(f.kind)}>
              <Select options={itemKinds.map((value) => ({ value, label: say(itemKindWords[value]) }))} />
            </Form.Item>
          </div>
          <Form.Item name="name" label={say(f.name)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Entry, b: Entry) => a.kind !== b.kind}>
            {() =>
              form.getFieldValue('kind') === 'never' ? (
                <>
                  {line('who')}
                  {line('how', 3)}
                </>
              ) : (
                <>
                  <div className="pair">
                    {line('law')}
                    {line('article')}
                  </div>
                  <Form.Item name="remit" label={say(f.remit)}>
                    <Select allowClear options={remits.map((value) => ({ value, label: say(remitWords[value]) }))} />
                  </Form.Item>
                  <Form.Item name="needsMeeting" valuePropName="checked">
                    <Checkbox>{say(f.needsMeeting)}</Checkbox>
                  </Form.Item>
                  {line('purpose')}
                  {line('procedure', 2)}
                  {line('form', 3)}
                  {line('materials')}
                  <Form.Item name="validDays" label={say(f.validDays)}>
                    <InputNumber min={1} max={3650} className="wide" />
                  </Form.Item>
                </>
              )
            }
          </Form.Item>
          {line('words')}
        </>
      )}
    </FormDialog>
  );
}
