import { Input, Select } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import type { FactType } from '../facts.rules.ts';
import { showFact } from '../facts.rules.ts';

type Asked = {
  type: FactType | 'text';
  unit: string | null;
  choices: readonly { key: string; zh: string; en: string }[];
};

/** One value by its type: what the server will read is what can be entered. */
export function FactInput({
  of,
  label,
  value,
  change,
  disabled,
}: {
  of: Asked;
  label: string;
  value: string;
  change: (value: string) => void;
  disabled?: boolean;
}) {
  const { lang } = useSay();
  if (of.type === 'choice' || of.type === 'yesNo') {
    const keys = of.type === 'yesNo' ? ['yes', 'no'] : of.choices.map((c) => c.key);
    const kind = { type: of.type, choices: of.choices };
    return (
      <Select<string>
        className="wide"
        aria-label={label}
        value={value || null}
        disabled={disabled ?? false}
        options={keys.map((key) => ({ value: key, label: showFact(kind, key, lang) }))}
        onChange={change}
        popupMatchSelectWidth={false}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      value={value}
      disabled={disabled ?? false}
      inputMode={of.type === 'number' ? 'decimal' : 'text'}
      suffix={of.unit ?? undefined}
      onChange={(event) => change(event.target.value)}
    />
  );
}
