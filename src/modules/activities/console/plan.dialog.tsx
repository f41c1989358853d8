import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi, type PlanInput } from '../activities.contract.ts';
import { type ActivityKind, branchRoles, type Way, ways } from '../activities.rules.ts';
import { activityKindWords, wayWords } from '../activities.words.ts';
import { yearApi } from '../year.contract.ts';

type Entry = {
  organisationId: string;
  kind: ActivityKind;
  title: string;
  topic?: string;
  way?: Way;
  group?: string;
  where: string;
  span: [Dayjs, Dayjs];
};
/** What is chosen is a time of the place, wherever the desk stands. */
const instant = (d: Dayjs) => `${d.format('YYYY-MM-DDTHH:mm:00')}+08:00`;
const local = (iso: string) => dayjs(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16));

const toInput = ({ span: [from, to], kind, organisationId, ...v }: Entry): PlanInput & { organisationId: string } => ({
  ...v,
  kind,
  organisationId,
  way: kind === 'civicEvent' ? v.way : undefined,
  group: kind === 'groupMeeting' ? v.group : undefined,
  startsAt: instant(from),
  endsAt: instant(to),
});

type Props = {
  close: () => void;
  done: (a: ActivityView) => void;
  unit?: string;
  day?: string;
  changing?: ActivityView;
};

/** Plans an activity, or changes what is planned: only kinds this post records are offered. */
export function Plan({ close, done, unit, day, changing }: Props) {
  const { say } = useSay();
  const me = useMe();
  const isBranch = branchRoles.some((r) => r === me.role);
  const rules = useAsk(activitiesApi.activityKindRules, {});
  const units = useAsk(yearApi.activityUnits, {}, { enabled: isBranch });
  const mine = { value: me.organisationId, label: me.organisation };
  const listed = (units.data?.items ?? []).map((u) => ({ value: u.id, label: u.name }));
  const kinds = (rules.data?.items ?? []).filter((r) => r.recordRoles.includes(me.role)).map((r) => r.kind);
  const required = [{ required: true, message: say(w.required_) }];
  const start: Partial<Entry> = changing
    ? {
        organisationId: changing.organisationId,
        kind: changing.kind,
        title: changing.title,
        where: changing.where,
        span: [local(changing.startsAt), local(changing.endsAt)],
        ...(changing.topic && { topic: changing.topic }),
        ...(changing.way && { way: changing.way }),
        ...(changing.group && { group: changing.group }),
      }
    : {
        ...(unit && { organisationId: unit }),
        ...(day && { span: [dayjs(`${day}T15:00`), dayjs(`${day}T17:00`)] as [Dayjs, Dayjs] }),
      };
  return (
    <FormDialog<Entry, ActivityView>
      title={w.planTitle}
      start={start}
      close={close}
      done={done}
      send={(values, key) => {
        const { organisationId, kind, ...input } = toInput(values);
        return changing
          ? call(activitiesApi.editActivity, { params: { id: changing.id }, input, version: changing.version, key })
          : call(activitiesApi.planActivity, { input: { ...input, organisationId, kind }, key });
      }}
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="organisationId" label={say(w.unit)} rules={required}>
              <Select
                disabled={Boolean(changing)}
                showSearch={{ optionFilterProp: 'label' }}
                options={listed.some((u) => u.value === mine.value) ? listed : [...listed, mine]}
              />
            </Form.Item>
            <Form.Item name="kind" label={say(w.kind)} rules={required}>
              <Select
                disabled={Boolean(changing)}
                options={kinds.map((value) => ({ value, label: say(activityKindWords[value]) }))}
              />
            </Form.Item>
          </div>
          <Form.Item name="title" label={say(w.what)} rules={required}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
            {() => <Special kind={form.getFieldValue('kind')} />}
          </Form.Item>
          <Form.Item name="span" label={say(w.when)} rules={required}>
            <DatePicker.RangePicker
              showTime={{ format: 'HH:mm', minuteStep: 5 }}
              format="YYYY-MM-DD HH:mm"
              style={{ width: '100%' }}
            />
          </Form.Item>
          <Form.Item name="where" label={say(w.where)} rules={required}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="topic" label={say(w.topic)}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

function Special({ kind }: { kind: ActivityKind | undefined }) {
  const { say } = useSay();
  if (kind === 'groupMeeting')
    return (
      <Form.Item name="group" label={say(w.group)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input maxLength={30} />
      </Form.Item>
    );
  if (kind !== 'civicEvent') return null;
  return (
    <Form.Item name="way" label={say(w.way)}>
      <Select allowClear options={ways.map((value) => ({ value, label: say(wayWords[value]) }))} />
    </Form.Item>
  );
}
