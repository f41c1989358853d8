import sharp from 'sharp';
import { actorsOf } from '#demo/actors.ts';
import { type DrawnWork, drawnWorks } from '#demo/gallery.pictures.ts';
import * as gallery from '#modules/gallery/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { storeUpload } from '#platform/files.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
/** Who keeps a work, and who looks at it after them: the university what its classes made, the community what its neighbours did. */
const university = { area: '150104', keeper: 'ning', other: 'mo' };
const community = { area: '150102401007', keeper: 'li', other: 'qi' };
const ofNeighbours = ['剪纸小组', '社区春晚'];
const keptBy = (w: DrawnWork) => (ofNeighbours.includes(w.classText) ? community : university);
type Hand = (login: string, daysLater: number) => Ctx;
type Shown = { madeOn: string; on: string; phone: string; isAgreed: boolean };
/** Uploaded by its keeper, described, agreed to on paper, shown by another the day after; one that is not agreed to waits for its author. */
export async function showWork(house: House, as: Hand, w: DrawnWork, s: Shown): Promise<string> {
  const files = [];
  for (const [n, [svg]] of w.pictures.entries()) {
    const stored = await storeUpload(house.files, await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer());
    files.push({ ...stored, field: 'files', name: `${n + 1}.jpg` });
  }
  const { title, shownAs, classText, kind, about } = w;
  const { area, keeper, other } = keptBy(w);
  const input = { area, kind, title, shownAs, classText, madeOn: s.madeOn, ...(about && { about }) };
  const made = await gallery.addWork(as(keeper, 0), { ...given, files, params: undefined, input });
  for (const [n, p] of made.items.entries()) {
    const [, alt = '', caption] = w.pictures[n] ?? [];
    const people = kind === 'performance' ? 'unrecognisable' : 'none';
    const words = { alt, people, ...(caption && { caption }) } as const;
    await gallery.describePicture(as(keeper, 0), { ...given, params: { id: p.id }, input: words });
  }
  if (!s.isAgreed) return made.id;
  const consent = { on: s.on, name: shownAs, phone: s.phone, isMinor: false };
  await gallery.recordConsent(as(keeper, 0), { ...given, params: { id: made.id }, input: consent });
  const ready = await gallery.getWork(as(other, 1), { ...given, params: { id: made.id }, input: undefined });
  const move = { ...as(other, 1), version: ready.version };
  await gallery.moveWork(move, { ...given, params: { id: made.id }, input: { verb: 'publish' } });
  return made.id;
}

/** The last one still waits for its author; seven of the university's hang in its hall. */
export async function settleGallery(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, daysAgo: number): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const dayAgo = (days: number) =>
    house
      .now()
      .subtract({ hours: 24 * days })
      .toZonedDateTimeISO('Asia/Shanghai')
      .toPlainDate()
      .toString();
  const put = (w: DrawnWork, i: number) => {
    const ago = 40 - 2 * i;
    const on = { madeOn: dayAgo(ago + 5), on: dayAgo(ago), phone: `1990000${1750 + i}` };
    return showWork(house, (login, later) => as(login, ago - later), w, { ...on, isAgreed: i < drawnWorks.length - 1 });
  };
  const ids: string[] = [];
  for (const [i, w] of drawnWorks.entries()) ids.push(await put(w, i));
  const hall = { title: '学员作品展', about: '一年学下来，挑几件给街坊看看。', hall: '老年大学一楼大厅' };
  const e = await gallery.addExhibition(as('ning', 8), {
    ...given,
    params: undefined,
    input: { ...hall, area: university.area, opensOn: dayAgo(5) },
  });
  const hung = drawnWorks.flatMap((w, i) => (keptBy(w) === university && ids[i] ? [ids[i]] : [])).slice(0, 7);
  await gallery.hangWorks(as('ning', 8), { ...given, params: { id: e.id }, input: { ids: hung } });
  return ids.length;
}
