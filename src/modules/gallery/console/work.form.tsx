import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { galleryApi, type WorkView } from '../gallery.contract.ts';
import { type WorkKind, workKinds } from '../gallery.rules.ts';
import { workKindWords } from '../gallery.words.ts';

type Values = {
  area: string;
  kind: WorkKind;
  title: string;
  shownAs?: string;
  classText?: string;
  madeOn?: Dayjs;
  about?: string;
};
type Props = { before: WorkView | null; close: () => void; done: (v: WorkView) => void };
/** A work with several pictures at once; its words and its consent follow on its page. */
export function WorkForm({ before, close, done }: Props) {
  const { say } = useSay();
  const { area } = useMe();
  const [files, choose] = useState<readonly File[]>([]);
  const required = [{ required: true, message: say(w.required) }];
  const start: Partial<Values> = before
    ? {
        ...{ kind: before.kind, title: before.title },
        ...(before.shownAs && { shownAs: before.shownAs }),
        ...(before.classText && { classText: before.classText }),
        ...(before.madeOn && { madeOn: dayjs(before.madeOn) }),
        ...(before.about && { about: before.about }),
      }
    : { kind: 'work', area };
  return (
    <FormDialog<Values, WorkView>
      title={before ? w.edit : w.add}
      start={start}
      close={close}
      done={done}
      send={({ area: at, madeOn, ...v }, key) => {
        const input = { ...v, ...(madeOn && { madeOn: madeOn.format('YYYY-MM-DD') }) };
        return before
          ? call(galleryApi.changeWork, { params: { id: before.id }, input, version: before.version, key })
          : call(galleryApi.addWork, {
              input: { ...input, area: at },
              files: files.map((file) => ({ field: 'files', file })),
              key,
            });
      }}
    >
      <Form.Item name="title" label={say(w.title)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={say(w.kind)}>
        <Select options={workKinds.map((value) => ({ value, label: say(workKindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="shownAs" label={say(w.shownAs)} extra={say(w.shownAsHint)}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="classText" label={say(w.classText)}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="madeOn" label={say(w.madeOn)}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="about" label={say(w.about)}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      {!before && (
        <>
          <Form.Item name="area" label={say(w.place)} rules={required}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          <FilePicker files={files} choose={choose} label={w.files} of="scan" />
        </>
      )}
    </FormDialog>
  );
}
