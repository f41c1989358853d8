import { inFours } from '#kernel/fours.ts';
import type { Word } from '#kernel/words.ts';
import type { Shown } from '#modules/places/index.ts';
import { Button, Choose, FaultSummary, Field, Form, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import type { Instead, Known } from '../items.ts';
import { agencyKinds } from '../proofs.rules.ts';
import { agencyKindWords } from '../proofs.words.ts';
import { proofPortalWords as w } from './proof.words.ts';

/** The address of an item: a national one by its number, a county's by county and code. */
export const pathOf = (k: Known): string => `/proofs/item/${k.item ? `${k.item.area}.${k.item.code}` : k.key}`;
/** A name people wrote stays as written; the national ones have both languages. */
export function useName(): (k: Known, english?: Word) => string {
  const { lang } = useFrame();
  return (k, english) => (lang === 'en' && english ? english[1] : k.name);
}

/** Who issues it, and what to do: what a person came to hear. */
export function InsteadSays({ instead }: { instead: Instead }) {
  const t = useSay();
  return (
    <>
      <h2>{t(w.who)}</h2>
      <p className="lead">{t(instead.who)}</p>
      <h2>{t(w.how)}</h2>
      <p>{t(instead.how)}</p>
      {instead.source && (
        <p className="soft">
          {t(w.basis)} · {instead.source}
        </p>
      )}
    </>
  );
}
export function IssueSays({ k }: { k: Known }) {
  const t = useSay();
  const { item } = k;
  if (!item) return null;
  const rows: (readonly [Word, string])[] = [
    [w.law, `${item.law} ${item.article}`],
    [w.use, item.purpose],
    [w.procedure, item.procedure],
    ...(item.materials ? ([[w.materials, item.materials]] as const) : []),
    [w.valid, t(w.days, { n: item.validDays ?? 0 })],
  ];
  return (
    <>
      <dl className="facts card grid">
        {rows.flatMap(([head, says]) => [<dt key={`${head[1]}.h`}>{t(head)}</dt>, <dd key={head[1]}>{says}</dd>])}
      </dl>
      {item.needsMeeting && (
        <Notice tone="now">
          <p>{t(w.meeting)}</p>
        </Notice>
      )}
    </>
  );
}

export type Places = {
  chain: readonly { code: string; name: string }[];
  options: readonly { code: string; name: string }[];
};
/** A place found step by step by links: nothing is typed yet, so nothing can be lost. */
export function PickPlace({ places, link }: { places: Places; link: (area: string) => string }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.whichPlace)}</h2>
      {places.chain.length > 0 && <p className="lead">{places.chain.map((c) => c.name).join(' · ')}</p>}
      <div className="places">
        {places.options.map((p) => (
          <a key={p.code} className="button plain" href={link(p.code)}>
            {p.name}
          </a>
        ))}
      </div>
    </section>
  );
}

export function AgencyFields() {
  const t = useSay();
  return (
    <>
      <Field name="agency" label={t(w.agency)} hint={t(w.agencyHint)} maxLength={80} />
      <Choose
        name="agencyKind"
        label={t(w.agencyKind)}
        choices={[...agencyKinds].reverse().map((value) => ({ value, title: t(agencyKindWords[value]) }))}
      />
    </>
  );
}
type AskProps = Shown & {
  area: { code: string; name: string };
  item: Known | null;
  itemParam: string;
  commandId: string;
  /** What may be meant and is not to be issued: shown once, before anything is sent. */
  instead: Known | null;
};
export function AskForm({ area, item, itemParam, commandId, instead, values, faults, refused }: AskProps) {
  const t = useSay();
  const nameOf = useName();
  const labels = { said: w.search, agency: w.agency, name: w.name, idNumber: w.idNumber, phone: w.phone };
  const hidden = { area: area.code, item: itemParam, ...(instead && { sure: 'yes' }) };
  return (
    <>
      <h1>{t(w.askTitle)}</h1>
      <FaultSummary refused={refused} faults={faults} labels={labels} />
      <p>
        {area.name}{' '}
        <a href={`/proofs/ask${itemParam ? `?item=${itemParam}` : ''}`} className="no-print">
          {t(w.changePlace)}
        </a>
      </p>
      {item && <p className="lead">{nameOf(item)}</p>}
      {instead?.instead && (
        <Notice tone="now" title={t(w.sureTitle)}>
          <p className="lead">{nameOf(instead)}</p>
          <InsteadSays instead={instead.instead} />
        </Notice>
      )}
      <Form id="ask" action="/proofs/ask" commandId={commandId} state={{ values, faults }} hidden={hidden}>
        <TextArea name="said" label={t(w.search)} hint={t(w.searchHint)} rows={3} maxLength={600} />
        <AgencyFields />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field name="idNumber" label={t(w.idNumber)} hint={t(w.idHint)} optional capitals maxLength={30} />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          optional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <p className="soft">{t(w.privacy)}</p>
        <Button>{t(instead ? w.sureSend : w.send)}</Button>
      </Form>
    </>
  );
}
/** The passphrase exists nowhere but on this page. */
export function Asked({ made }: { made: { number: string; passphrase: string } }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p>{t(w.doneLead)}</p>
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
        <a className="button plain" href={`/proofs/own?n=${made.number}`}>
          {t(w.own)}
        </a>
      </p>
    </>
  );
}
