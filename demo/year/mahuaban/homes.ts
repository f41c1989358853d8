import { nobodysId } from '#demo/households.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { recordVisit } from '#modules/visits/index.ts';
import { inTransaction } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import { at, type Day, dayIn, daysBetween, firstDay, lastDay } from '../days.ts';
import { type Dice, diceFor } from '../dice.ts';
import { mendHere } from '../run.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { personName } from '../units.ts';
import { COMMUNITY } from './orders.ts';

/* 暖心服务: households of 麻花板, and the heating company at their doors every week while it is cold. */

const HOMES = 30;
const LINE = 'mahuaban';
type Home = { id: string; address: string };

export function putHomes(stage: Stage, photo: Upload): void {
  const d = diceFor(stage.seed, 'mahuaban homes');
  const homes: Home[] = [];
  for (let i = 0; i < HOMES; i += 1) {
    const [name, year] = [personName(d), d.between(1936, 1988)];
    const address = `麻花板小区 ${1 + (i % 9)} 号楼 ${1 + (i % 4)} 单元 ${1 + (i % 6)}0${1 + (i % 3)}`;
    stage.clock
      .line(LINE)
      .put(at(dayIn(1, 2), `${String(9 + (i % 8)).padStart(2, '0')}:${String(i).padStart(2, '0')}`), async (now) => {
        const person = await inTransaction(stage.as('li', now), (tx) =>
          addPerson(tx, {
            area: COMMUNITY,
            name,
            basis: 'statutoryDuty',
            idNumber: nobodysId('150102', `${year}0${1 + (i % 9)}15`, 600 + i),
            phone: null,
          }),
        );
        const members = [{ personId: person.id, relation: 'head' as const, validFrom: '2020-01-01' }];
        const home = await addHousehold(stage.as('li', now), {
          ...given,
          input: { area: COMMUNITY, address, members },
        });
        homes.push({ id: home.id, address });
      });
  }
  for (const day of daysBetween(firstDay, lastDay).filter((x) => x.dayOfWeek === 4 && isHeating(x)))
    for (let n = 0; n < 3; n += 1) putVisit(stage, homes, photo, day, n, diceFor(stage.seed, `heat ${day} ${n}`));
}

/** From the middle of October to the middle of April. */
export const isHeating = (day: Day): boolean =>
  day.month < 4 || day.month > 10 || (day.month === 4 ? day.day <= 15 : day.month === 10 && day.day >= 15);

function putVisit(stage: Stage, homes: readonly Home[], photo: Upload, day: Day, n: number, d: Dice): void {
  stage.clock.line(LINE).put(at(day, `${String(14 + n).padStart(2, '0')}:10`), async (now) => {
    const home = homes[(day.dayOfYear + n * 11) % homes.length]!;
    const isCold = d.chance(0.2);
    const ctx = stage.as('feng', now);
    const temperature = isCold ? d.between(160, 178) : d.between(196, 232);
    const done = await recordVisit(ctx, {
      ...given,
      input: {
        ...{
          captured: captured(ctx),
          householdId: home.id,
          purpose: 'heatSupply',
          how: 'home',
          result: 'talked',
          spokenTo: 'relative',
        },
        answers: { roomTemperature: (temperature / 10).toFixed(1), radiatorsWarm: isCold ? 'no' : 'yes', leaks: 'no' },
        said: isCold ? '北屋一直不太热，晚上凉。' : '挺暖和，窗户都开条缝。',
        needs: isCold
          ? [{ category: 'heating', what: '一组暖气不热，请来调。', placeNote: home.address, files: [] }]
          : [],
        ...{ facts: [], factSource: 'visit', hasConsent: false, strokes: [] },
      },
    });
    count(stage.tally, 'heatingVisits');
    const text = '清洗过滤网并排气，复测20.8度，住户看着温度计签的字。';
    for (const { id } of done.cases)
      mendHere(stage, { line: LINE, by: 'feng', caller: 'xu', id, photo, text, after: 3 }, now);
  });
}
