import type { FormInstance } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { Lang } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import type { Problem } from '#ui/web/call.ts';

const pathOf = (field: string) => field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Puts each fault of a refusal on the field it is about and brings the first one into view. */
export function showFaults(form: FormInstance, problem: Problem, lang: Lang): void {
  const fields = problem.faults.map((f) => ({ name: pathOf(f.field), errors: [say(f.says, lang)] }));
  form.setFields(fields);
  const first = fields[0];
  if (first) form.scrollToField(first.name, { block: 'center', focus: true });
}

const PREFIX = 'baodao.draft.';
const KEEP_MS = 3 * 86_400_000;
type Kept = { at: number; values: unknown };

function readDraft(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key);
  if (!text) return null;
  const kept = JSON.parse(text) as Kept;
  if (Date.now() - kept.at < KEEP_MS) return kept.values;
  localStorage.removeItem(PREFIX + key);
  return null;
}

/** Drafts hold what people said: they are gone three days later, and when somebody signs out. */
export const drafts = {
  count: () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).length,
  clear: () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  },
};

/** Keeps a form's content on this computer as it is typed, and brings it back when the page was left. */
export function useDraft(form: FormInstance, key: string | null) {
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (!key) return;
    const values = readDraft(key);
    if (values === null || typeof values !== 'object') return;
    form.setFieldsValue(values);
    setRestored(true);
  }, [form, key]);
  const keep = useCallback(() => {
    if (!key) return;
    const kept: Kept = { at: Date.now(), values: form.getFieldsValue(true) };
    localStorage.setItem(PREFIX + key, JSON.stringify(kept));
  }, [form, key]);
  const drop = useCallback(() => {
    if (key) localStorage.removeItem(PREFIX + key);
    setRestored(false);
  }, [key]);
  return { restored, keep, drop };
}
