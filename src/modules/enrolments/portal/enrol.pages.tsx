import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, elderFrameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, useField } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { type AtHome, asVisitor, enrolAtHome } from '../enrolments.resident.ts';
import { needsGuardian, type Priority, priorities } from '../enrolments.rules.ts';
import { priorityWords } from '../enrolments.words.ts';
import { slotsSay } from '../slots.rules.ts';
import { drawPages } from './draw.pages.tsx';
import { portalEnrolWords as w } from './enrol.words.ts';
import { ownPages } from './own.pages.tsx';
import { About, type Shown, useRoom, windowOf } from './parts.tsx';
import { shownOf } from './shown.ts';
import { SlipSheet, slipTitle } from './slip.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * How often a minute one address may press: a community centre or a whole residential compound sits behind one, and there everybody presses at nine
 * sharp. What holds bots off is that a person gets one place, not the address.
 */
const PRESSES = 1200;

function Line({ shown }: { shown: Shown }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const room = useRoom();
  const { c } = shown;
  const at = windowOf(shown, now);
  return (
    <li>
      <p>
        <a className="lead" href={`/enrol/${c.id}`}>
          {c.name}
        </a>
      </p>
      <p>
        {slotsSay(c.slots, lang)} · {c.room}
      </p>
      <p className="soft">
        {at === 'notOpenYet' ? t(w.opens, { at: momentText(c.opensAt, lang, now) }) : room(shown)}
        {at === null && ` · ${t(w.closes, { at: momentText(c.closesAt, lang, now) })}`}
      </p>
    </li>
  );
}
function List({ items }: { items: readonly Shown[] }) {
  const t = useSay();
  const { now } = useFrame();
  const parts = [
    [w.open, null],
    [w.soon, 'notOpenYet'],
    [w.over, 'windowClosed'],
  ] as const;
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead">{t(w.lead)}</p>
      {items.length === 0 && <Empty>{t(w.none)}</Empty>}
      {parts.map(([head, fault]) => {
        const here = items.filter((s) => windowOf(s, now) === fault);
        return here.length === 0 ? null : (
          <section key={head[1]}>
            <h2>{t(head)}</h2>
            <ul className="plain-list card">
              {here.map((s) => (
                <Line key={s.c.id} shown={s} />
              ))}
            </ul>
          </section>
        );
      })}
      <p className="button-row no-print">
        <a className="button plain" href="/enrol/mine">
          {t(w.look)}
        </a>
        <a className="button plain" href="/enrol/draws">
          {t(w.drawsTitle)}
        </a>
      </p>
    </>
  );
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([elderFrameOf(ctx, given), shownOf(ctx, null)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}

type Again = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Again = { values: {}, faults: [], refused: null };
const MORE: readonly string[] = ['kinMissing', 'agreementMissing', 'guardianMissing'];

function Tick({ name, children }: { name: string; children: string }) {
  const { value, id, fault } = useField(name);
  return (
    <label className="card-choice choice" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={value === '1'}
        aria-invalid={fault ? true : undefined}
      />
      <span>{children}</span>
    </label>
  );
}
/** The step more of the oldest and of children. It is no mistake to be old: the first time it is asked for without a reproach. */
function Kin({ age, isChild }: { age: number; isChild: boolean }) {
  const t = useSay();
  return (
    <fieldset className="field">
      <legend>{t(w.kinTitle)}</legend>
      <p>{t(isChild ? w.childSays : w.kinSays, { age })}</p>
      <Field name="kinName" label={t(w.kinName)} maxLength={60} />
      <Field name="kinPhone" label={t(w.kinPhone)} type="tel" inputMode="tel" maxLength={30} />
      {!isChild && <Tick name="agreed">{t(w.agree)}</Tick>}
    </fieldset>
  );
}
type FormProps = Again & { shown: Shown; commandId: string; hasMore: boolean; isFirst: boolean };
function EnrolForm({ shown: { c, rules, counts }, values, faults, refused, commandId, hasMore, isFirst }: FormProps) {
  const t = useSay();
  const { now } = useFrame();
  const year = Number(dayOf(now).slice(0, 4));
  const labels = {
    ...{ name: w.name, birthYear: w.birthYear, phone: w.phone },
    ...{ kinName: w.kinName, kinPhone: w.kinPhone, agreed: w.agreeLabel },
  };
  const isFull = c.mode === 'first_come' && counts.seated + counts.offered >= c.seats;
  return (
    <section id="enrol">
      {!isFirst && <FaultSummary refused={refused} faults={faults} labels={labels} />}
      <h2>{t(w.formTitle)}</h2>
      <Form
        id="enrol-form"
        action={`/enrol/${c.id}`}
        commandId={commandId}
        state={{ values, faults: isFirst ? [] : faults }}
      >
        {hasMore && <Kin age={c.extraStepFrom} isChild={needsGuardian(year, Number(values.birthYear))} />}
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field name="birthYear" label={t(w.birthYear)} hint={t(w.birthHint)} inputMode="numeric" maxLength={4} />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        {c.mode === 'lottery' && rules.priorities.length > 0 && (
          <fieldset className="field">
            <legend>{t(w.claimsTitle)}</legend>
            {rules.priorities.map((p) => (
              <Tick key={p} name={`is.${p}`}>
                {t(priorityWords[p])}
              </Tick>
            ))}
          </fieldset>
        )}
        {/* The step was shown: what is missing of it from now on is a mistake. */}
        {hasMore && <input type="hidden" name="more" value="1" />}
        <p className="soft">{t(w.consent)}</p>
        <Button>{t(c.mode === 'lottery' ? w.sendLot : isFull ? w.sendWait : w.send)}</Button>
      </Form>
    </section>
  );
}
function One(props: FormProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { c } = props.shown;
  const at = windowOf(props.shown, now);
  return (
    <>
      <h1>{c.name}</h1>
      <p className="lead">
        {c.subject} · {c.unit} · {c.term}
      </p>
      {at === 'notOpenYet' && (
        <Notice tone="now">
          <p>{t(w.opens, { at: momentText(c.opensAt, lang, now) })}</p>
        </Notice>
      )}
      {at === 'windowClosed' && (
        <Notice tone="now">
          <p>{t(w.over)}</p>
        </Notice>
      )}
      {props.hasMore && <EnrolForm {...props} />}
      <About shown={props.shown} />
      {!props.hasMore && (at === null || props.refused) && <EnrolForm {...props} />}
      {c.mode === 'lottery' && (
        <p className="no-print">
          <a className="button plain" href={`/enrol/draws/${c.id}`}>
            {t(w.seeDraw)}
          </a>
        </p>
      )}
      <p className="no-print">
        <a className="button plain" href="/enrol">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
async function drawOne(ctx: Ctx, given: PageGiven, again: Again = nothing): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const [frame, [shown]] = await Promise.all([elderFrameOf(ctx, given), shownOf(ctx, [id])]);
  if (!shown) throw notFound();
  const code = again.refused?.code ?? '';
  const isFirst = MORE.includes(code) && given.form.more !== '1';
  const hasMore = MORE.includes(code) || given.form.more === '1';
  const isFaulty = again.refused !== null && !isFirst;
  const title = faultyTitle(isFirst ? tell(w.kinTitle, frame.lang) : shown.c.name, frame.lang, isFaulty);
  const commandId = given.form.commandId || ctx.house.newId();
  const children = <One {...again} {...{ shown, commandId, hasMore, isFirst }} />;
  const html = drawPage({ ...frame, path: `/enrol/${id}` }, { title, children });
  return { html, status: isFaulty ? (again.refused?.status ?? 422) : 200 };
}

const readClaims = (form: Readonly<Record<string, string>>): Priority[] =>
  priorities.filter((p) => form[`is.${p}`] === '1');
const asked = (id: string, form: Readonly<Record<string, string>>): AtHome => ({
  classId: id,
  name: form.name ?? '',
  phone: form.phone ?? '',
  birthYear: Number((form.birthYear ?? '').normalize('NFKC').trim() || 'x'),
  kinName: form.kinName ?? '',
  kinPhone: form.kinPhone ?? '',
  agreed: form.agreed === '1',
  claims: readClaims(form),
});
async function press(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const { form } = given;
  try {
    const fingerprint = digest('intl', 'enrolment', canonicalJson({ ...form, id }));
    const command = { id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(), fingerprint };
    const { slip, c } = await enrolAtHome({ ...asVisitor(ctx), command }, asked(id, form));
    const frame = await elderFrameOf(ctx, given);
    const children = <SlipSheet slip={slip} c={c} />;
    return { html: drawPage({ ...frame, path: '/enrol' }, { title: tell(slipTitle(slip), frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: form, faults: refused.faults, refused });
  }
}

function AtHomePage() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/enrol">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a class to enrol in. */
export const enrolmentsAtHome: Addition = async (ctx) =>
  (await shownOf(ctx, null)).length === 0 ? null : <AtHomePage />;

export const enrolmentPages: readonly Page[] = [
  { method: 'GET', path: '/enrol', allow: 'anyone', run: drawList },
  ...ownPages,
  ...drawPages,
  { method: 'GET', path: '/enrol/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/enrol/:id', allow: 'anyone', perMinute: PRESSES, run: press },
];
