import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '#kernel/actor.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type PersonView, peopleApi } from '../people.contract.ts';
import { decideReveal, errandScopes, type RevealPurpose, revealPurposes, type SealedField } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';

type Shown = Answer<typeof peopleApi.reveal>['value'];
type Why = { purpose: RevealPurpose; reason?: string };

/** The purposes for which this role may see this field; what exactly an agent was asked to do the server knows. */
const purposesFor = (role: Role, field: SealedField) =>
  revealPurposes.filter((purpose) => !decideReveal({ role, field, purpose, reason: '-', errands: errandScopes }));

function Ask({
  person,
  field,
  close,
  done,
}: {
  person: PersonView;
  field: SealedField;
  close: () => void;
  done: (value: Shown) => void;
}) {
  const { say } = useSay();
  const { role } = useMe();
  const purposes = purposesFor(role, field);
  const name = say(peopleWords.fields[field]);
  const [zh, en] = w.revealTitle;
  return (
    <FormDialog<Why, Answer<typeof peopleApi.reveal>>
      title={[zh.replace('{field}', name), en.replace('{field}', name)]}
      ok={w.reveal}
      start={{ ...(purposes.length === 1 && { purpose: purposes[0] }) }}
      close={close}
      done={({ value }) => done(value)}
      send={({ purpose, reason }, key) =>
        call(peopleApi.reveal, {
          params: { id: person.id },
          input: { field, purpose, ...(reason?.trim() && { reason: reason.trim() }) },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item
            name="purpose"
            label={say(w.purpose)}
            extra={say(w.purposeHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Select options={purposes.map((value) => ({ value, label: say(peopleWords.purposes[value]) }))} />
          </Form.Item>
          <Form.Item noStyle dependencies={['purpose']}>
            {() => {
              const isNeeded = form.getFieldValue('purpose') === 'emergency';
              return (
                <Form.Item
                  name="reason"
                  label={isNeeded ? say(w.reason) : say(w.optional, { what: say(w.reason) })}
                  extra={say(w.reasonHint)}
                  rules={[{ required: isNeeded, message: say(peopleWords.refusals.reasonMissing) }]}
                >
                  <Input maxLength={100} autoComplete="off" />
                </Form.Item>
              );
            }}
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

/** One sealed field: masked, until somebody says what for; then in full as long as the panel stays open. */
export function Sealed({
  person,
  field,
  masked,
  looked,
}: {
  person: PersonView;
  field: SealedField;
  masked: string | null;
  looked: () => void;
}) {
  const { say } = useSay();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isAsking, ask] = useState(false);
  const full = Array.isArray(shown) ? shown.map((need) => say(peopleWords.health[need])).join('、') : shown;
  return (
    <>
      {full ? (
        <strong className="figure">{full}</strong>
      ) : (
        (masked ?? <span className="soft">{say(w.notRecorded)}</span>)
      )}
      {!shown && person.revealable.includes(field) && (
        <Button
          size="small"
          className="reveal-button no-print"
          aria-label={`${say(w.reveal)} ${say(peopleWords.fields[field])}`}
          onClick={() => ask(true)}
        >
          {say(w.reveal)}
        </Button>
      )}
      {shown && <span className="soft small"> {say(w.shownUntil)}</span>}
      {isAsking && (
        <Ask
          person={person}
          field={field}
          close={() => ask(false)}
          done={(value) => {
            setShown(value);
            looked();
          }}
        />
      )}
    </>
  );
}
