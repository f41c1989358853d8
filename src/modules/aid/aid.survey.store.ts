import type { Ctx, TxCtx } from '#platform/context.ts';
import type { SelfCare } from './aid.means.rules.ts';
import type { SurveyPurpose } from './aid.rules.ts';
import { opened, sealed } from './aid.vault.ts';

export type Strokes = [number, number][][];
export type Findings = {
  living: string;
  work: string;
  house: string;
  spending: string;
  seenYearCents: number | null;
  selfCare: SelfCare | null;
  /** Null: made on paper, they are on its sheet. */
  signatures: { first: Strokes; second: Strokes; household: Strokes } | null;
};
export type NewSurvey = {
  id: string;
  aidId: string;
  area: string;
  firstId: string;
  secondId: string;
  organisationId: string;
  madeAt: string;
  day: string;
  counts: boolean;
  signer: string;
  signerWhy: string | null;
  findings: Findings;
  files: readonly { hash: string; mediaType: string }[];
  typedBy: string | null;
  purpose: SurveyPurpose;
};

export const insertSurvey = (tx: TxCtx, s: NewSurvey) =>
  tx.db
    .insertInto('aid_survey')
    .values({
      id: s.id,
      application_id: s.aidId,
      area: s.area,
      first_id: s.firstId,
      second_id: s.secondId,
      organisation_id: s.organisationId,
      made_at: Temporal.Instant.from(s.madeAt),
      day: s.day,
      arrived_at: tx.now,
      counts: s.counts,
      signer: s.signer,
      signer_why: s.signerWhy,
      findings_sealed: sealed(tx, 'findings', s.id, s.findings),
      files: s.files.map((f) => f.hash),
      file_types: s.files.map((f) => f.mediaType),
      typed_by: s.typedBy,
      purpose: s.purpose,
    })
    .execute();

const rows = ({ db }: Ctx) =>
  db
    .selectFrom('aid_survey as s')
    .innerJoin('staff_account as one', 'one.id', 's.first_id')
    .innerJoin('staff_account as two', 'two.id', 's.second_id')
    .leftJoin('staff_account as typist', 'typist.id', 's.typed_by')
    .selectAll('s')
    .select(['one.name as first', 'two.name as second', 'typist.name as typist']);

/** The surveys of these applications; the caller has made sure that they are the actor's to see. */
export async function surveysOf(ctx: Ctx, by: { ids: readonly string[] } | { surveyId: string }) {
  if ('ids' in by && by.ids.length === 0) return [];
  const found = await rows(ctx)
    .$if('ids' in by, (q) => q.where('s.application_id', 'in', 'ids' in by ? [...by.ids] : []))
    .$if('surveyId' in by, (q) => q.where('s.id', '=', 'surveyId' in by ? by.surveyId : ''))
    .orderBy('s.made_at')
    .orderBy('s.id')
    .execute();
  return found.map(({ findings_sealed, ...s }) => ({
    ...s,
    findings: opened<Findings>(ctx, 'findings', s.id, findings_sealed),
  }));
}
export type StoredSurvey = Awaited<ReturnType<typeof surveysOf>>[number];
