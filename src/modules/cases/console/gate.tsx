import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { type GateAt, GateField, useSettled } from '#modules/mandates/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { type Answer, call, type Problem } from '#ui/web/call.ts';
import { casesApi } from '../cases.contract.ts';

type On = { caseId: string; receiverId: string; part: 'lead' | 'assist' } & GateAt;
/** By which line of its list a case goes to a unit; the house matches the words, which stay where they are. */
export function CaseGateFor({ caseId, receiverId, part: role, ...at }: On) {
  const ask = useAsk(casesApi.gate, { params: { id: caseId }, query: { receiverId, role } });
  if (!ask.data) return null;
  const { number, look } = ask.data;
  return (
    <GateField look={look} on={{ receiverId, role, matter: { kind: 'case', id: caseId, label: number } }} {...at} />
  );
}

/** The same for a task of its own within a case: the line is found by what the task says, once it is typed. */
export function TaskGate({
  caseId,
  unit,
  text,
  part,
}: {
  caseId: string;
  unit: string;
  text: string;
  part: 'lead' | 'assist';
}) {
  const form = Form.useFormInstance();
  const receiverId: unknown = Form.useWatch(unit, form);
  const typed: unknown = Form.useWatch(text, form);
  const what = useSettled(typeof typed === 'string' ? typed.trim() : '');
  const isReady = typeof receiverId === 'string' && receiverId !== '' && what.length > 1;
  const look = useQuery<Answer<typeof casesApi.gateForTask>, Problem>({
    queryKey: [casesApi.gateForTask.path, caseId, receiverId, part, what],
    queryFn: () =>
      call(casesApi.gateForTask, {
        params: { id: caseId },
        input: { receiverId: String(receiverId), role: part, what },
      }),
    enabled: isReady,
  });
  if (!isReady || !look.data) return null;
  const on = { receiverId, role: part, matter: { kind: 'case', id: caseId, label: look.data.number } } as const;
  return <GateField look={look.data.look} on={on} name="itemId" />;
}

/** The same for the unit that is chosen in the form. */
export function CaseGate({
  caseId,
  unit = 'organisationId',
  part = 'lead',
  name = 'itemId',
}: {
  caseId: string;
  unit?: string;
  part?: 'lead' | 'assist';
  name?: GateAt['name'];
}) {
  const form = Form.useFormInstance();
  const receiverId: unknown = Form.useWatch(unit, form);
  return typeof receiverId === 'string' && receiverId ? (
    <CaseGateFor key={receiverId} caseId={caseId} receiverId={receiverId} part={part} name={name} />
  ) : null;
}

/** The same for each of several units that are called. */
export function CaseGates({ caseId, unit, part }: { caseId: string; unit: string; part: 'lead' | 'assist' }) {
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch(unit, form);
  const ids = (Array.isArray(chosen) ? chosen : [chosen]).filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
  return ids.map((id) => <CaseGateFor key={id} caseId={caseId} receiverId={id} part={part} name={['lines', id]} />);
}
