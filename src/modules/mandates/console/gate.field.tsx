import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call, type Problem } from '#ui/web/call.ts';
import { type GateItem, gateApi } from '../mandates.gate.contract.ts';
import type { GateRole, MatterKind } from '../mandates.gate.rules.ts';
import { freeReasonWords, gateConsoleWords as w } from '../mandates.gate.words.ts';
import { dutyWords } from '../mandates.words.ts';

export type GateLook = Answer<typeof gateApi.lookAtGate>;
export type GateOn = {
  receiverId: string;
  role: GateRole;
  matter: { kind: MatterKind; id?: string; label: string };
};
/** Where a value stands in a form. */
export type Path = string | readonly (string | number)[];
const listOf = (path: Path): (string | number)[] => (typeof path === 'string' ? [path] : [...path]);

/** The way to a request that begins with what was refused. */
export const askHref = ({ receiverId, role, matter }: GateOn): string => {
  const q = new URLSearchParams({ receiver: receiverId, role, kind: matter.kind, label: matter.label });
  if (matter.id) q.set('matter', matter.id);
  return `/console/admissions?${q}`;
};

const optionOf = (i: GateItem, say: ReturnType<typeof useSay>['say']) => ({
  value: i.id,
  label: `${i.code} ${i.title}（${say(dutyWords[i.duty])}${i.leadName ? ` → ${i.leadName}` : ''}）`,
  disabled: !i.carries,
});

/** `name` as the item of the form is called where it stands; `path` where that is in the whole form. */
export type GateAt = { name: Path; path?: Path };
/**
 * By which line it goes: the clear one is chosen already, so that sending takes no step more than before. Where none carries it, the
 * refusal stands here before it is tried, with the way to the request.
 */
export function GateField({ look, on, name, path = name }: { look: GateLook | undefined; on: GateOn } & GateAt) {
  const { say } = useSay();
  const form = Form.useFormInstance();
  const at = listOf(path);
  const chosen: unknown = Form.useWatch(at, form);
  const key = at.join('.');
  const itemId = look?.itemId ?? undefined;
  const receiver = look?.receiver.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is compared by what it says
  useEffect(() => {
    // Another unit has another list: what was chosen for the one before is let go.
    if (receiver) form.setFieldValue(at, itemId);
  }, [form, key, receiver, itemId]);
  if (!look) return null;
  if (look.free) return look.free === 'noList' ? <p className="soft small">{say(freeReasonWords.noList)}</p> : null;
  const items = [...look.items].sort(
    (a, b) => Number(b.carries) - Number(a.carries) || Number(b.fits) - Number(a.fits),
  );
  return (
    <>
      <Form.Item
        name={listOf(name)}
        label={say(w.byLine, { unit: look.receiver.name })}
        {...(look.admission && { extra: say(w.byAdmission, { number: look.admission.number }) })}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say(w.pick)}
          options={items.map((i) => optionOf(i, say))}
        />
      </Form.Item>
      {look.refusal && !chosen && (
        <Alert
          type="warning"
          showIcon
          className="gate-refusal"
          title={say(look.refusal.says)}
          action={<a href={askHref(on)}>{say(w.ask)}</a>}
        />
      )}
    </>
  );
}

const TYPING_MS = 400;
/** What was typed, once the typing pauses. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type Matter = {
  part: GateRole;
  kind: MatterKind;
  /** Where the form says what it is, and what else is to be done. */
  label?: Path;
  text?: readonly Path[];
  /** What it is called where the form does not say so, and the words to match where it says none. */
  named?: string;
  words?: string;
};
const textAt = (values: unknown, path: Path): string => {
  let at: unknown = values;
  for (const step of listOf(path)) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  return typeof at === 'string' || typeof at === 'number' ? String(at) : '';
};

/** The gate for one unit of a form, by what the form says. */
function OneGate({
  receiverId,
  part: role,
  kind,
  label,
  text = [],
  named,
  words,
  ...at
}: Matter & GateAt & { receiverId: string }) {
  const form = Form.useFormInstance();
  const values: unknown = Form.useWatch([], form);
  const said = useSettled(words ?? [...(label ? [label] : []), ...text].map((path) => textAt(values, path)).join('\n'));
  const called = (named ?? (label ? textAt(values, label) : '')).slice(0, 120);
  const matter = { kind, label: called || '-', text: said.trim() || '-' };
  const look = useQuery<GateLook, Problem>({
    queryKey: [gateApi.lookAtGate.path, receiverId, role, kind, said, named ?? ''],
    queryFn: () => call(gateApi.lookAtGate, { input: { receiverId, role, matter } }),
    enabled: said.trim().length > 1,
  });
  return <GateField look={look.data} on={{ receiverId, role, matter: { kind, label: called } }} {...at} />;
}

/** The gate for the unit chosen in a form. */
export function FormGate({ unit, ...rest }: Matter & GateAt & { unit: Path }) {
  const form = Form.useFormInstance();
  const receiverId: unknown = Form.useWatch(listOf(unit), form);
  return typeof receiverId === 'string' && receiverId ? <OneGate receiverId={receiverId} {...rest} /> : null;
}

/** Beyond so many units nobody picks one by one: each goes by the line that fits clearly, or is refused by name. */
const SHOWN = 12;
/** The gate for each of the units chosen in a form; what is picked stands under `lines`. */
export function FormGates({ units, ...rest }: Matter & { units: Path }) {
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch(listOf(units), form);
  const ids = Array.isArray(chosen) ? chosen.filter((id): id is string => typeof id === 'string') : [];
  return ids.slice(0, SHOWN).map((id) => <OneGate key={id} receiverId={id} name={['lines', id]} {...rest} />);
}

export type PickedLines = Readonly<Record<string, string | undefined>>;
/** What was picked, as an endpoint takes it. */
export const linesOf = (picked: PickedLines | undefined): { organisationId: string; itemId: string }[] =>
  Object.entries(picked ?? {}).flatMap(([organisationId, itemId]) => (itemId ? [{ organisationId, itemId }] : []));
