import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { PostButton } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { DateText, Empty, Notice } from '#ui/portal/parts.tsx';
import type { Explained } from '../classify.contract.ts';
import { ownExplained, refuseOwn } from '../classify.explain.ts';
import { explainWords as w } from '../classify.words.ts';
import { basisOf, linesOf } from '../explain.words.ts';

const PATH = '/case/suggestion';

function Why({ e }: { e: Explained }) {
  const t = useSay();
  const basis = basisOf(e);
  if (!e.suggestion) return e.isRefused ? null : <Empty>{t(w.none)}</Empty>;
  return (
    <>
      {basis && <p className="soft">{t(basis)}</p>}
      <dl className="facts card grid">
        {e.keptAt && (
          <>
            <dt>{t(w.keptAt)}</dt>
            <dd>
              <DateText at={Temporal.Instant.from(e.keptAt)} />
            </dd>
          </>
        )}
        {linesOf(e, t).flatMap(({ says, text }) => [
          <dt key={`${says[1]}-t`}>{t(says)}</dt>,
          <dd key={says[1]}>{text}</dd>,
        ])}
      </dl>
    </>
  );
}

function Explanation({ e }: { e: Explained }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      {e.isRefused && (
        <Notice tone="good">
          <p>{t(w.isRefused)}</p>
        </Notice>
      )}
      <Why e={e} />
      {!e.isRefused && (
        <section className="no-print">
          <h2>{t(w.refuseTitle)}</h2>
          <p>{t(w.refuseLead)}</p>
          <PostButton action={PATH} look="plain">
            {t(w.refuse)}
          </PostButton>
        </section>
      )}
      <p className="no-print">
        <a className="button link" href="/case">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, e] = await Promise.all([frameOf(ctx, given), ownExplained(ctx)]);
  const children = <Explanation e={e} />;
  return { html: drawPage({ ...frame, path: PATH }, { title: tell(w.title, frame.lang), children }) };
}

export const explainPages: readonly Page[] = [
  { method: 'GET', path: PATH, allow: 'receipt', run: draw },
  {
    method: 'POST',
    path: PATH,
    allow: 'receipt',
    run: async (ctx) => {
      await refuseOwn(ctx);
      return { goTo: PATH };
    },
  },
];

function Way() {
  const t = useSay();
  return (
    <section className="no-print">
      <h2>{t(w.title)}</h2>
      <div className="card">
        <p>{t(w.link)}</p>
        <p>
          <a className="button plain" href={PATH}>
            {t(w.see)}
          </a>
        </p>
      </div>
    </section>
  );
}
/** The way there from their case: the reasons themselves are worked out only for whoever asks. */
export const explainWay: Addition = async () => <Way />;
