import { actorsOf } from '#demo/actors.ts';
import { walk } from '#modules/patrols/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
/** How many days ago, and what was found. */
const rounds = [
  { ago: 3 },
  { ago: 2, what: '后沟小桥的护栏松了两处，孩子上学要走。', category: 'road', placeNote: '后沟小桥' },
  { ago: 1 },
] as const;

/** Days further back on which nothing was found; on the others nobody went. */
const quiet = [20, 19, 18, 16, 15, 14, 13, 12, 10, 9, 8, 7, 6, 5, 4].map((ago) => ({ ago }));

/** What the grid worker of 老熊沟 saw these days; today is still to be walked. */
export async function settlePatrols(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actor = actorsOf(accounts, organisations).get('chen')!;
  for (const { ago, ...find } of [...quiet, ...rounds]) {
    const id = house.newId();
    const madeAt = house.now().subtract({ hours: 24 * ago });
    await walk(
      { ...systemCtx(house, 'settle'), actor, command: { id, fingerprint: new Uint8Array() } },
      {
        ...given,
        input: {
          captured: { id, madeAt: madeAt.toString(), files: [] },
          area: '150124201213',
          result: 'what' in find ? 'hazard' : 'nothing',
          after: [],
          ...find,
        },
      },
    );
  }
  return quiet.length + rounds.length;
}
