import { Form, Input, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { accusationConsoleWords as w } from '../accusations.console.words.ts';
import { accusationsApi } from '../accusations.contract.ts';
import type { AccusationVerb } from '../accusations.rules.ts';
import { verbWords } from '../accusations.words.ts';
import type { Opened } from './accusation.drawer.tsx';

type Entry = { text: string; organisationId: string };

function send(verb: AccusationVerb, on: Opened, entry: Entry, key: string): Promise<unknown> {
  const given = { params: { id: on.id }, version: on.version, key };
  const { text } = entry;
  if (verb === 'accept') return call(accusationsApi.acceptAccusation, given);
  if (verb === 'reply') return call(accusationsApi.replyAccusation, { ...given, input: { text } });
  if (verb === 'close') return call(accusationsApi.closeAccusation, { ...given, input: { text } });
  return call(accusationsApi.transferAccusation, { ...given, input: entry });
}

export function ActDialog(p: { verb: AccusationVerb; on: Opened; close: () => void; done: () => void }) {
  const { verb, on, close, done } = p;
  const { say } = useSay();
  const required = [{ required: true, message: say(w.writeIt) }];
  return (
    <FormDialog<Entry, unknown>
      title={verbWords[verb]}
      ok={verbWords[verb]}
      close={close}
      done={done}
      send={(entry, key) => send(verb, on, entry, key)}
    >
      {verb === 'transfer' && (
        <>
          <p className="soft">{say(w.transferHint)}</p>
          <Form.Item name="organisationId" label={say(w.organ)} rules={[{ required: true, message: say(w.required) }]}>
            <Select
              notFoundContent={say(w.noOrgans)}
              options={on.organs.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        </>
      )}
      {verb !== 'accept' && (
        <Form.Item name="text" label={say(verb === 'reply' ? w.reply : w.reason)} rules={required}>
          <Input.TextArea rows={5} maxLength={2000} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
