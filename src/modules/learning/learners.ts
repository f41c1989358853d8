import { normalName, normalPhone } from '#kernel/identity.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { insertLearner, type Kin, learnerNamed, putLearner } from './learners.store.ts';
import { no } from './learning.words.ts';

export type LearnerInput = {
  /** The place of the university; it decides who sees the learner. */
  area: string;
  name: string;
  birthYear: number | null;
  phone: string;
  kin?: Kin | null | undefined;
  /** The day on which the safety agreement was signed. */
  agreedOn?: string | null | undefined;
  personId?: string | null | undefined;
};
export const entryOfLearner = (
  l: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'learningLearner', id: l.id, area: l.area, verb, shows: 'staff', data }) as const;

/** Names and telephones in one spelling; a refusal says on which field. */
export function spelled(input: { name: string; phone: string; kin?: Kin | null | undefined }) {
  const name = normalName(input.name);
  if (!name) throw no('nameMissing', 'name');
  const phone = normalPhone(input.phone);
  if (!phone) throw no('phoneWrong', 'phone');
  const kin = input.kin ?? null;
  const kinName = kin ? normalName(kin.name) : null;
  const kinPhone = kin ? normalPhone(kin.phone) : null;
  if (kin && !kinName) throw no('nameMissing', 'kin.name');
  if (kin && !kinPhone) throw no('phoneWrong', 'kin.phone');
  return { name, phone, kin: kinName && kinPhone ? { name: kinName, phone: kinPhone } : null };
}

/**
 * The learner of this name and telephone, or a new one. A new one's passphrase is in the answer and nowhere else; what a known one says anew about a
 * relative, an agreement or a birth year is kept. `passphrase` is null for who is known already.
 */
export async function learnerFor(
  tx: TxCtx,
  input: LearnerInput,
): Promise<{ id: string; number: string; passphrase: string | null }> {
  const said = spelled(input);
  if (input.agreedOn && !said.kin) throw no('kinFirst', 'kin');
  const values = {
    ...said,
    area: input.area,
    birthYear: input.birthYear,
    agreedOn: input.agreedOn ?? null,
    personId: input.personId ?? null,
  };
  const made = await insertLearner(tx, values);
  if (made) {
    await record(tx, entryOfLearner({ id: made.id, area: input.area }, 'register'), 'new');
    return made;
  }
  const known = await learnerNamed(tx, input.area, said.phone, said.name);
  if (!known) throw new Error('a learner was neither made nor found');
  await putLearner(tx, known.id, {
    ...(input.birthYear !== null && { birthYear: input.birthYear }),
    ...(said.kin && { kin: said.kin }),
    ...(input.agreedOn && { agreedOn: input.agreedOn }),
    ...(input.personId && { personId: input.personId }),
  });
  await record(tx, entryOfLearner({ id: known.id, area: input.area }, 'registerAgain'));
  return { ...known, passphrase: null };
}
