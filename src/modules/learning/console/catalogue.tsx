import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import {
  type CourseInput,
  type CourseView,
  catalogueApi,
  type RoomInput,
  type RoomView,
  type SubjectView,
  type TeacherInput,
  type TeacherView,
} from '../catalogue.contract.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { useLearningAgain } from './learning.page.tsx';

type Editing =
  | { what: 'teacher'; before: TeacherView | null }
  | { what: 'room'; before: RoomView | null }
  | { what: 'course'; before: CourseView | null }
  | { what: 'subject' };

/** What classes are made of. Teachers stand in order of name and of nothing else. */
export function Catalogue() {
  const { say } = useSay();
  const again = useLearningAgain();
  const [editing, edit] = useState<Editing | null>(null);
  const ask = useAsk(catalogueApi.catalogue, {});
  const usual = useDeed((_: string, key) => call(catalogueApi.addUsualSubjects, { input: {}, key }));
  const button = (label: (typeof w)[keyof typeof w], what: Editing) => (
    <Button className="no-print" onClick={() => edit(what)}>
      {say(label)}
    </Button>
  );
  return (
    <Read ask={ask} rows={8}>
      {(c) => (
        <>
          <h2>{say(w.subject)}</h2>
          <p>{c.subjects.map((s) => s.name).join('、')}</p>
          <div className="acts">
            {button(w.addSubject, { what: 'subject' })}
            {c.subjects.length < 8 && (
              <Button
                className="no-print"
                type="primary"
                loading={usual.pending}
                onClick={async () => {
                  if (await usual.run('')) again();
                }}
              >
                {say(w.usual)}
              </Button>
            )}
          </div>
          {usual.problem && <Fault problem={usual.problem} />}
          <h2>{say(w.teacher)}</h2>
          <Register
            rows={c.teachers}
            keyOf={(t) => t.id}
            open={(before) => edit({ what: 'teacher', before })}
            columns={[
              { head: w.name, cell: (t) => t.name },
              { head: w.teachesWhat, cell: (t) => t.subjects.map((s) => s.name).join('、') },
              { head: w.about, cell: (t) => t.about ?? '' },
              { head: w.account, cell: (t) => t.account ?? '' },
              { head: w.left, cell: (t) => t.leftOn ?? '' },
            ]}
          />
          {button(w.addTeacher, { what: 'teacher', before: null })}
          <h2>{say(w.room)}</h2>
          <Register
            rows={c.rooms}
            keyOf={(r) => r.id}
            open={(before) => edit({ what: 'room', before })}
            columns={[
              { head: w.name, cell: (r) => r.name },
              { head: w.address, cell: (r) => r.address },
              { head: w.seats, cell: (r) => r.seats, isFigure: true },
              { head: w.stepFree, cell: (r) => (r.stepFree ? '✓' : '') },
              { head: w.closedOn, cell: (r) => r.closedOn ?? '' },
            ]}
          />
          {button(w.addRoom, { what: 'room', before: null })}
          <h2>{say(w.course)}</h2>
          <Register
            rows={c.courses}
            keyOf={(x) => x.id}
            open={(before) => edit({ what: 'course', before })}
            columns={[
              { head: w.courseTitle, cell: (x) => x.title },
              { head: w.subject, cell: (x) => x.subject },
              { head: w.hoursEach, cell: (x) => x.hoursEach, isFigure: true },
              { head: w.needs, cell: (x) => x.needs ?? '' },
            ]}
          />
          {button(w.addCourse, { what: 'course', before: null })}
          {editing && (
            <Edit editing={editing} subjects={c.subjects} accounts={c.accounts} close={() => edit(null)} done={again} />
          )}
        </>
      )}
    </Read>
  );
}

type EditProps = {
  editing: Editing;
  subjects: readonly SubjectView[];
  accounts: readonly { id: string; name: string }[];
  close: () => void;
  done: () => void;
};
/** What was left empty is left out: an empty date or text is no value. */
const filled = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== '' && v !== null && v !== undefined)) as T;

function Edit({ editing, subjects, accounts, close, done }: EditProps) {
  if (editing.what === 'teacher')
    return <TeacherForm before={editing.before} {...{ subjects, accounts, close, done }} />;
  if (editing.what === 'room') return <RoomForm before={editing.before} {...{ close, done }} />;
  if (editing.what === 'course') return <CourseForm before={editing.before} {...{ subjects, close, done }} />;
  return <SubjectForm {...{ close, done }} />;
}

function useRequired() {
  const { say } = useSay();
  return [{ required: true, message: say(w.required) }];
}
const optionsOf = (list: readonly { id: string; name: string }[]) => list.map((x) => ({ value: x.id, label: x.name }));

