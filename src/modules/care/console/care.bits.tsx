import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { Word } from '#kernel/words.ts';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type CareClass, type CheckKind, careClasses, checkKinds } from '../care.rules.ts';
import { careClassWords, checkKindWords } from '../care.words.ts';

/** Everything of this module is read again: one visit moves lists, boards and benefits. */
export function useCareAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/care') });
}

/** One of a closed list, or any. */
export function Only<T extends string>({
  label,
  any,
  value,
  values,
  words,
  pick,
}: {
  label: Word;
  any: Word;
  value: T | undefined;
  values: readonly T[];
  words: Record<T, Word>;
  pick: (value: T | undefined) => void;
}) {
  const { say } = useSay();
  return (
    <Select
      aria-label={say(label)}
      value={value ?? ''}
      options={[{ value: '', label: say(any) }, ...values.map((v) => ({ value: v, label: say(words[v]) }))]}
      onChange={(next) => pick(values.find((v) => v === next))}
      popupMatchSelectWidth={false}
    />
  );
}
export const OnlyClass = (p: { value: CareClass | undefined; pick: (c: CareClass | undefined) => void }) => (
  <Only label={w.careClass} any={w.anyClass} values={careClasses} words={careClassWords} {...p} />
);
export const OnlyKind = (p: { value: CheckKind | undefined; pick: (k: CheckKind | undefined) => void }) => (
  <Only label={w.kind} any={w.anyKind} values={checkKinds} words={checkKindWords} {...p} />
);

/** A field of a form that is chosen from a closed list. */
export function Pick<T extends string>({
  name,
  label,
  values,
  words,
  extra,
}: {
  name: string;
  label: Word;
  values: readonly T[];
  words: Record<T, Word>;
  extra?: Word;
}) {
  const { say } = useSay();
  return (
    <Form.Item
      name={name}
      label={say(label)}
      rules={[{ required: true, message: say(w.required) }]}
      extra={extra && say(extra)}
    >
      <Select options={values.map((value) => ({ value, label: say(words[value]) }))} />
    </Form.Item>
  );
}
