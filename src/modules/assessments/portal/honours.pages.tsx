import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty, Said } from '#ui/portal/parts.tsx';
import { type PublicCall, publicCalls, publicPhoto } from '../honours.public.ts';
import type { StoredCall } from '../honours.store.ts';
import { honourKindWords } from '../honours.words.ts';
import { phaseOf } from '../scores.rules.ts';
import { honourForms } from './honours.forms.tsx';
import { honourPortalWords as w } from './honours.words.ts';

type Act = 'nominate' | 'vote' | 'object';
/** Where a call is, and the one thing anybody can do now. */
export function stageOf(c: StoredCall, today: string): { says: keyof typeof w; day: string; act: Act | null } {
  if (c.status === 'nominating') {
    const phase = phaseOf(c.nominate, today);
    if (phase === 'before') return { says: 'soon', day: c.nominate.from, act: null };
    return phase === 'in'
      ? { says: 'nominating', day: c.nominate.to, act: 'nominate' }
      : { says: 'between', day: '', act: null };
  }
  if (c.status === 'voting') {
    const phase = phaseOf(c.vote, today);
    if (phase === 'after') return { says: 'voted', day: '', act: null };
    return { says: phase === 'in' ? 'voting' : 'between', day: c.vote.to, act: phase === 'in' ? 'vote' : null };
  }
  if (c.status === 'awarded') return { says: 'awarded', day: '', act: null };
  const isOver = c.publicTo === null || today > c.publicTo;
  return isOver ? { says: 'over', day: '', act: null } : { says: 'hanging', day: c.publicTo ?? '', act: 'object' };
}

function Honoured({ of }: { of: PublicCall }) {
  const t = useSay();
  return (
    <ul className="plain-list">
      {of.honoured.map((n) => (
        <li key={n.id}>
          <p className="lead">
            <b>{n.name}</b>
          </p>
          {n.hash && (
            <img
              className="honour-photo"
              src={`/honours/files/${n.id}`}
              alt={t(w.photoOf, { name: n.name ?? '' })}
              width={160}
              loading="lazy"
            />
          )}
          <Said>{n.deeds ?? ''}</Said>
        </li>
      ))}
    </ul>
  );
}
function Call({ of }: { of: PublicCall }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { c, honoured } = of;
  const stage = stageOf(c, dayOf(now));
  const day = stage.day ? dayText(stage.day, lang, now) : '';
  return (
    <section className="card" aria-label={c.name}>
      <p className="lead">{c.name}</p>
      <p className="soft">
        {t(honourKindWords[c.kind])} · {c.placeName} · {t(w[stage.says], { to: day, from: day, year: c.year })}
      </p>
      {c.status === 'nominating' && <Said>{c.about}</Said>}
      {honoured.length > 0 && <Honoured of={of} />}
      {stage.act && (
        <p className="no-print">
          <a className={stage.act === 'object' ? 'button plain' : 'button'} href={`/honours/${c.id}/${stage.act}`}>
            {t(w[stage.act])}
          </a>
        </p>
      )}
    </section>
  );
}
function List({ items }: { items: readonly PublicCall[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 && <Empty>{t(w.none)}</Empty>}
      {items.map((of) => (
        <Call key={of.c.id} of={of} />
      ))}
      <p className="soft">{t(w.noScript)}</p>
      <p className="no-print button-row">
        <a className="button plain" href="/honours/withdraw">
          {t(w.withdraw)}
        </a>
        <a className="button plain" href="/scores/answer">
          {t(w.answer)}
        </a>
      </p>
    </>
  );
}

async function drawList(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, page), publicCalls(ctx)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
async function photo(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  return { file: { ...(await publicPhoto(ctx, id)), name: 'honour.jpg' } };
}

function AtHome() {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/honours">{t(w.title)}</a>
      </h2>
      <p className="soft">{t(w.homeLead)}</p>
    </section>
  );
}
/** On the home page once there was a call; nothing before. */
export const honoursAtHome: Addition = async (ctx) => ((await publicCalls(ctx)).length === 0 ? null : <AtHome />);

export const honourPages: readonly Page[] = [
  { method: 'GET', path: '/honours', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/honours/files/:id', allow: 'anyone', run: photo },
  ...honourForms,
];
