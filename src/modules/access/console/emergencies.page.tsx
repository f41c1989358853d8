import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { type Role, roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { isAdminRole } from '../access.rules.ts';
import { type EmergencyView, emergencyApi } from '../emergency.contract.ts';
import {
  type EmergencyVerdict,
  type EmergencyWhy,
  emergencyVerdicts,
  emergencyWhys,
  MAX_HOURS,
  mayBeTaken,
} from '../emergency.rules.ts';
import { emergencyVerdictWords, emergencyWhyWords, emergencyWords as w } from '../emergency.words.ts';

type Wish = { role: Role; area: string; why: EmergencyWhy; reason: string; hours: number };
function StartDialog({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Wish, EmergencyView>
      title={w.start}
      ok={w.start}
      start={{ area, hours: 2 }}
      close={close}
      done={done}
      send={(input, key) => call(emergencyApi.startEmergency, { input, key })}
    >
      <p className="soft">{say(w.startSays)}</p>
      <Form.Item name="role" label={say(w.role)} rules={required}>
        <Select options={roles.filter(mayBeTaken).map((value) => ({ value, label: say(roleWords[value]) }))} />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <Form.Item name="why" label={say(w.why)} rules={required}>
        <Select options={emergencyWhys.map((value) => ({ value, label: say(emergencyWhyWords[value]) }))} />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="hours" label={say(w.hours)} rules={required}>
        <InputNumber min={0.5} max={MAX_HOURS} step={0.5} />
      </Form.Item>
    </FormDialog>
  );
}
function ReviewDialog({ e, close, done }: { e: EmergencyView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ verdict: EmergencyVerdict; note: string }, EmergencyView>
      title={w.review}
      close={close}
      done={done}
      send={(input, key) =>
        call(emergencyApi.reviewEmergency, { params: { id: e.id }, version: e.version, input, key })
      }
    >
      <p>{e.reason}</p>
      <Form.Item name="verdict" label={say(w.verdict)} rules={required}>
        <Radio.Group
          options={emergencyVerdicts.map((value) => ({ value, label: say(emergencyVerdictWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name="note" label={say(w.noteOf)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function Act({ e, review, again }: { e: EmergencyView; review: () => void; again: () => void }) {
  const { say } = useSay();
  const end = useDeed((_: undefined, key) => call(emergencyApi.endEmergency, { params: { id: e.id }, key }));
  return (
    <>
      {e.verdict && (
        <>
          {say(emergencyVerdictWords[e.verdict])} · {e.reviewer}
          <br />
          <span className="soft">{e.note}</span>
        </>
      )}
      {!e.verdict && (e.isOpen ? <Tag color="error">{say(w.open)}</Tag> : say(w.over))}{' '}
      {e.open.includes('end') && (
        <Button size="small" loading={end.pending} onClick={() => void end.run(undefined).then((x) => x && again())}>
          {say(w.end)}
        </Button>
      )}
      {e.open.includes('review') && (
        <Button size="small" type="primary" onClick={review}>
          {say(w.review)}
        </Button>
      )}
      {end.problem && <Fault problem={end.problem} />}
    </>
  );
}

/** Who took a post that is not theirs, when and why; and taking one. */
export function EmergenciesPage() {
  const { say, lang } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isStarting, start] = useState(false);
  const [reviewed, review] = useState<EmergencyView | null>(null);
  const ask = useAsk(emergencyApi.listEmergencies, {});
  const again = () => void client.invalidateQueries();
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        {!isAdminRole(role) && (
          <Button danger onClick={() => start(true)}>
            {say(w.start)}
          </Button>
        )}
      </PageHead>
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register<EmergencyView>
              rows={items}
              keyOf={(e) => e.id}
              columns={[
                { head: w.who, cell: (e) => e.who },
                { head: w.role, cell: (e) => `${say(roleWords[e.role])} · ${e.placeName}` },
                {
                  head: w.why,
                  cell: (e) => (
                    <>
                      {say(emergencyWhyWords[e.why])}
                      <br />
                      <span className="soft">{e.reason}</span>
                    </>
                  ),
                },
                { head: w.from, cell: (e) => momentText(e.startedAt, lang, Date.now()) },
                { head: w.until, cell: (e) => momentText(e.endedAt ?? e.until, lang, Date.now()) },
                { head: w.state, cell: (e) => <Act e={e} review={() => review(e)} again={again} /> },
              ]}
            />
          )
        }
      </Read>
      {isStarting && <StartDialog close={() => start(false)} done={again} />}
      {reviewed && <ReviewDialog e={reviewed} close={() => review(null)} done={again} />}
    </>
  );
}