function TeacherForm({
  before,
  subjects,
  accounts,
  close,
  done,
}: { before: TeacherView | null } & Pick<EditProps, 'subjects' | 'accounts' | 'close' | 'done'>) {
  const { say } = useSay();
  const required = useRequired();
  type Values = TeacherInput & { leftOn?: string | undefined };
  return (
    <FormDialog<Values, TeacherView>
      title={before ? w.editTeacher : w.addTeacher}
      start={
        before
          ? {
              ...{ name: before.name, about: before.about ?? undefined, accountId: before.accountId ?? undefined },
              ...{ subjectIds: before.subjects.map((s) => s.id), leftOn: before.leftOn ?? undefined },
            }
          : { subjectIds: [] }
      }
      close={close}
      done={done}
      send={({ leftOn, ...values }, key) => {
        const input = filled(values);
        return before
          ? call(catalogueApi.changeTeacher, {
              ...{ params: { id: before.id }, version: before.version, key },
              input: { ...input, ...(leftOn && { leftOn }) },
            })
          : call(catalogueApi.addTeacher, { input, key });
      }}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="subjectIds" label={say(w.teachesWhat)}>
        <Select mode="multiple" options={optionsOf(subjects)} />
      </Form.Item>
      <Form.Item name="about" label={say(w.about)}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phone)}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="accountId" label={say(w.account)} extra={say(w.accountHint)}>
        <Select allowClear options={optionsOf(accounts)} />
      </Form.Item>
      {before && (
        <Form.Item name="leftOn" label={say(w.left)}>
          <Input type="date" />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function RoomForm({ before, close, done }: { before: RoomView | null; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = useRequired();
  type Values = RoomInput & { closedOn?: string | undefined };
  return (
    <FormDialog<Values, RoomView>
      title={before ? w.editRoom : w.addRoom}
      start={
        before
          ? {
              ...{ name: before.name, address: before.address, seats: before.seats, stepFree: before.stepFree },
              ...{ about: before.about ?? undefined, closedOn: before.closedOn ?? undefined },
            }
          : { seats: 30, stepFree: true }
      }
      close={close}
      done={done}
      send={({ closedOn, ...values }, key) => {
        const input = filled(values);
        return before
          ? call(catalogueApi.changeRoom, {
              ...{ params: { id: before.id }, version: before.version, key },
              input: { ...input, ...(closedOn && { closedOn }) },
            })
          : call(catalogueApi.addRoom, { input, key });
      }}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="address" label={say(w.address)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="seats" label={say(w.seats)} rules={required}>
        <InputNumber min={1} max={2000} className="wide" />
      </Form.Item>
      <Form.Item name="stepFree" valuePropName="checked">
        <Checkbox>{say(w.stepFree)}</Checkbox>
      </Form.Item>
      <Form.Item name="about" label={say(w.about)}>
        <Input maxLength={300} />
      </Form.Item>
      {before && (
        <Form.Item name="closedOn" label={say(w.closedOn)}>
          <Input type="date" />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function CourseForm({
  before,
  subjects,
  close,
  done,
}: { before: CourseView | null } & Pick<EditProps, 'subjects' | 'close' | 'done'>) {
  const { say } = useSay();
  const required = useRequired();
  return (
    <FormDialog<CourseInput, CourseView>
      title={before ? w.editCourse : w.addCourse}
      start={
        before
          ? {
              ...{ subjectId: before.subjectId, title: before.title, hoursEach: before.hoursEach },
              ...{ about: before.about ?? undefined, needs: before.needs ?? undefined },
            }
          : { hoursEach: 2 }
      }
      close={close}
      done={done}
      send={(values, key) => {
        const input = filled(values);
        return before
          ? call(catalogueApi.changeCourse, { params: { id: before.id }, version: before.version, input, key })
          : call(catalogueApi.addCourse, { input, key });
      }}
    >
      <Form.Item name="subjectId" label={say(w.subject)} rules={required}>
        <Select options={optionsOf(subjects)} />
      </Form.Item>
      <Form.Item name="title" label={say(w.courseTitle)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="hoursEach" label={say(w.hoursEach)} rules={required}>
        <InputNumber min={1} max={8} className="wide" />
      </Form.Item>
      <Form.Item name="about" label={say(w.about)}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="needs" label={say(w.needs)}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}

function SubjectForm({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ name: string }, SubjectView>
      title={w.addSubject}
      close={close}
      done={done}
      send={(input, key) => call(catalogueApi.addSubject, { input, key })}
    >
      <Form.Item name="name" label={say(w.subject)} rules={useRequired()}>
        <Input maxLength={30} />
      </Form.Item>
    </FormDialog>
  );
}
