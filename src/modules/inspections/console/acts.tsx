import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormGate, FormGates, linesOf, type PickedLines } from '#modules/mandates/console/index.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingView, inspectionsApi } from '../inspections.contract.ts';
import { type FindingVerb, findingLabel } from '../inspections.rules.ts';
import { findingVerbWords, inspectionWords as i } from '../inspections.words.ts';
import { useUnits } from './parts.tsx';
import { PlanForm } from './plan.form.tsx';

type Given = { x: FindingView; close: () => void; done: () => void };

/** What may be done with a finding, each in its own dialog. */
export function Act({ verb, ...given }: Given & { verb: FindingVerb }) {
  switch (verb) {
    case 'assign':
      return <Assign {...given} />;
    case 'plan':
      return <PlanForm {...given} />;
    case 'report':
    case 'selfCheck':
      return <Report verb={verb} {...given} />;
    case 'supervise':
      return <Supervise {...given} />;
    case 'whistle':
      return <Whistle {...given} />;
    default:
      return <Review verb={verb} {...given} />;
  }
}

type Assignment = {
  ownerId: string;
  leaderPost: string;
  leadUnitId?: string;
  planDue: string;
  dueOn: string;
  itemId?: string;
};
function Assign({ x, close, done }: Given) {
  const { say } = useSay();
  const units = useUnits(x.area);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Assignment, FindingView>
      title={findingVerbWords.assign}
      ok={findingVerbWords.assign}
      start={{
        ownerId: x.owner?.id ?? x.inspected.id,
        leaderPost: x.leaderPost ?? '',
        leadUnitId: x.lead?.id,
        planDue: x.planDue,
        dueOn: x.dueOn,
      }}
      close={close}
      done={done}
      send={({ leadUnitId, itemId, ...rest }, key) =>
        call(inspectionsApi.assignFinding, {
          params: { id: x.id },
          version: x.version,
          input: { ...rest, ...(leadUnitId && { leadUnitId }), ...(itemId && { itemId }) },
          key,
        })
      }
    >
      <Form.Item name="ownerId" label={say(i.owner)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <FormGate
        unit="ownerId"
        part="lead"
        name="itemId"
        kind="measure"
        named={findingLabel(x.round, x.nth)}
        words={x.body}
      />
      <Form.Item name="leaderPost" label={say(i.leader)} extra={say(w.leaderHint)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="leadUnitId" label={say(w.leadOptional)}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="planDue" label={say(i.planDue)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="dueOn" label={say(i.due)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

function Report({ x, verb, close, done }: Given & { verb: 'report' | 'selfCheck' }) {
  const { say } = useSay();
  const [files, choose] = useState<readonly File[]>([]);
  const open = x.measures.filter((m) => m.doneOn === null);
  return (
    <FormDialog<{ body?: string; done?: string[] }, FindingView>
      title={findingVerbWords[verb]}
      ok={findingVerbWords[verb]}
      start={{ done: verb === 'selfCheck' ? open.map((m) => m.id) : [] }}
      close={close}
      done={done}
      send={({ body = '', done: ticked = [] }, key) =>
        call(inspectionsApi.reportFinding, {
          params: { id: x.id },
          version: x.version,
          input: { body, isDone: verb === 'selfCheck', done: ticked },
          files: files.map((file) => ({ field: 'file', file })),
          key,
        })
      }
    >
      <Form.Item name="body" label={say(w.said)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      {open.length > 0 && (
        <Form.Item name="done" label={say(w.tick)}>
          <Checkbox.Group options={open.map((m) => ({ value: m.id, label: `${m.nth}. ${m.body}` }))} />
        </Form.Item>
      )}
      <Form.Item name="file" label={say(w.evidence)} extra={say(w.evidenceHint)}>
        <FilePicker files={files} choose={choose} />
      </Form.Item>
    </FormDialog>
  );
}

const noteOf = { close: w.note, sendBack: w.noteBack, returnPlan: w.noteBack, extend: w.noteWhy } as const;
type Reviewing = keyof typeof noteOf;
function Review({ x, verb, close, done }: Given & { verb: Reviewing }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ note?: string; nextDay?: string }, FindingView>
      title={findingVerbWords[verb]}
      ok={findingVerbWords[verb]}
      close={close}
      done={done}
      send={({ note = '', nextDay }, key) =>
        call(inspectionsApi.reviewFinding, {
          params: { id: x.id },
          version: x.version,
          input: { verb, note, ...(nextDay && { nextDay }) },
          key,
        })
      }
    >
      <Form.Item name="note" label={say(noteOf[verb])} rules={required}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
      {verb === 'extend' && (
        <Form.Item name="nextDay" label={say(w.nextDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function Supervise({ x, close, done }: Given) {
  const { say } = useSay();
  return (
    <FormDialog<{ note: string }, FindingView>
      title={findingVerbWords.supervise}
      ok={findingVerbWords.supervise}
      close={close}
      done={done}
      send={(input, key) =>
        call(inspectionsApi.superviseFinding, { params: { id: x.id }, version: x.version, input, key })
      }
    >
      <Form.Item name="note" label={say(w.noteSupervise)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

type Call = { issue: string; unitIds: string[]; due: string; lines?: PickedLines };
function Whistle({ x, close, done }: Given) {
  const { say } = useSay();
  const units = useUnits(x.area).filter((u) => u.value !== x.owner?.id);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Call, FindingView>
      title={findingVerbWords.whistle}
      ok={findingVerbWords.whistle}
      close={close}
      done={done}
      send={({ lines, ...input }, key) =>
        call(inspectionsApi.whistleFinding, {
          params: { id: x.id },
          version: x.version,
          input: { ...input, lines: linesOf(lines) },
          key,
        })
      }
    >
      <p className="soft">{say(w.whistleHint)}</p>
      <Form.Item name="issue" label={say(w.issue)} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="unitIds" label={say(w.call)} rules={required}>
        <Select mode="multiple" optionFilterProp="label" options={units} />
      </Form.Item>
      <FormGates units="unitIds" part="assist" kind="case" named={findingLabel(x.round, x.nth)} text={['issue']} />
      <Form.Item name="due" label={say(w.due)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
