import { Form, Input, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { deliberationsApi, type MatterView } from '../deliberations.contract.ts';
import { type Forum, forums } from '../deliberations.rules.ts';
import { forumWords } from '../deliberations.words.ts';

type Entry = { kind: string; title: string; cause: string; content: string; forum: Forum; authorisedOn?: string };
/** A matter to deliberate: which meeting decides follows from its kind, as the law lists them. */
export function MatterForm({ area, close, done }: { area: string; close: () => void; done: (m: MatterView) => void }) {
  const { say } = useSay();
  const setup = useAsk(deliberationsApi.deliberationSetup, { query: { area } });
  const kinds = setup.data?.kinds ?? [];
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, MatterView>
      title={w.addTitle}
      start={{ forum: 'deputies' }}
      close={close}
      done={done}
      send={({ authorisedOn, ...input }, key) =>
        call(deliberationsApi.addMatter, {
          input: { ...input, area, ...(input.forum === 'deputies' && authorisedOn && { authorisedOn }) },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={say(w.kind)} rules={required}>
            <Select
              options={kinds.map((k) => ({ value: k.code, label: say(k.name) }))}
              onChange={(code) => {
                const allowed = kinds.find((k) => k.code === code)?.forums ?? [];
                if (!allowed.some((f) => f === form.getFieldValue('forum'))) form.setFieldValue('forum', allowed[0]);
              }}
            />
          </Form.Item>
          <Form.Item name="title" label={say(w.title)} rules={required}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="cause" label={say(w.cause)} rules={required}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <Form.Item name="content" label={say(w.content)} rules={required}>
            <Input.TextArea rows={4} maxLength={5000} />
          </Form.Item>
          <Form.Item name="forum" label={say(w.forum)} rules={required}>
            <Select options={forums.map((value) => ({ value, label: say(forumWords[value]) }))} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.forum !== b.forum}>
            {() =>
              form.getFieldValue('forum') === 'deputies' && (
                <Form.Item name="authorisedOn" label={say(w.authorisedOn)} rules={required}>
                  <Input type="date" />
                </Form.Item>
              )
            }
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
