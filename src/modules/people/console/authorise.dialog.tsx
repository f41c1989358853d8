import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { accessApi } from '#modules/access/access.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type AuthorisationView, consentsApi } from '../consents.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import type { PersonView } from '../people.contract.ts';
import { type ErrandScope, errandScopes, type Medium, media } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { PersonPicker } from './people.bits.tsx';
import { WitnessField } from './person.consents.tsx';

type Entry = {
  kind: 'staff' | 'person';
  agentAccountId?: string;
  agentPersonId?: string;
  scope: ErrandScope[];
  medium: Medium;
  witness?: string;
  validFrom: string;
  validTo: string;
};

/** The agents whose post covers the place. */
export const useAgents = (area: string, enabled: boolean) =>
  useAsk(accessApi.agents, { query: { area } }, { enabled, staleTime: 60_000 });

function AgentField({ person, kind }: { person: PersonView; kind: Entry['kind'] }) {
  const { say } = useSay();
  const agents = useAgents(person.area, kind === 'staff');
  const required = [{ required: true, message: say(w.required) }];
  if (kind === 'person')
    return (
      <Form.Item name="agentPersonId" label={say(w.agent)} rules={required}>
        <PersonPicker without={person.id} />
      </Form.Item>
    );
  return (
    <Form.Item name="agentAccountId" label={say(w.agent)} rules={required}>
      <Select
        loading={agents.isPending}
        notFoundContent={say(w.noAgents)}
        options={(agents.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}

/** Today a year later: the longest an authorisation may last. */
const inAYear = (day: string) => {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith('-02-29') ? `${later.slice(0, 4)}-02-28` : later;
};

export function Authorise({ person, close, done }: { person: PersonView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const today = dayOf(Date.now());
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, AuthorisationView>
      title={w.authorise}
      start={{ kind: 'staff', medium: 'written', scope: [], validFrom: today, validTo: inAYear(today) }}
      close={close}
      done={done}
      send={({ kind: _, ...input }, key) => call(consentsApi.authorise, { params: { id: person.id }, input, key })}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={say(w.agentKind)}>
            <Radio.Group
              options={[
                { value: 'staff', label: say(w.agentStaff) },
                { value: 'person', label: say(w.agentPerson) },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => <AgentField person={person} kind={form.getFieldValue('kind')} />}
          </Form.Item>
          <Form.Item name="scope" label={say(w.errands)} rules={[{ type: 'array', min: 1, message: say(w.required) }]}>
            <Checkbox.Group
              options={errandScopes.map((value) => ({ value, label: say(peopleWords.errands[value]) }))}
            />
          </Form.Item>
          <Form.Item name="medium" label={say(w.medium)} rules={required}>
            <Select options={media.map((value) => ({ value, label: say(peopleWords.media[value]) }))} />
          </Form.Item>
          <WitnessField spoken="medium" isSpoken={(value) => value === 'oral'} />
          <div className="pair">
            <Form.Item name="validFrom" label={say(w.from)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="validTo" label={say(w.to)} rules={required}>
              <Input type="date" />
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}
