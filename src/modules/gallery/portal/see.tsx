import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { elderFrameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { hungIn } from '../exhibitions.actions.ts';
import { exhibitionById, type StoredExhibition, selectExhibitions } from '../exhibitions.store.ts';
import { workKinds } from '../gallery.rules.ts';
import { pictureById, picturesOf, type StoredPicture, type StoredWork, selectWorks } from '../gallery.store.ts';
import { workKindWords } from '../gallery.words.ts';
import { galleryPortalWords as w } from './gallery.words.ts';

export const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export type Shown = StoredWork & { pictures: readonly StoredPicture[] };

async function shownWorks(ctx: Ctx, kind: string | undefined): Promise<Shown[]> {
  const visitor = asVisitor(ctx);
  const works = await selectWorks(visitor, { status: 'published', kind: workKinds.find((k) => k === kind) });
  const pictures = await picturesOf(
    visitor,
    works.map((x) => x.id),
  );
  return works.map((x) => ({ ...x, pictures: pictures.filter((p) => p.workId === x.id) }));
}
const altOf = (p: StoredPicture) => p.alt ?? '';
const bySaid = (x: Shown) => [x.shownAs, x.classText].filter(Boolean).join(' · ');

/** Works side by side, each as high as it is: one column on a small telephone. */
export function Wall({ works }: { works: readonly Shown[] }) {
  return (
    <ul className="wall">
      {works.map((x) => {
        const [first] = x.pictures;
        return (
          <li key={x.id}>
            <a href={`/gallery/works/${x.id}`}>
              {first && (
                <img
                  src={`/gallery/pictures/${first.id}/thumb`}
                  alt={altOf(first)}
                  width={first.width}
                  height={first.height}
                  loading="lazy"
                />
              )}
              <b>{x.title}</b>
            </a>
            <p className="soft small">{bySaid(x)}</p>
          </li>
        );
      })}
    </ul>
  );
}
const spanOf = (e: StoredExhibition, t: ReturnType<typeof useSay>) =>
  e.closesOn ? t(w.openUntil, { from: e.opensOn, to: e.closesOn }) : t(w.openSpan, { from: e.opensOn });
type ListProps = { works: readonly Shown[]; exhibitions: readonly StoredExhibition[]; kind: string };
function List({ works, exhibitions, kind }: ListProps) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <p className="no-print">
        <a className="button plain" href="/gallery/send">
          {t(w.send)}
        </a>{' '}
        <a className="button plain" href="/gallery/mine">
          {t(w.mine)}
        </a>
      </p>
      {exhibitions.length > 0 && (
        <section>
          <h2>{t(w.exhibitions)}</h2>
          <ul className="plain-list card">
            {exhibitions.map((e) => (
              <li key={e.id}>
                <p>
                  <a className="lead" href={`/exhibitions/${e.id}`}>
                    {e.title}
                  </a>
                  <br />
                  <span className="soft">{[spanOf(e, t), e.hall].filter(Boolean).join(' · ')}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t(w.works)}</h2>
        <p className="no-print">
          {[{ to: '', says: w.all }, ...workKinds.map((k) => ({ to: k, says: workKindWords[k] }))].map((c) => (
            <a
              key={c.to}
              className="button link"
              href={c.to ? `/gallery?kind=${c.to}` : '/gallery'}
              aria-current={c.to === kind ? 'true' : undefined}
            >
              {t(c.says)}
            </a>
          ))}
        </p>
        {works.length === 0 ? (
          <Empty>
            {t(w.none)} {t(w.noneHint)}
          </Empty>
        ) : (
          <Wall works={works} />
        )}
        <p className="soft">{t(w.rights)}</p>
      </section>
    </>
  );
}
export async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const kind = workKinds.find((k) => k === given.query.kind) ?? '';
  const [frame, works, exhibitions] = await Promise.all([
    elderFrameOf(ctx, given),
    shownWorks(ctx, kind),
    selectExhibitions(asVisitor(ctx)),
  ]);
  const children = <List works={works} exhibitions={exhibitions} kind={kind} />;
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children, broad: true }) };
}

