import { Form, Input, Radio, Select } from 'antd';
import type { Word } from '#kernel/words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { accusationConsoleWords as w } from '../accusations.console.words.ts';
import { accusationsApi } from '../accusations.contract.ts';
import type { AccusationVerb } from '../accusations.rules.ts';
import { groundWords, verbWords } from '../accusations.words.ts';
import { type RecusalGround, recusalGrounds } from '../recusal.rules.ts';
import type { Opened } from './accusation.drawer.tsx';

type Entry = { text: string; organisationId: string; accountId: string; ground: RecusalGround };

function send(verb: AccusationVerb, on: Opened, entry: Entry, key: string): Promise<unknown> {
  const given = { params: { id: on.id }, version: on.version, key };
  const { text, organisationId, accountId, ground } = entry;
  if (verb === 'accept') return call(accusationsApi.acceptAccusation, given);
  if (verb === 'reply') return call(accusationsApi.replyAccusation, { ...given, input: { text } });
  if (verb === 'close') return call(accusationsApi.closeAccusation, { ...given, input: { text } });
  if (verb === 'recuse')
    return call(accusationsApi.recuseFromAccusation, { params: { id: on.id }, key, input: { text, ground } });
  if (verb === 'exclude')
    return call(accusationsApi.excludeFromAccusation, { ...given, input: { text, ground, accountId } });
  if (verb === 'decideRecusal')
    return call(accusationsApi.decideRecusal, { ...given, input: { text, accountId: accountId || null } });
  return call(accusationsApi.transferAccusation, { ...given, input: { text, organisationId } });
}

const hints: Partial<Record<AccusationVerb, Word>> = {
  transfer: w.transferHint,
  recuse: w.recuseHint,
  exclude: w.excludeHint,
  decideRecusal: w.decideHint,
};
const textLabels: Partial<Record<AccusationVerb, Word>> = { reply: w.reply, decideRecusal: w.answerAsked };

function OrganField({ on }: { on: Opened }) {
  const { say } = useSay();
  return (
    <Form.Item name="organisationId" label={say(w.organ)} rules={[{ required: true, message: say(w.required) }]}>
      <Select
        notFoundContent={say(w.noOrgans)}
        options={on.organs.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}

/** Whom it concerns; a request may also be refused, which is nobody. */
function OfficerField({ on, verb }: { on: Opened; verb: AccusationVerb }) {
  const { say } = useSay();
  const officers = on.officers.map(({ id, name }) => ({ value: id, label: name }));
  const nobody = { value: '', label: say(w.refuseAsked) };
  return (
    <Form.Item
      name="accountId"
      label={say(w.whoAside)}
      rules={[{ required: verb === 'exclude', message: say(w.required) }]}
    >
      <Select options={verb === 'decideRecusal' ? [nobody, ...officers] : officers} />
    </Form.Item>
  );
}

function GroundField() {
  const { say } = useSay();
  return (
    <Form.Item name="ground" label={say(w.ground)} rules={[{ required: true, message: say(w.required) }]}>
      <Radio.Group
        className="stacked"
        options={recusalGrounds.map((value) => ({ value, label: say(groundWords[value]) }))}
      />
    </Form.Item>
  );
}

export function ActDialog(p: { verb: AccusationVerb; on: Opened; close: () => void; done: () => void }) {
  const { verb, on, close, done } = p;
  const { say } = useSay();
  const hint = hints[verb];
  return (
    <FormDialog<Entry, unknown>
      title={verbWords[verb]}
      ok={verbWords[verb]}
      start={{ accountId: verb === 'decideRecusal' ? '' : undefined }}
      close={close}
      done={done}
      send={(entry, key) => send(verb, on, entry, key)}
    >
      {hint && <p className="soft">{say(hint)}</p>}
      {verb === 'transfer' && <OrganField on={on} />}
      {(verb === 'exclude' || verb === 'decideRecusal') && <OfficerField on={on} verb={verb} />}
      {(verb === 'recuse' || verb === 'exclude') && <GroundField />}
      {verb !== 'accept' && (
        <Form.Item
          name="text"
          label={say(textLabels[verb] ?? w.reason)}
          rules={[{ required: true, message: say(w.writeIt) }]}
        >
          <Input.TextArea rows={5} maxLength={2000} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
