import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { activitiesApi } from '#modules/activities/activities.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { deliberationsApi, type MatterView } from '../deliberations.contract.ts';
import { type After, afters, dayAfter, type MatterVerb, noticeFields } from '../deliberations.rules.ts';
import { afterWords, matterVerbWords, noticeFieldWords } from '../deliberations.words.ts';

type Props = { m: MatterView; verb: MatterVerb; close: () => void; done: (m: MatterView) => void };
/** What is written down at a gate, each with what it needs. */
export function Act(props: Props) {
  const { verb } = props;
  if (verb === 'propose' || verb === 'discuss' || verb === 'review') return <GateForm {...props} gate={verb} />;
  if (verb === 'resolve') return <Resolve {...props} />;
  if (verb === 'publishDecision' || verb === 'publishResult') return <Publish {...props} />;
  if (verb === 'end') return <End {...props} />;
  return <Close {...props} />;
}
const useRequired = () => {
  const { say } = useSay();
  return [{ required: true, message: say(w.required) }];
};
function Afters({ label, hint }: { label: string; hint: string }) {
  const { say } = useSay();
  return (
    <Form.Item name="after" label={label} extra={hint}>
      <Select allowClear options={afters.map((value) => ({ value, label: say(afterWords[value]) }))} />
    </Form.Item>
  );
}

