import { isDay } from '#kernel/identity.ts';
import { tell } from '#kernel/tell.ts';
import { kindsForPlace, kindsForUnit, plainText, writeBulletin } from '#modules/bulletins/index.ts';
import { subjectNamed, toldFigures } from '#modules/insight/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { placeOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

/** The span asked for: a whole year, or two days. */
function spanOf(flags: Readonly<Record<string, string | boolean | undefined>>): { from: string; to: string } {
  const { year, from, to } = flags;
  if (typeof year === 'string' && /^\d{4}$/.test(year)) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (isDay(String(from)) && isDay(String(to))) return { from: String(from), to: String(to) };
  throw new Unusable('Say the period: --year 2025, or --from 2025-01-01 --to 2025-03-31.');
}

async function kindsOf(ctx: Ctx, { area, organisationId }: { area: string; organisationId?: string | undefined }) {
  if (!organisationId) return kindsForPlace((await placeOf(ctx, area))?.kind ?? '');
  const unit = (await organisationsById(ctx, [organisationId])).get(organisationId);
  return unit ? kindsForUnit(unit.kind) : [];
}

export const bulletin: Command = {
  name: 'bulletin',
  usage: 'bulletin --unit "CODE, NAME OR ID" (--year YYYY | --from DAY --to DAY) [--kind KIND] [--json]',
  says: 'What can be stated of a place or an organisation in a period, counted from records: as a bulletin, or with --json as one line of figures.',
  options: {
    ...{ unit: { type: 'string' }, year: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
    ...{ kind: { type: 'string' }, json: { type: 'boolean' } },
  },
  run({ config, flags, progress }) {
    const span = spanOf(flags);
    return withHouse(config, 'bulletin', async ({ house }) => {
      const ctx = systemCtx(house, 'bulletin');
      const subject = await subjectNamed(ctx, String(flags.unit ?? ''));
      if (!subject) throw new Unusable(`There is no place or organisation ${flags.unit ?? ''}, or more than one.`);
      if (!flags.json) {
        const kinds = await kindsOf(ctx, subject);
        const kind = flags.kind ? kinds.find((k) => k === flags.kind) : kinds[0];
        if (!kind) throw new Unusable(`Choose --kind: ${kinds.join(', ')}.`);
        const { text } = await writeBulletin(ctx, { ...subject, ...span, kind });
        process.stdout.write(`${plainText(text.zh, 'zh')}\n`);
        for (const note of text.notes) progress(`${tell(note, 'zh')}\n`);
        return undefined;
      }
      const { figures, ...about } = await toldFigures(ctx, { ...subject, ...span });
      return { ...figures, ...about };
    });
  },
};
