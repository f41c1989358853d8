import { notFound } from '#kernel/refusal.ts';
import type { WordValues } from '#kernel/words.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { appointmentOf } from './appointments.store.ts';
import type { MediationRow, MediationView, PartyView } from './mediations.contract.ts';
import { clocksOf, type Loaded, loadMediation } from './mediations.load.ts';
import { type ExistingMediation, mediationById, type StoredMediation, selectExisting } from './mediations.store.ts';
import { fileWords, mediationRefusalWords } from './mediations.words.ts';
import { askedInForm, type MediationRefusal, mediationWorkflow } from './mediations.workflow.rules.ts';
import { type StoredParty, stepsOf } from './parts.store.ts';

export const rowOf = ({ at, ...m }: ExistingMediation): MediationRow => ({ ...m, at: at.toString() });
export async function existing(ctx: Ctx, id: string): Promise<MediationRow> {
  const [row] = await selectExisting(ctx, { id });
  if (!row) throw notFound();
  return rowOf(row);
}
const dayAt = (at: Temporal.Instant | null) => at && dayOf(at);

/** `isOwn`: the mediators, and the party itself. Of the other side only a name is told, and what it answered. */
export const presentParty = (p: StoredParty, isOwn: boolean): PartyView => ({
  id: p.id,
  nth: p.nth,
  side: p.side,
  name: p.name,
  proxy: p.proxy,
  phone: isOwn ? p.phone : null,
  address: isOwn ? p.address : null,
  idNumber: isOwn ? p.idNumber : null,
  answer: p.answer,
  answeredOn: dayAt(p.answered_at),
  answerWay: p.answer_way,
  wantsClosed: p.wants_closed,
  rightsOn: p.rights_on,
  signedWay: p.signed_way,
  signedOn: p.signed_on,
  joinedOn: p.joined_on,
});

/** What is asked for in the form of an act does not close its button. */
function verbsOf(ctx: Ctx, { facts, parties, lacking }: Loaded) {
  const asIf = { ...facts, helpersAgreed: true, routesTold: true, againstClosed: false };
  const { open, closed } = openVerbs(mediationWorkflow, asIf, new Set(['mediator'] as const), ctx.now);
  const holes = (why: MediationRefusal): WordValues => ({
    names:
      why === 'filesMissing'
        ? lacking.map((k) => fileWords[k][0]).join('、')
        : parties
            .filter((p) => p.signed_on === null)
            .map((p) => p.name)
            .join('、'),
  });
  const filled = (text: string, why: MediationRefusal) => text.replace('{names}', String(holes(why).names));
  return {
    open,
    closed: closed
      .filter(({ why }) => !askedInForm.has(why))
      .map(({ verb, why }) => {
        const [zh, en] = mediationRefusalWords[why];
        return { verb, says: [filled(zh, why), filled(en, why)] as [string, string] };
      }),
  };
}

/** The whole file, for its mediators. */
export async function presentMediation(ctx: Ctx, id: string): Promise<MediationView> {
  const m = await mediationById(ctx, id);
  const [row, loaded, clocks, steps, appointment] = await Promise.all([
    existing(ctx, id),
    loadMediation(ctx, m),
    clocksOf(ctx, m),
    stepsOf(ctx, id),
    appointmentOf(ctx, id),
  ]);
  return {
    ...row,
    ...sharedOf(loaded, m),
    placeName: m.placeName,
    area: m.area,
    origin: m.origin as 'applied' | 'offered',
    way: m.way as 'portal' | 'counter' | 'case',
    caseId: m.case_id,
    wish: m.body?.wish ?? null,
    parties: loaded.parties.map((p) => presentParty(p, true)),
    mediatorList: loaded.mediators.map(({ personId, name, how, leftWhy }) => ({
      ...{ personId, name, how },
      left: leftWhy !== null,
    })),
    appointment,
    records: loaded.records.map(({ at: _, ...r }) => r),
    files: loaded.files.map(({ hash: _, at, ...f }) => ({ ...f, at: at.toString() })),
    clocks,
    lacking: loaded.lacking,
    steps: steps.map((s) => ({ ...s, at: s.at.toString() })),
    ...verbsOf(ctx, loaded),
  };
}

/** What mediators and parties see alike. */
export const sharedOf = ({ instalments, today }: Loaded, m: StoredMediation) => ({
  body: m.body?.text ?? '—',
  form: m.form,
  isStatus: m.is_status,
  agreement: m.agreement,
  agreedOn: dayAt(m.agreed_at),
  mediatorSignedOn: m.mediator_signed_on,
  sealedOn: m.sealed_on,
  validOn: m.valid_on,
  court: {
    name: m.court?.name ?? null,
    number: m.court?.number ?? null,
    filedOn: m.filed_on,
    acceptedOn: m.court_accepted_on,
    decidedOn: m.court_decided_on,
  },
  instalments: instalments.map(({ id, nth, what, dueOn, doneOn }) => ({
    ...{ id, nth, what, dueOn, doneOn },
    isLate: doneOn === null && dueOn < today,
  })),
  endedAs: m.ended_as,
  routesToldOn: dayAt(m.routes_told_at),
  archivedOn: dayAt(m.archived_at),
  keepYears: m.keep_years,
});
