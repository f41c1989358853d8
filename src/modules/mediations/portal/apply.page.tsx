import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { Button, Choose, FaultSummary, Field, Form, faultyTitle, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { DangerLine, Notice } from '#ui/portal/parts.tsx';
import type { Receipt } from '../mediations.contract.ts';
import { type DisputeKind, disputeKinds } from '../mediations.rules.ts';
import { applyAtHome } from '../mediations.track.ts';
import { disputeWords } from '../mediations.words.ts';
import { committeeById, type StoredCommittee, selectPersons } from '../registers.store.ts';
import { mediationPortalWords as w } from './mediation.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });
const labels: Readonly<Record<string, Word | undefined>> = {
  kind: w.kind,
  body: w.body,
  name: w.name,
  phone: w.yourPhone,
  otherName: w.otherName,
};

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
type Props = Shown & {
  c: StoredCommittee;
  mediators: readonly { id: string; name: string }[];
  commandId: string;
};
function Apply({ c, mediators, commandId, values, faults, refused }: Props) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.apply)}</h1>
      <p className="lead">{c.name}</p>
      <p>{t(w.lead)}</p>
      <DangerLine title={t(w.danger)} />
      <FaultSummary faults={faults} refused={refused} labels={labels} />
      <Form id="apply" action={`/mediation/apply/${c.id}`} state={{ values, faults }} commandId={commandId}>
        <RadioCards
          name="kind"
          label={t(w.kind)}
          layout="columns"
          choices={disputeKinds.map((value) => ({ value, title: t(disputeWords[value]) }))}
        />
        <TextArea name="body" label={t(w.body)} hint={t(w.bodyHint)} rows={6} maxLength={4000} />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field
          name="phone"
          label={t(w.yourPhone)}
          hint={t(w.yourPhoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
          optional
        />
        <Field name="address" label={t(w.yourAddress)} maxLength={200} optional />
        <Field name="otherName" label={t(w.otherName)} maxLength={60} />
        <Field name="otherReach" label={t(w.otherReach)} hint={t(w.otherReachHint)} maxLength={200} optional />
        {mediators.length > 0 && (
          <Choose
            name="wish"
            label={t(w.wish)}
            choices={[{ value: '', title: t(w.noWish) }, ...mediators.map((m) => ({ value: m.id, title: m.name }))]}
          />
        )}
        <p className="soft">{t(w.privacy)}</p>
        <Button>{t(w.send)}</Button>
      </Form>
    </>
  );
}

function Done({ c, made }: { c: StoredCommittee; made: Receipt }) {
  const t = useSay();
  const passphrase = made.slips[0]?.passphrase ?? '';
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p className="lead">{c.name}</p>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="number">{made.number}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{`${passphrase.slice(0, 4)} ${passphrase.slice(4)}`}</dd>
        </dl>
      </div>
      <Notice tone="now">
        <p>{t(w.doneLead)}</p>
      </Notice>
      <p>{t(w.next)}</p>
      <p className="no-print">
        <a className="button plain" href={`/mediation/mine?n=${made.number}`}>
          {t(w.mine)}
        </a>
      </p>
    </>
  );
}

const nothing: Shown = { values: {}, faults: [], refused: null };
export async function drawApply(ctx: Ctx, given: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const [frame, c, mediators] = await Promise.all([
    frameOf(ctx, given),
    committeeById(visitor, id),
    selectPersons(visitor, { committeeId: id }),
  ]);
  const isFaulty = shown.refused !== null || shown.faults.length > 0;
  const title = faultyTitle(tell(w.apply, frame.lang), frame.lang, isFaulty);
  const commandId = given.form.commandId || ctx.house.newId();
  const children = <Apply {...{ c, mediators, commandId }} {...shown} />;
  const html = drawPage({ ...frame, path: `/mediation/apply/${id}` }, { title, children });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}

const missing = (field: string, says: Word): FieldFault => ({ field, rule: 'required', says });
function faultsIn(f: Readonly<Record<string, string>>): FieldFault[] {
  const long = (name: string, least: number) => (f[name] ?? '').trim().length >= least;
  return [
    ...(disputeKinds.some((k) => k === f.kind) ? [] : [missing('kind', w.kindMissing)]),
    ...(long('body', 5) ? [] : [missing('body', w.bodyMissing)]),
    ...(long('name', 2) ? [] : [missing('name', w.nameMissing)]),
    ...(long('phone', 5) || long('address', 2) ? [] : [missing('phone', w.reachMissing)]),
    ...(long('otherName', 2) ? [] : [missing('otherName', w.otherMissing)]),
  ];
}

export async function sendApply(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form, params } = given;
  const { id = '' } = params;
  if (!UUID.test(id)) throw notFound();
  const faults = faultsIn(form);
  if (faults.length > 0) return drawApply(ctx, given, { values: form, faults, refused: null });
  const said = (name: string, most: number) => (form[name] ?? '').replaceAll('\0', '').trim().slice(0, most);
  try {
    const command = {
      id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(),
      fingerprint: digest('intl', 'mediation application', canonicalJson({ ...form, id })),
    };
    const made = await applyAtHome(
      { ...asVisitor(ctx), command },
      {
        ...{ committeeId: id, kind: form.kind as DisputeKind, body: said('body', 4000), wish: form.wish ?? '' },
        ...{ name: said('name', 60), phone: said('phone', 30), address: said('address', 200) },
        ...{ otherName: said('otherName', 60), otherReach: said('otherReach', 200) },
      },
    );
    const [frame, c] = await Promise.all([frameOf(ctx, given), committeeById(asVisitor(ctx), id)]);
    const children = <Done c={c} made={made} />;
    return { html: drawPage({ ...frame, path: '/mediation' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawApply(ctx, given, { values: form, faults: refused.faults, refused });
  }
}
