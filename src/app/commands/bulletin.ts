import { isDay } from '#kernel/identity.ts';
import { subjectNamed, toldFigures } from '#modules/insight/index.ts';
import { systemCtx } from '#platform/context.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

/** The span asked for: a whole year, or two days. */
function spanOf(flags: Readonly<Record<string, string | boolean | undefined>>): { from: string; to: string } {
  const { year, from, to } = flags;
  if (typeof year === 'string' && /^\d{4}$/.test(year)) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (isDay(String(from)) && isDay(String(to))) return { from: String(from), to: String(to) };
  throw new Unusable('Say the period: --year 2025, or --from 2025-01-01 --to 2025-03-31.');
}

export const bulletin: Command = {
  name: 'bulletin',
  usage: 'bulletin --unit "CODE, NAME OR ID" (--year YYYY | --from DAY --to DAY) --json',
  says: 'The figures of a place or an organisation in a period, each counted from records: one line of JSON.',
  options: {
    ...{ unit: { type: 'string' }, year: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
    json: { type: 'boolean' },
  },
  run({ config, flags }) {
    const span = spanOf(flags);
    return withHouse(config, 'bulletin', async ({ house }) => {
      const ctx = systemCtx(house, 'bulletin');
      const subject = await subjectNamed(ctx, String(flags.unit ?? ''));
      if (!subject) throw new Unusable(`There is no place or organisation ${flags.unit ?? ''}, or more than one.`);
      const { figures, ...about } = await toldFigures(ctx, { ...subject, ...span });
      return { ...figures, ...about };
    });
  },
};
