import type { Addition } from '#platform/module.ts';
import { honoursAtHome } from './honours.pages.tsx';
import { scoresAtHome } from './scores.pages.tsx';

/** On the home page: what hangs out of branch scores, and whom people honour. */
export const assessmentsAtHome: Addition = async (ctx, page) => {
  const [scores, honours] = [await scoresAtHome(ctx, page), await honoursAtHome(ctx, page)];
  return scores || honours ? (
    <>
      {scores}
      {honours}
    </>
  ) : null;
};
