import type { Shown as ShownForm } from '#modules/places/index.ts';
import { Button, FaultSummary, Field, Form, PostButton, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { Own } from '../floating.member.ts';
import {
  consentText,
  directionWords,
  floatingStatusWords,
  reasonWords,
  sideWords,
  wayWords,
} from '../floating.words.ts';
import { cardWords as w } from './card.words.ts';

export type Shown = ShownForm & { readonly done: 'reported' | 'mended' | 'sent' | null };
type Of = { own: Own };

function Facts({ own }: Of) {
  const t = useSay();
  const { lang, now } = useFrame();
  const day = (on: string | null) => on && dayText(on, lang, now);
  const facts: [string, string | null][] = [
    [t(w.status), t(floatingStatusWords[own.status])],
    [t(w.home), own.home],
    [t(w.inflow), own.inflow ?? t(w.inflowNone)],
    [t(w.direction), `${t(directionWords[own.direction])} · ${own.province}`],
    [t(w.whereIs), own.whereabouts],
    [t(w.reason), t(reasonWords[own.reason])],
    [t(w.card), t(own.hasCard ? w.cardYes : w.cardNo)],
    [t(w.leftOn), day(own.leftOn)],
    [t(w.reportedOn), day(own.reportedOn)],
    [t(w.attachedOn), day(own.attachedOn)],
    [t(w.endedOn), day(own.endedOn)],
    [t(w.contact), own.contactName],
    [t(w.phoneIs), own.phone],
  ];
  return (
    <dl className="facts card">
      {facts.map(
        ([head, text]) =>
          text && (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function ReportIn({ values, faults }: Pick<Shown, 'values' | 'faults'>) {
  const t = useSay();
  return (
    <section className="no-print">
      <h2>{t(w.reportTitle)}</h2>
      <p className="soft">{t(w.reportHint)}</p>
      <Form id="report" action="/floating/report-in" state={{ values, faults }}>
        <Field name="whereabouts" label={t(w.where)} maxLength={200} optional />
        <Button>{t(w.report)}</Button>
      </Form>
    </section>
  );
}
function Mend({ own, values, faults }: Of & Pick<Shown, 'values' | 'faults'>) {
  const t = useSay();
  const start = { whereabouts: own.whereabouts ?? '', ...values };
  return (
    <details className="card no-print" open={faults.some((f) => f.field === 'phone')}>
      <summary>{t(w.mendTitle)}</summary>
      <Form id="mend" action="/floating/mend" state={{ values: start, faults }}>
        <Field
          name="phone"
          label={t(w.newPhone)}
          hint={t(w.newPhoneHint)}
          type="tel"
          inputMode="tel"
          maxLength={30}
          optional
        />
        <Field name="whereabouts" label={t(w.where)} maxLength={200} optional />
        <Button look="plain">{t(w.mend)}</Button>
      </Form>
    </details>
  );
}
function Wrong({ own, values, faults }: Of & Pick<Shown, 'values' | 'faults'>) {
  const t = useSay();
  return (
    <>
      {own.corrections.map((c) => (
        <div key={c.id} className="said">
          <p>{t(w.youSaid, { text: c.text })}</p>
          {c.answer && <p>{t(w.answer, { text: c.answer })}</p>}
        </div>
      ))}
      {own.isAsked && <p>{t(w.asked)}</p>}
      {!own.isAsked && own.mayMend && (
        <details className="card no-print" open={faults.some((f) => f.field === 'text')}>
          <summary>{t(w.wrongTitle)}</summary>
          <Form id="wrong" action="/floating/wrong" state={{ values, faults }}>
            <TextArea name="text" label={t(w.wrong)} rows={3} maxLength={500} />
            <Button look="plain">{t(w.send)}</Button>
          </Form>
        </details>
      )}
    </>
  );
}
/** Every contact with what was written of it: it is their record (PIPL 45). */
function Contacts({ own }: Of) {
  const t = useSay();
  const { lang, now } = useFrame();
  const reached = own.contacts.filter((c) => c.reached);
  return (
    <section>
      <h2>{t(w.contacts)}</h2>
      {reached.length === 0 && <p className="soft">{t(w.noContacts)}</p>}
      <ul className="plain-list">
        {reached.map((c) => (
          <li key={c.id}>
            {dayText(c.day, lang, now)} · {t(w.contactLine, { side: t(sideWords[c.side]), way: t(wayWords[c.way]) })}
            {c.note && <span className="soft"> · {c.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the member sees: their whole record, what they can do, and who else sees it. */
export function OwnRecord({ own, values, faults, refused, done }: Of & Shown) {
  const t = useSay();
  return (
    <>
      <h1>{own.name}</h1>
      {done && (
        <Notice tone="good">
          <p>{t(w[done])}</p>
        </Notice>
      )}
      <FaultSummary faults={faults} refused={refused} labels={{ phone: w.newPhone, text: w.wrong }} />
      {own.mayReport && <ReportIn values={values} faults={faults} />}
      <Facts own={own} />
      {own.mayMend && <p className="soft">{t(w.noVote)}</p>}
      <Contacts own={own} />
      {own.mayMend && <Mend own={own} values={values} faults={faults} />}
      <Wrong own={own} values={values} faults={faults} />
      <h2>{t(w.kept)}</h2>
      <p>{t(consentText)}</p>
      <PostButton action="/floating/leave">{t(w.leave)}</PostButton>
    </>
  );
}
