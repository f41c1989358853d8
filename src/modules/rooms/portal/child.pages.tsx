import { inFours } from '#kernel/fours.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import {
  Button,
  Choose,
  FaultSummary,
  FaultText,
  Field,
  Form,
  faultyTitle,
  TextArea,
  useField,
} from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { type ChildForm, CONSENT_VERSION, relations } from '../children.rules.ts';
import { consentWords, relationWords } from '../evenings.words.ts';
import { familyCookie, registerChild } from '../family.resident.ts';
import { roomById } from '../rooms.store.ts';
import { UUID } from './clock.ts';
import { portalRoomWords as w } from './room.words.ts';

const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function Tick({ name, value, label }: { name: string; value: string; label: string }) {
  const { value: typed, fault, id } = useField(name);
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      {fault && <FaultText id={`${id}-fault`}>{fault}</FaultText>}
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={typed === value}
          aria-describedby={fault ? `${id}-fault` : undefined}
        />{' '}
        {label}
      </label>
    </div>
  );
}
export function FetcherFields() {
  const t = useSay();
  return (
    <>
      <TextArea name="fetchers" label={t(w.fetchers)} hint={t(w.fetchersHint)} rows={3} maxLength={300} />
      <Tick name="alone" value="1" label={t(w.alone)} />
    </>
  );
}

type Props = Shown & { roomId: string; room: string; commandId: string };
function Register({ roomId, room, commandId, values, faults, refused }: Props) {
  const t = useSay();
  const labels = {
    name: w.childName,
    grade: w.grade,
    guardian: w.guardian,
    phone: w.guardianPhone,
    relation: w.relation,
    fetchers: w.fetchers,
    consent: w.consentTitle,
  };
  return (
    <>
      <h1>{t(w.childTitle)}</h1>
      <p className="lead">{room}</p>
      <p>{t(w.childLead)}</p>
      <FaultSummary refused={refused} faults={faults} labels={labels} />
      <Form id="child-form" action={`/rooms/${roomId}/child`} commandId={commandId} state={{ values, faults }}>
        <Field name="name" label={t(w.childName)} maxLength={30} />
        <Choose
          name="grade"
          label={t(w.grade)}
          choices={[
            { value: '', title: t(w.chooseSeat) },
            ...GRADES.map((n) => ({ value: String(n), title: t(w.gradeN, { n }) })),
          ]}
        />
        <Field name="guardian" label={t(w.guardian)} autoComplete="name" maxLength={30} />
        <Field
          name="phone"
          label={t(w.guardianPhone)}
          hint={t(w.guardianPhoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <Choose
          name="relation"
          label={t(w.relation)}
          choices={[
            { value: '', title: t(w.chooseSeat) },
            ...relations.map((r) => ({ value: r, title: t(relationWords[r]) })),
          ]}
        />
        <FetcherFields />
        <section className="card" aria-labelledby="consent-title">
          <h2 id="consent-title">{t(w.consentTitle)}</h2>
          <p className="soft">{t(w.consentEdition, { v: CONSENT_VERSION })}</p>
          <ol>
            {consentWords.map((word) => (
              <li key={word[1]}>{t(word)}</li>
            ))}
          </ol>
        </section>
        <Tick name="consent" value={CONSENT_VERSION} label={t(w.consent)} />
        <Button>{t(w.register)}</Button>
      </Form>
    </>
  );
}
async function draw(ctx: Ctx, given: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const r = await roomById({ ...ctx, actor: { kind: 'visitor' } }, id);
  if (!r.takesChildren) throw notFound();
  const frame = await elderFrameOf(ctx, given);
  const commandId = given.form.commandId || ctx.house.newId();
  const title = faultyTitle(tell(w.childTitle, frame.lang), frame.lang, shown.refused !== null);
  const children = <Register roomId={id} room={r.name} commandId={commandId} {...shown} />;
  const html = drawPage({ ...frame, path: `/rooms/${id}/child` }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

function Done({ number, passphrase }: { number: string; passphrase: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.childDone)}</h1>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.childNumber)}</dt>
          <dd className="number">{inFours(number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(passphrase)}</dd>
        </dl>
      </div>
      <Notice tone="now">
        <p>{t(w.childKeep)}</p>
      </Notice>
      <p className="no-print">
        <a className="button main" href="/rooms/family/read">
          {t(w.goOn)}
        </a>
      </p>
    </>
  );
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const {
    name = '',
    grade = '',
    guardian = '',
    phone = '',
    relation = '',
    fetchers = '',
    alone,
    consent = '',
  } = given.form;
  try {
    const form: ChildForm = { name, grade, guardian, phone, relation, fetchers, alone: alone === '1', consent };
    const made = await registerChild({ ...ctx, actor: { kind: 'visitor' } }, id, form);
    const frame = await elderFrameOf(ctx, given);
    const children = <Done number={made.number} passphrase={made.passphrase} />;
    const html = drawPage({ ...frame, path: '/rooms' }, { title: tell(w.childDone, frame.lang), children });
    return { html, cookies: [familyCookie(ctx, made.id)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const faults: readonly FieldFault[] = refused.faults;
    return draw(ctx, given, { values: given.form, faults, refused });
  }
}
/** A guardian registers a child for a term: what is kept, what for, and the consent in its edition. */
export const childPages: readonly Page[] = [
  { method: 'GET', path: '/rooms/:id/child', allow: 'anyone', run: (ctx, given) => draw(ctx, given) },
  { method: 'POST', path: '/rooms/:id/child', allow: 'anyone', perMinute: 20, run: send },
];
