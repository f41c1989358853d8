import type { Upload } from '#platform/module.ts';
import type { Stage } from '../stage.ts';
import { putAid } from './aid.ts';
import { careFor, putRules } from './care.ts';
import { putCivic } from './civic.ts';
import { putDuties, putRosters, putRounds, putVisits } from './daily.ts';
import { putErrands } from './errands.ts';
import { type Home, putHomes } from './homes.ts';
import { putHonours } from './honours.ts';
import { putProofs } from './proofs.ts';
import { putRelief } from './relief.ts';

/** 老熊沟村 through the year (product S1). */
export function putVillage(stage: Stage, photo: Upload): void {
  const homes: Home[] = [];
  putDuties(stage);
  putRules(stage);
  putHomes(stage, async (home, i, now) => {
    homes[i] = home;
    await careFor(stage, home, i, now);
  });
  putRelief(stage, homes);
  putRosters(stage);
  putRounds(stage, photo);
  putVisits(stage, homes, photo);
  putErrands(stage);
  putCivic(stage, 'laoxionggou daily', 'liu', 'laoxionggou', '村文化广场');
  putHonours(stage);
  putAid(stage, homes);
  putProofs(stage);
}