type GateEntry = {
  heldOn: string;
  place: string;
  host: string;
  recorder: string;
  body: string;
  content?: string;
  after?: After;
  activityId?: string;
  nth?: number;
  count?: { should: number; present: number; signatures: number; yes: number; no: number; abstain: number };
};
function GateForm({ m, gate, verb, close, done }: Props & { gate: 'propose' | 'discuss' | 'review' }) {
  const { say } = useSay();
  const required = useRequired();
  const rule = m.rules.find((r) => r.step === gate);
  const kinds = gate === 'propose' ? ['committeeMeeting', 'memberMeeting'] : ['memberMeeting'];
  const held = useAsk(
    activitiesApi.listActivities,
    { query: { area: m.area, status: 'held' } },
    { enabled: gate !== 'discuss' },
  );
  const citable = (held.data?.items ?? []).filter((a) => a.area === m.area && kinds.includes(a.kind));
  return (
    <FormDialog<GateEntry, MatterView>
      title={matterVerbWords[verb]}
      ok={matterVerbWords[verb]}
      start={{ heldOn: dayOf(Date.now()), nth: 1 }}
      close={close}
      done={done}
      send={({ activityId, nth, count, content, after, ...v }, key) =>
        call(deliberationsApi.passGate, {
          params: { id: m.id, gate },
          version: m.version,
          input: {
            ...v,
            ...(content && { content }),
            ...(after && { after }),
            ...(activityId ? { activity: { id: activityId, nth: nth ?? 1 } } : count && { count }),
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          {rule && <p className="soft small">{rule.basis}</p>}
          {citable.length > 0 && (
            <Form.Item name="activityId" label={say(w.activity)} extra={say(w.activityHint)}>
              <Select
                allowClear
                options={citable.map((a) => ({ value: a.id, label: `${a.day} ${a.unit} ${a.title}` }))}
              />
            </Form.Item>
          )}
          <div className="pair">
            <Form.Item name="heldOn" label={say(w.heldOn)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="place" label={say(w.place)} rules={required}>
              <Input maxLength={120} />
            </Form.Item>
          </div>
          <div className="pair">
            <Form.Item name="host" label={say(w.host)} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="recorder" label={say(w.recorder)} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
          </div>
          <Form.Item noStyle shouldUpdate={(a, b) => a.activityId !== b.activityId}>
            {() =>
              form.getFieldValue('activityId') ? (
                <Form.Item name="nth" label={say(w.activityNth)}>
                  <InputNumber min={1} max={50} />
                </Form.Item>
              ) : (
                <Numbers />
              )
            }
          </Form.Item>
          {gate === 'propose' && m.round > 1 && (
            <Form.Item name="content" label={say(w.newContent)}>
              <Input.TextArea rows={3} maxLength={5000} />
            </Form.Item>
          )}
          <Form.Item name="body" label={say(w.body)} rules={required}>
            <Input.TextArea rows={4} maxLength={5000} />
          </Form.Item>
          <Afters label={say(w.after)} hint={say(w.afterHint)} />
        </>
      )}
    </FormDialog>
  );
}
/** Should come, came, signed; agreed, did not, kept out. */
function Numbers() {
  const { say } = useSay();
  const required = useRequired();
  const one = (name: 'should' | 'present' | 'signatures' | 'yes' | 'no' | 'abstain') => (
    <Form.Item key={name} name={['count', name]} label={say(w[name])} rules={required}>
      <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
    </Form.Item>
  );
  return (
    <div className="numbers-row">{(['should', 'present', 'signatures', 'yes', 'no', 'abstain'] as const).map(one)}</div>
  );
}

function Resolve({ m, verb, close, done }: Props) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<{ voteId: string; body: string; after?: After }, MatterView>
      title={matterVerbWords[verb]}
      close={close}
      done={done}
      send={({ after, ...input }, key) =>
        call(deliberationsApi.resolveMatter, {
          params: { id: m.id },
          version: m.version,
          input: { ...input, ...(after && { after }) },
          key,
        })
      }
    >
      {m.votes.length === 0 && <p>{say(w.noVote)}</p>}
      <Form.Item name="voteId" label={say(w.vote)} rules={required}>
        <Select
          options={m.votes.map((v) => ({
            value: v.id,
            label: say(w.voteLine, {
              day: v.heldOn,
              meeting: v.meeting,
              yes: v.yes,
              result: say(v.passed ? w.passed : w.failed),
            }),
          }))}
        />
      </Form.Item>
      <Form.Item name="body" label={say(w.body)} rules={required}>
        <Input.TextArea rows={4} maxLength={5000} />
      </Form.Item>
      <Afters label={say(w.after)} hint={say(w.afterHint)} />
    </FormDialog>
  );
}

type PublishEntry = {
  fields: string[];
  text: string;
  cost?: string;
  contact?: string;
  places: string;
  fromOn: string;
  untilOn: string;
};
function Publish({ m, verb, close, done }: Props) {
  const { say } = useSay();
  const required = useRequired();
  const what = verb === 'publishResult' ? 'result' : 'decision';
  const today = dayOf(Date.now());
  return (
    <FormDialog<PublishEntry, MatterView>
      title={matterVerbWords[verb]}
      ok={matterVerbWords[verb]}
      start={{
        fields: what === 'decision' ? ['title', 'content', 'numbers'] : ['title', 'result', 'cost'],
        fromOn: today,
        untilOn: dayAfter(today, what === 'decision' ? 7 : 10),
        ...(what === 'decision' && { text: m.content }),
      }}
      close={close}
      done={done}
      send={({ cost, contact, ...input }, key) =>
        call(deliberationsApi.publishMatter, {
          params: { id: m.id },
          version: m.version,
          input: { ...input, what, ...(cost && { cost }), ...(contact && { contact }) },
          key,
        })
      }
    >
      <Form.Item name="fields" label={say(w.publishFields)} rules={required}>
        <Checkbox.Group options={noticeFields.map((value) => ({ value, label: say(noticeFieldWords[value]) }))} />
      </Form.Item>
      <Form.Item name="text" label={say(w.publishText)} rules={required}>
        <Input.TextArea rows={4} maxLength={5000} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="cost" label={say(w.publishCost)}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="contact" label={say(w.publishContact)}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Form.Item name="places" label={say(w.publishPlaces)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromOn" label={say(w.publishFrom)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="untilOn" label={say(w.publishUntil)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

function Close({ m, verb, close, done }: Props) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<{ objections: number; body: string; after?: After }, MatterView>
      title={matterVerbWords[verb]}
      start={{ objections: 0 }}
      close={close}
      done={done}
      send={({ after, ...input }, key) =>
        call(deliberationsApi.closeNotice, {
          params: { id: m.id },
          version: m.version,
          input: { ...input, ...(after && { after }) },
          key,
        })
      }
    >
      <Form.Item name="objections" label={say(w.objections)} rules={required}>
        <InputNumber min={0} max={999} />
      </Form.Item>
      <Form.Item name="body" label={say(w.objectionsBody)} rules={required}>
        <Input.TextArea rows={3} maxLength={5000} />
      </Form.Item>
      {verb === 'closeDecision' && <Afters label={say(w.withdraw)} hint={say(w.withdrawHint)} />}
    </FormDialog>
  );
}

function End({ m, verb, close, done }: Props) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<{ reason: string }, MatterView>
      title={matterVerbWords[verb]}
      close={close}
      done={done}
      send={(input, key) => call(deliberationsApi.endMatter, { params: { id: m.id }, version: m.version, input, key })}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
