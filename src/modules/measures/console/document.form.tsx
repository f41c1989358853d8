import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type DocumentRow, measuresApi } from '../measures.contract.ts';
import { OneFile } from './one-file.tsx';

type Entry = { title: string; number?: string; issuers: string[]; issuedOn: string; isPublic: boolean };

/** A joint document: who issued it, when, and the paper itself. */
export function DocumentForm({
  before,
  close,
  done,
}: {
  before: DocumentRow | null;
  close: () => void;
  done: (d: DocumentRow) => void;
}) {
  const { say } = useSay();
  const client = useQueryClient();
  const [file, choose] = useState<File | null>(null);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, DocumentRow>
      title={before ? w.edit : w.add}
      start={
        before
          ? { ...before, number: before.number ?? '', issuers: before.issuers }
          : { issuedOn: dayOf(Date.now()), isPublic: false, issuers: [] }
      }
      close={close}
      done={(d) => {
        void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') });
        done(d);
      }}
      send={({ number = '', ...rest }, key) => {
        const { title, issuers, issuedOn, isPublic } = rest;
        const input = { title, issuers, issuedOn, isPublic, ...(number && { number }) };
        const files = file ? [{ field: 'file', file }] : [];
        return before
          ? call(measuresApi.changeDocument, { params: { id: before.id }, version: before.version, input, files, key })
          : call(measuresApi.addDocument, { input, files, key });
      }}
    >
      <Form.Item name="title" label={say(w.title)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="number" label={say(w.number)}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="issuedOn" label={say(w.issuedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="issuers" label={say(w.issuers)} extra={say(w.issuersHint)} rules={required}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', ',', ' ']} />
      </Form.Item>
      <OneFile label={say(w.file)} file={file} choose={choose} />
      <Form.Item name="isPublic" valuePropName="checked">
        <Checkbox>{say(w.isPublic)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
