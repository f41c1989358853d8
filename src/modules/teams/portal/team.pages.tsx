import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { countedReports, photoOf, reportsOf } from '../reports.store.ts';
import { closeCard, enterByCard, joinAtHome, leaveOwn, openedCard, placesFor, reportThing } from '../teams.member.ts';
import { countsOf, PUBLIC_MONTHS } from '../teams.rules.ts';
import { type Member, publicTeam, publicTeams, teamOfMember } from '../teams.store.ts';
import { Joined, OneTeam, OwnTeam, type Shown, TeamList } from './team.parts.tsx';
import { teamPortalWords as w } from './team.words.ts';

type Entered = Partial<Pick<Shown, 'values' | 'faults' | 'refused'>>;
const shownOf = (ctx: Ctx, { values = {}, faults = [], refused = null }: Entered): Shown => ({
  ...{ values, faults, refused },
  commandId: ctx.house.newId(),
});
const MONTH_HOURS = 24 * 30;

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), publicTeams(ctx)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <TeamList items={items} /> }) };
}
async function drawOne(ctx: Ctx, given: PageGiven, entered: Entered = {}): Promise<PageReply> {
  const [frame, team] = await Promise.all([frameOf(ctx, given), publicTeam(ctx, given.params.id ?? '')]);
  const since = ctx.now.subtract({ hours: PUBLIC_MONTHS * MONTH_HOURS });
  const counts = countsOf(await countedReports(ctx, team.id, since));
  const shown = shownOf(ctx, entered);
  const title = faultyTitle(team.name, frame.lang, shown.refused !== null);
  const children = <OneTeam team={team} counts={counts} {...shown} />;
  const html = drawPage({ ...frame, path: `/teams/${team.id}` }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { name = '', phone = '' } = given.form;
  const team = await publicTeam(ctx, given.params.id ?? '');
  try {
    const card = await joinAtHome(ctx, team.id, { name, phone });
    const frame = await frameOf(ctx, given);
    const children = <Joined team={team} card={card} />;
    return { html: drawPage({ ...frame, path: '/teams' }, { title: tell(w.joined, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: { name, phone }, faults: refused.faults, refused });
  }
}

function Enter({ values, faults, refused }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.enterTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.number, code: w.code }} />
      <p>{t(w.enterLead)}</p>
      <Form id="card" action="/team-member" state={{ values, faults }}>
        <Field name="number" label={t(w.number)} inputMode="numeric" maxLength={20} />
        <Field name="code" label={t(w.code)} inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
        <Button>{t(w.open)}</Button>
      </Form>
      <p>
        <a href="/teams">{t(w.back)}</a>
      </p>
    </>
  );
}
async function drawEnter(ctx: Ctx, given: PageGiven, entered: Entered = {}): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const shown = shownOf(ctx, entered);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, isFaulty);
  const html = drawPage({ ...frame, path: '/team-member' }, { title, children: <Enter {...shown} /> });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
async function enter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', code = '' } = given.form;
  const faults: FieldFault[] = [
    ...(number.trim() ? [] : [{ field: 'number', rule: 'required', says: w.noNumber }]),
    ...(code.trim() ? [] : [{ field: 'code', rule: 'required', says: w.noCode }]),
  ];
  if (faults.length > 0) return drawEnter(ctx, given, { values: { number }, faults });
  try {
    return { goTo: '/team-member/read', cookies: [await enterByCard(ctx, number, code)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, given, { values: { number }, refused });
  }
}

async function drawOwn(ctx: Ctx, given: PageGiven, m: Member, entered: Entered = {}): Promise<PageReply> {
  const [frame, team, reports, places] = await Promise.all([
    frameOf(ctx, given),
    teamOfMember(ctx, m.teamId),
    reportsOf(ctx, { memberId: m.id }),
    placesFor(ctx, m.area),
  ]);
  const shown = shownOf(ctx, entered);
  const title = faultyTitle(team.name, frame.lang, shown.refused !== null);
  const children = <OwnTeam {...{ m, team, reports, places }} isSent={given.query.sent === '1'} {...shown} />;
  const html = drawPage({ ...frame, path: '/team-member/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
type Run = (ctx: Ctx, given: PageGiven, m: Member) => Promise<PageReply>;
const withCard =
  (run: Run): Page['run'] =>
  async (ctx, given) => {
    const m = await openedCard(ctx, given.cookies);
    return m ? run(ctx, given, m) : { goTo: '/team-member', cookies: [closeCard()] };
  };
/** What was refused stands on the page again, with what was typed. */
const orTold =
  (run: Run): Run =>
  async (ctx, given, m) => {
    try {
      return await run(ctx, given, m);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, m, { values: given.form, faults: refused.faults, refused });
    }
  };

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/teams">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page: the way to the teams, once there are any. */
export const teamsAtHome: Addition = async (ctx) => ((await publicTeams(ctx)).length === 0 ? null : <AtHome />);

export const teamPages: readonly Page[] = [
  { method: 'GET', path: '/teams', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/teams/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/teams/:id', allow: 'anyone', perMinute: 30, run: send },
  { method: 'GET', path: '/team-member', allow: 'anyone', run: (ctx, given) => drawEnter(ctx, given) },
  { method: 'POST', path: '/team-member', allow: 'anyone', perMinute: 30, run: enter },
  {
    method: 'GET',
    path: '/team-member/read',
    allow: 'anyone',
    run: withCard((ctx, given, m) => drawOwn(ctx, given, m)),
  },
  {
    method: 'GET',
    path: '/team-member/photos/:id/:photoId',
    allow: 'anyone',
    run: withCard(async (ctx, { params }, m) => {
      const photo = await photoOf(ctx, { memberId: m.id }, params.id ?? '', params.photoId ?? '');
      if (!photo) throw notFound();
      return { file: { hash: photo.hash, mediaType: photo.mediaType, name: photo.name } };
    }),
  },
  {
    method: 'POST',
    path: '/team-member/report',
    allow: 'anyone',
    perMinute: 30,
    run: withCard(
      orTold(async (ctx, { form: { what = '', area = '', where = '' } }, m) => {
        await reportThing(ctx, m, { what, area, where });
        return { goTo: '/team-member/read?sent=1' };
      }),
    ),
  },
  {
    method: 'POST',
    path: '/team-member/leave-team',
    allow: 'anyone',
    perMinute: 30,
    run: withCard(
      orTold(async (ctx, _given, m) => {
        await leaveOwn(ctx, m);
        return { goTo: '/team-member/read' };
      }),
    ),
  },
  {
    method: 'POST',
    path: '/team-member/close',
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: '/team-member', cookies: [closeCard()] }),
  },
];
