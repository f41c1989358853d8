import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { colon } from '#kernel/words.ts';
import { measuresOf } from '#modules/measures/index.ts';
import type { MeasureRow } from '#modules/measures/measures.contract.ts';
import { standingWords } from '#modules/measures/measures.words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import type { GoalView, PlanRow, PlanView } from '../plans.contract.ts';
import { headings } from '../plans.rules.ts';
import { planById, selectPlans } from '../plans.store.ts';
import { planRows, shownPlan } from '../plans.view.ts';
import { headingWords, portalPlanWords as p, verdictWords, planWords as w } from '../plans.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff: only what was approved. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

const useCounted = () => {
  const t = useSay();
  return (x: PlanRow): string =>
    [
      t(p.counted, { goals: x.goals, reached: x.reached, n: x.measures, done: x.done }),
      x.overdue > 0 && t(p.overdueOf, { n: x.overdue }),
    ]
      .filter(Boolean)
      .join(' · ');
};
function List({ items }: { items: readonly PlanRow[] }) {
  const t = useSay();
  const counted = useCounted();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(p.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(p.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((x) => (
            <li key={x.id}>
              <p>
                <a className="lead" href={`/plans/${x.id}`}>
                  {x.placeName}
                </a>
              </p>
              <p className="soft">
                {x.title} · {x.fromYear}–{x.toYear}
              </p>
              <p>{counted(x)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Goal({ g, measures }: { g: GoalView; measures: readonly MeasureRow[] }) {
  const t = useSay();
  const { unit, baseline, target, latest } = g;
  return (
    <li>
      <p className="lead">
        {g.nth}. {g.body}
      </p>
      <p className="soft">
        {[
          t(w.byYear, { year: g.year }),
          unit !== null && t(w.fromTo, { from: baseline ?? 0, to: target ?? 0, unit }),
          unit !== null && latest !== null && t(w.latest, { n: latest, unit }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {g.way !== null && (
        <p>
          <progress max={100} value={Math.min(100, Math.max(0, g.way))} aria-label={t(w.goal)} /> {g.way}%
        </p>
      )}
      {measures.length > 0 && (
        <ul>
          {measures.map((m) => (
            <li key={m.id}>
              {m.body}
              <br />
              <span className="soft">{[t(standingWords[m.standing]), m.lead.name, m.dueOn].join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Reviews({ x }: { x: PlanView }) {
  const t = useSay();
  if (x.reviews.length === 0) return null;
  const nth = new Map(x.goalList.map((g) => [g.id, g.nth]));
  return (
    <>
      <h2>{t(w.reviews)}</h2>
      {x.reviews.map((r) => (
        <div key={r.year} className="card">
          <h3>{t(w.reviewOf, { year: r.year })}</h3>
          <p>{r.body}</p>
          <p className="soft">
            {[
              ...Object.entries(r.verdicts)
                .sort(([a], [b]) => (nth.get(a) ?? 0) - (nth.get(b) ?? 0))
                .map(([id, says]) => `${t(w.goal)} ${nth.get(id) ?? ''}${t(colon)}${t(verdictWords[says])}`),
              t(w.by, { by: r.by }),
            ].join(' · ')}
          </p>
        </div>
      ))}
    </>
  );
}

function One({ x, measures }: { x: PlanView; measures: readonly MeasureRow[] }) {
  const t = useSay();
  const counted = useCounted();
  const goalOf = new Map(x.lines.map((l) => [l.measureId, l.goalNth]));
  const later = measures.filter((m) => !goalOf.has(m.id));
  return (
    <>
      <h1>{x.placeName}</h1>
      <p className="lead">{x.title}</p>
      <p className="soft">
        {x.fromYear}–{x.toYear} · {t(w.approved, { day: x.approvedOn ?? '', by: x.approvedBy ?? '' })}
      </p>
      <p>{counted(x)}</p>
      <h2>{t(w.goals)}</h2>
      <ol className="plain-list card">
        {x.goalList.map((g) => (
          <Goal key={g.id} g={g} measures={measures.filter((m) => goalOf.get(m.id) === g.nth)} />
        ))}
      </ol>
      {later.length > 0 && (
        <ul className="plain-list card">
          {later.map((m) => (
            <li key={m.id}>
              {m.body} <span className="soft">{[t(standingWords[m.standing]), m.lead.name, m.dueOn].join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      <h2>{t(w.problems)}</h2>
      <ul>
        {x.problems.map((body) => (
          <li key={body}>{body}</li>
        ))}
      </ul>
      <h2>{t(w.profile)}</h2>
      <dl className="facts">
        {headings
          .filter((h) => x.profile[h])
          .map((h) => (
            <div key={h}>
              <dt>{t(headingWords[h])}</dt>
              <dd>{x.profile[h]}</dd>
            </div>
          ))}
      </dl>
      {x.heardOn && (
        <>
          <h2>{t(w.heard)}</h2>
          <p>
            {x.heardOn} {x.heardHow}
          </p>
        </>
      )}
      <Reviews x={x} />
      <p className="no-print">
        <a className="button" href="/report">
          {t(p.say)}
        </a>{' '}
        <a className="button plain" href="/plans">
          {t(p.back)}
        </a>
      </p>
    </>
  );
}

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, plans] = await Promise.all([frameOf(ctx, given), selectPlans(visitor)]);
  const items = await planRows(visitor, plans);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const { documentId } = await planById(visitor, id);
  const [frame, x, measures] = await Promise.all([
    frameOf(ctx, given),
    shownPlan(visitor, id),
    measuresOf({ ...ctx, actor: { kind: 'system', what: 'plans' } }, documentId ? [documentId] : []),
  ]);
  const kept = measures.filter((m) => m.status !== 'dropped');
  return { html: drawPage(frame, { title: x.placeName, children: <One x={x} measures={kept} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/plans">
          <b>{t(w.title)}</b>
          <span>{t(p.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a plan is in force. */
export const plansAtHome: Addition = async (ctx) =>
  (await selectPlans(asVisitor(ctx), 'inForce')).length === 0 ? null : <AtHome />;

export const planPages: readonly Page[] = [
  { method: 'GET', path: '/plans', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/plans/:id', allow: 'anyone', run: drawOne },
];
