import type { CarriedHousehold } from '#modules/facts/facts.contract.ts';
import { FactInput, FactLines } from '#modules/facts/field/index.ts';
import { useSay } from '#ui/field/say.ts';
import type { CaptureForm } from '#ui/field/useCapture.ts';
import { visitsFieldWords as w } from './field.words.ts';
import type { Purpose, VisitValues } from './visit.ts';

type AskedProps = {
  form: CaptureForm<VisitValues>;
  purpose: Purpose;
  kinds: Parameters<typeof FactLines>[0]['kinds'];
  /** With the facts this purpose looks at; null where the post does not look at facts. */
  household: Pick<CarriedHousehold, 'lines' | 'members'> | null;
  fault: string | undefined;
};

/** What this purpose asks, and no more; and the facts it looks at again, each confirmed with a tap. */
export function AskedFields({ form, purpose, kinds, household, fault }: AskedProps) {
  const say = useSay();
  const { answers, facts } = form.draft.values;
  return (
    <>
      {purpose.questions.length > 0 && (
        <section>
          <h2>{say(w.asked)}</h2>
          <p className="hint">{say(w.askedHow)}</p>
          {purpose.questions.map((q) => (
            <FactInput
              key={q.key}
              kind={{ type: q.type, choices: q.choices ?? [], unit: q.unit ?? null }}
              label={say([q.zh, q.en])}
              value={answers[q.key] ?? ''}
              set={(value) => form.set({ answers: { ...answers, [q.key]: value } })}
            />
          ))}
          {fault && (
            <p className="fault" role="alert">
              {fault}
            </p>
          )}
        </section>
      )}
      {household && household.lines.length > 0 && (
        <section>
          <h2>{say(w.facts)}</h2>
          <FactLines
            kinds={kinds}
            household={household}
            values={facts}
            onChange={(next) => form.set({ facts: next })}
          />
        </section>
      )}
    </>
  );
}
