import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { classById, type LearningClass } from '#modules/learning/index.ts';
import { elderFrameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DateText, Empty, Notice } from '#ui/portal/parts.tsx';
import { type ClassRules, rulesOf } from '../classes.store.ts';
import { drawnIn, lotsIn } from '../draws.actions.ts';
import { type Draw, drawOf } from '../draws.store.ts';
import { asVisitor } from '../enrolments.resident.ts';
import { enrolmentWords, priorityWords } from '../enrolments.words.ts';
import { drawPageWords as w } from './enrol.words.ts';
import { shownOf } from './shown.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SCRIPT = join(import.meta.dirname, '../../../../scripts/recompute-draw.mjs');
/** The independent program, as it lies in the repository: it shares nothing with this code. */
export const recomputeScript = (): Buffer => readFileSync(SCRIPT);

/** Everything that is needed to draw again; null until it is drawn. */
export const publishedData = (c: Pick<LearningClass, 'id' | 'name'>, d: Draw) =>
  d.seed === null || d.list === null || d.result === null
    ? null
    : {
        ...{ class: c.id, name: c.name, seed: d.seed, commitment: d.commitment },
        ...{ publicSource: d.publicSource, publicDay: d.publicDay, publicNumber: d.publicNumber },
        ...{ listHash: d.listHash, seats: d.seats, kept: d.kept, lots: lotsIn(d.list) },
        result: drawnIn(d.result).map(({ place, number, seat }) => ({ place, number, seat: seat ?? 'wait' })),
      };

