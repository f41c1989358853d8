import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { FormGate } from '#modules/mandates/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type StudyView, studiesApi } from '../studies.contract.ts';
import { type TaskWay, taskWays } from '../studies.rules.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type VisitView, visitsApi } from '../visits.contract.ts';
import { taskWayWords } from '../visits.words.ts';
import { useVisitsAgain } from './bits.tsx';

type Task = { what: string; organisationId: string; until: Dayjs; way: TaskWay; needId?: string; itemId?: string };
type Entry = {
  title: string;
  heldOn: Dayjs;
  heldWhere?: string;
  /** `visit` alone, or `visit/need`. */
  matters: string[];
  units: string[];
  people?: string;
  weighed: string;
  decision: string;
  tasks?: Task[];
};
const iso = (d: Dayjs) => d.format('YYYY-MM-DD');

function inputOf(v: Entry) {
  const names = (v.people ?? '').split(/[、,\uFF0C\s]+/).filter(Boolean);
  return {
    title: v.title,
    heldOn: iso(v.heldOn),
    ...(v.heldWhere && { heldWhere: v.heldWhere }),
    weighed: v.weighed,
    decision: v.decision,
    matters: v.matters.map((m) => {
      const [visitId = '', needId] = m.split('/');
      return { visitId, ...(needId && { needId }) };
    }),
    participants: [...v.units.map((organisationId) => ({ organisationId })), ...names.map((name) => ({ name }))],
    tasks: (v.tasks ?? []).map(({ until, needId, ...t }) => ({ ...t, until: iso(until), ...(needId && { needId }) })),
  };
}

/** 联合研判 of a visit and others of its place: what was weighed and decided, and who does what until when. */
export function StudyDialog({ v, close }: { v: VisitView; close: () => void }) {
  const { say } = useSay();
  const again = useVisitsAgain();
  const navigate = useNavigate();
  const required = [{ required: true, message: say(w.required) }];
  const first = v.needsTold[0];
  return (
    <FormDialog<Entry, StudyView>
      title={w.hold}
      ok={w.hold}
      start={{ heldOn: dayjs(), matters: [first ? `${v.id}/${first.id}` : v.id], tasks: [] }}
      close={close}
      done={(made) => {
        again();
        void navigate({ to: '/visits/studies/$id', params: { id: made.id } });
      }}
      send={(entry, key) => call(studiesApi.holdStudy, { input: inputOf(entry), key })}
    >
      <Form.Item name="title" label={say(w.studyTitle)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="heldOn" label={say(w.heldOn)} rules={required}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="heldWhere" label={say(w.heldWhere)}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Matters v={v} />
      <Units name="units" label={say(w.participants)} area={v.area} isMany />
      <Form.Item name="people" label={say(w.people)}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name="weighed" label={say(w.weighed)} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="decision" label={say(w.decision)} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
      </Form.Item>
      <Tasks v={v} />
    </FormDialog>
  );
}

/** This visit and its needs, and other visits of the place that were not studied yet. */
function Matters({ v }: { v: VisitView }) {
  const { say } = useSay();
  const others = useAsk(visitsApi.listVisits, { query: { area: v.area } });
  const nameOf = (x: Pick<VisitView, 'household' | 'address' | 'purposeSays' | 'day'>) =>
    `${x.household ?? x.address} · ${say(x.purposeSays)} · ${x.day}`;
  const own = [
    { value: v.id, label: nameOf(v) },
    ...v.needsTold.map((n) => ({ value: `${v.id}/${n.id}`, label: `${nameOf(v)} · ${n.what[0]?.text ?? ''}` })),
  ];
  const more = (others.data?.items ?? []).filter((o) => o.id !== v.id && o.result === 'talked');
  return (
    <Form.Item name="matters" label={say(w.about)} rules={[{ required: true, message: say(w.required) }]}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={[...own, ...more.map((o) => ({ value: o.id, label: nameOf(o) }))]}
      />
    </Form.Item>
  );
}

type UnitsProps = { name: string | (string | number)[]; label: string; area: string; isMany?: boolean };
function Units({ name, label, area, isMany }: UnitsProps) {
  const { say } = useSay();
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } });
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: say(w.required) }]}>
      <Select
        {...(isMany && { mode: 'multiple' as const })}
        showSearch={{ optionFilterProp: 'label' }}
        loading={ask.isPending}
        options={(ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.shortName }))}
      />
    </Form.Item>
  );
}

function Tasks({ v }: { v: VisitView }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const needs = v.needsTold.map((n) => ({ value: n.id, label: `${n.nth}. ${n.what[0]?.text ?? ''}` }));
  return (
    <Form.List name="tasks">
      {(fields, { add, remove }) => (
        <>
          <h3>{say(w.tasks)}</h3>
          {fields.map(({ key, name }) => (
            <div key={key} className="visit-row">
              <Form.Item name={[name, 'what']} label={say(w.taskWhat)} rules={required}>
                <Input maxLength={300} />
              </Form.Item>
              <div className="pair">
                <Units name={[name, 'organisationId']} label={say(w.taskUnit)} area={v.area} />
                <Form.Item name={[name, 'until']} label={say(w.until)} rules={required}>
                  <DatePicker minDate={dayjs()} />
                </Form.Item>
              </div>
              <Form.Item name={[name, 'way']} label={say(w.way)} initialValue="case">
                <Select options={taskWays.map((value) => ({ value, label: say(taskWayWords[value]) }))} />
              </Form.Item>
              <FormGate
                unit={['tasks', name, 'organisationId']}
                part="lead"
                kind="task"
                label={['tasks', name, 'what']}
                name={[name, 'itemId']}
                path={['tasks', name, 'itemId']}
              />
              {needs.length > 0 && (
                <Form.Item name={[name, 'needId']} label={say(w.ofNeed)} initialValue={needs[0]?.value}>
                  <Select allowClear options={needs} />
                </Form.Item>
              )}
              <Button size="small" onClick={() => remove(name)}>
                {say(w.remove)}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ until: dayjs().add(14, 'day') })} disabled={fields.length >= 20}>
            {say(w.addTask)}
          </Button>
        </>
      )}
    </Form.List>
  );
}
