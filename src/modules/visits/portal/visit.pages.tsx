import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import {
  caseOfNeed,
  enterBySlip,
  leaveSlip,
  type OwnVisit,
  openedSlip,
  ownVisit,
  ownVisitFile,
} from '../visits.resident.ts';
import { correctPages } from './correct.page.tsx';
import { About, Corrections, Needs, Pairs, Readers, Wordings } from './visit.parts.tsx';
import { visitPortalWords as w } from './visit.words.ts';

type Shown = { number: string; faults: readonly FieldFault[]; refused?: Refused; hasLeft?: boolean };

function Enter({ number, faults, refused, hasLeft }: Shown) {
  const t = useSay();
  return (
    <>
      {hasLeft && (
        <Notice tone="good">
          <p>{t(w.left)}</p>
        </Notice>
      )}
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={{ number: w.number, passphrase: w.passphrase }} />
      <p>{t(w.lead)}</p>
      <Form id="visit" action="/visit" state={{ values: { number }, faults }}>
        <Field name="number" label={t(w.number)} hint={t(w.numberHint)} inputMode="numeric" maxLength={20} />
        <Field
          name="passphrase"
          label={t(w.passphrase)}
          hint={t(w.passphraseHint)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
        <Button>{t(w.open)}</Button>
      </Form>
      <p className="soft">{t(w.lost)}</p>
    </>
  );
}

async function drawEnter(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isRefused = shown.faults.length > 0 || Boolean(shown.refused);
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, isRefused);
  const html = drawPage({ ...frame, path: '/visit' }, { title, children: <Enter {...shown} /> });
  return { html, status: isRefused ? (shown.refused?.status ?? 422) : 200 };
}

/** The passphrase is not put back into the page: who looks over a shoulder sees one less thing. */
async function enter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '' } = given.form;
  const faults: FieldFault[] = [
    ...(/\d/.test(number.normalize('NFKC')) ? [] : [{ field: 'number', rule: 'required', says: w.noNumber }]),
    ...(/\d/.test(passphrase.normalize('NFKC'))
      ? []
      : [{ field: 'passphrase', rule: 'required', says: w.noPassphrase }]),
  ];
  if (faults.length > 0) return drawEnter(ctx, given, { number, faults });
  try {
    return { goTo: '/visit/read', cookies: [await enterBySlip(ctx, number, passphrase)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, given, { number, faults: [], refused });
  }
}

const fileWords = { photo: w.photoN, sound: w.soundN, paper: w.paperN } as const;
function Files({ v }: { v: OwnVisit }) {
  const t = useSay();
  if (v.files.length === 0 && !v.strokes) return null;
  return (
    <section>
      <h2>{t(w.files)}</h2>
      {v.strokes && <p>{t(w.signed)}</p>}
      <ul className="plain-list">
        {v.files.map((f, i) => (
          <li key={f.id}>
            <a href={`/visit/files/${f.id}`}>{t(fileWords[f.kind], { n: i + 1 })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Read({ v, isDone }: { v: OwnVisit; isDone: boolean }) {
  const t = useSay();
  const hasWords = v.said.length > 0 || v.note.length > 0 || v.needsTold.length > 0 || v.answers.length > 0;
  return (
    <>
      {isDone && (
        <Notice tone="good">
          <p>{t(w.done)}</p>
        </Notice>
      )}
      <h1>{t(w.readTitle)}</h1>
      <About v={v} />
      <Corrections v={v} />
      {!hasWords && <p className="soft">{t(w.nothing)}</p>}
      {v.said.length > 0 && (
        <section>
          <h2>{t(w.said)}</h2>
          <Wordings of={v.said} />
        </section>
      )}
      <Pairs title={t(w.asked)} rows={v.answers.map((a) => ({ head: t(a.asked), text: t(a.value) }))} />
      {v.note.length > 0 && (
        <section>
          <h2>{t(w.note)}</h2>
          <Wordings of={v.note} />
        </section>
      )}
      <Needs v={v} />
      <Pairs
        title={t(w.known)}
        rows={v.facts.map((f) => ({ head: [f.of, t(f.name)].filter(Boolean).join(' '), text: t(f.value) }))}
      />
      <Files v={v} />
      <p className="no-print">
        <a className="button main" href="/visit/correct">
          {t(w.correct)}
        </a>
      </p>
      <Notice>
        <p>{t(w.neverAsked)}</p>
      </Notice>
      <Readers v={v} />
      <PostButton action="/visit/leave" look="plain">
        {t(w.leave)}
      </PostButton>
    </>
  );
}

function NotYet() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.readTitle)}</h1>
      <Notice>
        <p>{t(w.notYet)}</p>
      </Notice>
    </>
  );
}

async function drawRead(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const opened = await openedSlip(ctx, given.cookies);
  if (!opened) return { goTo: '/visit', cookies: [leaveSlip()] };
  const frame = await frameOf(ctx, given);
  const isDone = given.query.done === '1';
  const children = opened.visitId ? <Read v={await ownVisit(ctx, opened.visitId)} isDone={isDone} /> : <NotYet />;
  return { html: drawPage({ ...frame, path: '/visit/read' }, { title: tell(w.readTitle, frame.lang), children }) };
}

function AtHome() {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/visit">{t(w.homeTitle)}</a>
      </h2>
      <p className="soft">{t(w.homeSays)}</p>
    </section>
  );
}
/** The way to one's own visit, on the home page. */
export const visitsAtHome: Addition = async () => <AtHome />;

const withVisit =
  (run: (ctx: Ctx, given: PageGiven, visitId: string) => Promise<PageReply>): Page['run'] =>
  async (ctx, given) => {
    const opened = await openedSlip(ctx, given.cookies);
    return opened?.visitId ? run(ctx, given, opened.visitId) : { goTo: '/visit', cookies: [leaveSlip()] };
  };

/** What a household reaches of what was written about it: by its slip, without an account, without script. */
export const visitPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/visit',
    allow: 'anyone',
    run: (ctx, given) =>
      drawEnter(ctx, given, { number: given.query.n ?? '', faults: [], hasLeft: given.query.left === '1' }),
  },
  { method: 'POST', path: '/visit', allow: 'anyone', perMinute: 30, run: enter },
  { method: 'GET', path: '/visit/read', allow: 'anyone', run: drawRead },
  {
    method: 'GET',
    path: '/visit/files/:fileId',
    allow: 'anyone',
    run: withVisit(async (ctx, { params }, visitId) => ({
      file: await ownVisitFile(ctx, visitId, params.fileId ?? ''),
    })),
  },
  {
    method: 'POST',
    path: '/visit/need',
    allow: 'anyone',
    perMinute: 60,
    run: withVisit(async (ctx, { form }, visitId) => ({
      goTo: '/case',
      cookies: [await caseOfNeed(ctx, visitId, form.id ?? '')],
    })),
  },
  {
    method: 'POST',
    path: '/visit/leave',
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: '/visit?left=1', cookies: [leaveSlip()] }),
  },
  ...correctPages(withVisit),
];
