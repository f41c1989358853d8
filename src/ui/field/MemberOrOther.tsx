import type { Word } from '#kernel/words.ts';
import { Choice, Field } from './kit.tsx';
import { type MemberValues, type OfHousehold, OTHER } from './member.ts';
import { useSay } from './say.ts';

type Name = keyof MemberValues;
/** Who of the household signs or receives, or somebody else with name and reason. */
export function MemberOrOther({
  field,
  who,
  pick,
  members,
  values,
  set,
  words,
  fault,
}: {
  /** Where a fault of the choice stands. */
  field: string;
  who: string;
  pick: (who: string) => void;
  members: readonly OfHousehold[];
  values: MemberValues;
  set: (change: Partial<MemberValues>) => void;
  words: { who: Word; other: Word } & Record<Name, Word>;
  fault: (field: string) => string | undefined;
}) {
  const say = useSay();
  const line = (name: Name) => (
    <Field label={say(words[name])} fault={fault(name)}>
      {(wiring) => (
        <input
          {...wiring}
          maxLength={name === 'otherWhy' ? 100 : 60}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Choice
        label={say(words.who)}
        value={who}
        options={[
          ...members.map((m) => ({ value: m.personId, says: [m.name, m.name] as const })),
          { value: OTHER, says: words.other },
        ]}
        onPick={pick}
        fault={fault(field)}
      />
      {who === OTHER && (
        <>
          {line('otherName')}
          {line('otherWhy')}
        </>
      )}
    </>
  );
}