type OneProps = { x: Shown; before: string | null; after: string | null; hangs: readonly StoredExhibition[] };
/** Large, without a script: the picture, what it is called, who made it, and all of it in words. */
function One({ x, before, after, hangs }: OneProps) {
  const t = useSay();
  return (
    <>
      <h1>{x.title}</h1>
      <p className="lead">{[x.shownAs, t(workKindWords[x.kind])].filter(Boolean).join(' · ')}</p>
      {x.about && <p className="said">{x.about}</p>}
      {x.pictures.map((p, i) => (
        <figure key={p.id} className="large">
          <a
            href={`/gallery/pictures/${p.id}/full`}
            aria-label={`${t(w.enlarge)}:${t(w.pictureOf, { title: x.title, n: i + 1 })}`}
          >
            <img src={`/gallery/pictures/${p.id}/full`} alt={altOf(p)} width={p.width} height={p.height} />
          </a>
          {p.caption && <figcaption>{p.caption}</figcaption>}
        </figure>
      ))}
      <section>
        <h2>{t(w.inWords)}</h2>
        <p className="soft">{t(w.inWordsHint)}</p>
        {x.pictures.map((p) => (
          <p key={p.id}>{altOf(p)}</p>
        ))}
      </section>
      <dl className="facts card">
        {x.classText && (
          <>
            <dt>{t(w.class)}</dt>
            <dd>{x.classText}</dd>
          </>
        )}
        {x.madeOn && (
          <>
            <dt>{t(w.madeOn)}</dt>
            <dd>{x.madeOn}</dd>
          </>
        )}
        <dt>{t(w.place)}</dt>
        <dd>{x.placeName}</dd>
        {hangs.length > 0 && (
          <>
            <dt>{t(w.inExhibition)}</dt>
            <dd>
              {hangs.map((e) => (
                <a key={e.id} href={`/exhibitions/${e.id}`}>
                  {e.title}
                </a>
              ))}
            </dd>
          </>
        )}
      </dl>
      <p className="soft">{t(w.rights)}</p>
      <p className="pair no-print">
        {before && (
          <a className="button plain" href={`/gallery/works/${before}`}>
            {t(w.earlier)}
          </a>
        )}
        {after && (
          <a className="button plain" href={`/gallery/works/${after}`}>
            {t(w.later)}
          </a>
        )}
      </p>
      <p className="no-print">
        <a href="/gallery">{t(w.back)}</a>
      </p>
    </>
  );
}
export async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  const [frame, works, exhibitions] = await Promise.all([
    elderFrameOf(ctx, given),
    shownWorks(ctx, undefined),
    selectExhibitions(asVisitor(ctx)),
  ]);
  const at = works.findIndex((x) => x.id === id);
  const x = works[at];
  if (!x) throw notFound();
  const hangs = exhibitions.filter((e) => e.workIds.includes(id));
  const children = <One x={x} before={works[at - 1]?.id ?? null} after={works[at + 1]?.id ?? null} hangs={hangs} />;
  return { html: drawPage({ ...frame, path: `/gallery/works/${id}` }, { title: x.title, children, broad: true }) };
}

function Exhibition({ e, works }: { e: StoredExhibition; works: readonly Shown[] }) {
  const t = useSay();
  return (
    <>
      <h1>{e.title}</h1>
      <p className="lead">{spanOf(e, t)}</p>
      {e.hall && (
        <p>
          {t(w.hall)} {e.hall}
        </p>
      )}
      {e.about && <p className="said">{e.about}</p>}
      {works.length === 0 ? <Empty>{t(w.none)}</Empty> : <Wall works={works} />}
      <p className="no-print">
        <a href="/gallery">{t(w.back)}</a>
      </p>
    </>
  );
}
export async function drawExhibition(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const e = await exhibitionById(visitor, id);
  const [frame, works] = await Promise.all([elderFrameOf(ctx, given), hungIn(visitor, e)]);
  const children = <Exhibition e={e} works={works} />;
  return { html: drawPage({ ...frame, path: `/exhibitions/${id}` }, { title: e.title, children, broad: true }) };
}
/** Only of what is shown now: the address of a withdrawn picture answers that there is nothing. */
export async function sendPicture(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '', size = '' } = given.params;
  if (!UUID.test(id) || (size !== 'thumb' && size !== 'full')) throw notFound();
  const p = await pictureById(asVisitor(ctx), id);
  return {
    file: {
      hash: size === 'thumb' ? p.thumbHash : p.hash,
      mediaType: p.mediaType,
      name: 'picture.jpg',
      isAskedAgain: true,
    },
  };
}