type Facts = { c: LearningClass; rules: ClassRules; d: Draw | null };
function How() {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.how)}</h2>
      <ol className="numbered">
        {[w.how1, w.how2, w.how3, w.how4, w.how5].map((word) => (
          <li key={word[1]}>{t(word)}</li>
        ))}
      </ol>
    </section>
  );
}
function Tiers({ rules }: { rules: ClassRules }) {
  const t = useSay();
  const lines = [...rules.priorities.map((p) => priorityWords[p]), enrolmentWords.tierOthers];
  return (
    <section>
      <h2>{t(w.tiers)}</h2>
      {rules.priorities.length === 0 ? (
        <p>{t(w.tierNone)}</p>
      ) : (
        <ul>
          {lines.map((word, i) => (
            <li key={word[1]}>{t(w.tierLine, { n: i + 1, who: t(word) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
function Before({ d }: { d: Draw }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <dl className="facts card">
      <dt>{t(w.commitment)}</dt>
      <dd className="root">{d.commitment}</dd>
      <dt>{t(w.publishedAt)}</dt>
      <dd>
        <DateText at={d.publishedAt} />
      </dd>
      <dt>{t(w.source)}</dt>
      <dd>
        {t(w.sourceDay, { source: d.publicSource, day: dayText(d.publicDay, lang, now) })}
        {d.drawnAt && <strong> {d.publicNumber}</strong>}
      </dd>
      {d.listHash && d.closedAt && (
        <>
          <dt>{t(w.listHash)}</dt>
          <dd className="root">{d.listHash}</dd>
          <dt>{t(w.closedAt)}</dt>
          <dd>
            <DateText at={d.closedAt} />
          </dd>
        </>
      )}
      {d.seed && d.drawnAt && (
        <>
          <dt>{t(w.seed)}</dt>
          <dd className="root">{d.seed}</dd>
          <dt>{t(w.drawnAt)}</dt>
          <dd>
            <DateText at={d.drawnAt} />
          </dd>
        </>
      )}
    </dl>
  );
}
function Result({ c, d }: { c: LearningClass; d: Draw }) {
  const t = useSay();
  if (d.list === null) return null;
  const lots = lotsIn(d.list);
  if (d.result === null)
    return (
      <section>
        <p>{t(w.waiting)}</p>
        <h2>{t(w.lots, { n: lots.length })}</h2>
        <p className="root">{lots.map((l) => l.number).join('  ')}</p>
      </section>
    );
  const tiers = new Map(lots.map((l) => [l.number, l.tier]));
  const gets = { kept: enrolmentWords.seatKept, open: enrolmentWords.seatOpen, wait: enrolmentWords.seatWait };
  return (
    <section>
      <h2>{t(w.result)}</h2>
      <p>{t(w.seats, { seats: d.seats ?? 0, kept: d.kept ?? 0 })}</p>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              {[w.place, w.lot, w.gets, w.tier].map((head) => (
                <th key={head[1] + head[0]} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawnIn(d.result).map((r) => (
              <tr key={r.number}>
                <td>{r.place}</td>
                <td>{r.number}</td>
                <td>{t(gets[r.seat ?? 'wait'])}</td>
                <td>{tiers.get(r.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{t(w.check)}</h2>
      <ol className="numbered">
        {[w.check1, w.check2, w.check3, w.check4].map((word) => (
          <li key={word[1]}>{t(word)}</li>
        ))}
      </ol>
      <p className="button-row no-print">
        <a className="button plain" href={`/enrol/draws/${c.id}/draw.json`}>
          {t(w.data)}
        </a>
        <a className="button plain" href="/enrol/draws/recompute-draw.mjs">
          {t(w.script)}
        </a>
      </p>
    </section>
  );
}
function DrawPage({ c, rules, d }: Facts) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title, { name: c.name })}</h1>
      {d ? (
        <>
          <Before d={d} />
          <Result c={c} d={d} />
        </>
      ) : (
        <Notice tone="now">
          <p>{t(w.notYet)}</p>
        </Notice>
      )}
      <Tiers rules={rules} />
      <How />
      <p className="no-print">
        <a className="button plain" href="/enrol/mine">
          {t(w.own)}
        </a>
      </p>
    </>
  );
}
async function factsOf(ctx: Ctx, given: PageGiven): Promise<Facts> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const c = await classById(asVisitor(ctx), id);
  if (c.mode !== 'lottery') throw notFound();
  const [rules, d] = await Promise.all([rulesOf(ctx, [c]), drawOf(ctx, id)]);
  const r = rules.get(id);
  if (!r) throw notFound();
  return { c, rules: r, d };
}
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, facts] = await Promise.all([elderFrameOf(ctx, given), factsOf(ctx, given)]);
  const title = tell(w.title, frame.lang, { name: facts.c.name });
  return { html: drawPage(frame, { title, children: <DrawPage {...facts} /> }) };
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, all] = await Promise.all([elderFrameOf(ctx, given), shownOf(ctx, null)]);
  const items = all.filter((s) => s.c.mode === 'lottery');
  const t = (word: readonly [string, string]) => tell(word, frame.lang);
  const children = (
    <>
      <h1>{t(w.listTitle)}</h1>
      {items.length === 0 ? (
        <Empty>{t(w.listNone)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map(({ c }) => (
            <li key={c.id}>
              <a className="lead" href={`/enrol/draws/${c.id}`}>
                {c.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <How />
    </>
  );
  return { html: drawPage(frame, { title: t(w.listTitle), children }) };
}

/** Before: what binds us. After: all that is needed to draw again, and a program to do it with. */
export const drawPages: readonly Page[] = [
  { method: 'GET', path: '/enrol/draws', allow: 'anyone', run: drawList },
  {
    method: 'GET',
    path: '/enrol/draws/recompute-draw.mjs',
    allow: 'anyone',
    run: async () => ({
      file: { content: recomputeScript(), mediaType: 'text/javascript; charset=utf-8', name: 'recompute-draw.mjs' },
    }),
  },
  { method: 'GET', path: '/enrol/draws/:id', allow: 'anyone', run: drawOne },
  {
    method: 'GET',
    path: '/enrol/draws/:id/draw.json',
    allow: 'anyone',
    run: async (ctx, given) => {
      const { c, d } = await factsOf(ctx, given);
      const data = d && publishedData(c, d);
      if (!data) throw notFound();
      const content = Buffer.from(`${JSON.stringify(data, null, 1)}\n`);
      return { file: { content, mediaType: 'application/json; charset=utf-8', name: 'draw.json' } };
    },
  },
];
