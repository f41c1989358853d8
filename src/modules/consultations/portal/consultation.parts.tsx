import { inFours } from '#kernel/fours.ts';
import type { Shown } from '#modules/places/index.ts';
import { Button, FaultSummary, Field, Form, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice, Said } from '#ui/portal/parts.tsx';
import { isShown, voices } from '../consultations.rules.ts';
import { groupStatusWords, voiceWords } from '../consultations.words.ts';
import type { StoredGroup } from '../groups.store.ts';
import { consultationPortalWords as w } from './consultation.words.ts';

/** What became of a group: outcome, reasons, who does it until when, how it was done. */
export function Outcome({ g }: { g: StoredGroup }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <p>
        <b>{t(groupStatusWords[g.status])}</b>
      </p>
      {g.reason && (
        <p>
          {t(w.why)} · {g.reason}
        </p>
      )}
      {g.owner && g.dueOn && g.status !== 'done' && (
        <p className="soft">{t(w.todo, { owner: g.owner, day: dayText(g.dueOn, lang, now) })}</p>
      )}
      {g.evidence && g.doneOn && (
        <p>
          {t(w.done)} · {g.evidence} · {dayText(g.doneOn, lang, now)}
        </p>
      )}
    </>
  );
}
/** Groups with their answers; few are not counted, and words stand here only by consent. */
export function Groups({
  groups,
  words,
}: {
  groups: readonly StoredGroup[];
  words: readonly { id: string; groupId: string; said: string }[];
}) {
  const t = useSay();
  return (
    <ul className="plain-list card">
      {groups.map((g) => {
        const said = words.filter((o) => o.groupId === g.id);
        return (
          <li key={g.id}>
            <p className="lead">{g.summary}</p>
            <p className="soft">{isShown(g.opinions) ? t(w.count, { n: g.opinions }) : t(w.few)}</p>
            <Outcome g={g} />
            {said.length > 0 && (
              <>
                <p className="soft">{t(w.words)}</p>
                {said.map((o) => (
                  <Said key={o.id}>{o.said}</Said>
                ))}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type GiveProps = Shown & { action: string; commandId: string; hidden: Readonly<Record<string, string>> };
export function GiveForm({ action, commandId, hidden, values, faults, refused }: GiveProps) {
  const t = useSay();
  const start = { voice: 'resident', mayPublish: 'no', ...values };
  return (
    <section id="answer" className="no-print">
      <h2>{t(w.answer)}</h2>
      <FaultSummary refused={refused} faults={faults} labels={{ said: w.said, phone: w.phone, area: w.place }} />
      <Form id="give" action={action} commandId={commandId} hidden={hidden} state={{ values: start, faults }}>
        <TextArea name="said" label={t(w.said)} hint={t(w.saidHint)} maxLength={2000} />
        <RadioCards
          name="voice"
          label={t(w.voice)}
          layout="row"
          choices={voices.map((value) => ({ value, title: t(voiceWords[value]) }))}
        />
        <RadioCards
          name="mayPublish"
          label={t(w.publish)}
          choices={[
            { value: 'no', title: t(w.publishNo), says: t(w.publishNoSays) },
            { value: 'yes', title: t(w.publishYes), says: t(w.publishYesSays) },
          ]}
        />
        <Field name="name" label={t(w.name)} optional autoComplete="name" maxLength={60} />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.contactHint)}
          optional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <p className="soft">{t(w.privacy)}</p>
        <Button>{t(w.send)}</Button>
      </Form>
    </section>
  );
}
/** The passphrase exists nowhere but on this page. */
export function Given({ made }: { made: { number: string; passphrase: string } }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="number">{inFours(made.number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(made.passphrase)}</dd>
        </dl>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href={`/consultations/own?n=${made.number}`}>
          {t(w.own)}
        </a>
      </p>
    </>
  );
}
