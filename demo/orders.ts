import { putLine } from '#modules/orders/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* What can be ordered at 麻花板, and in 新城区 as a whole; the telephones reach nobody. */
const lines = [
  { area: '150102', service: 'heating', units: [['heating', '0471-0000096']] },
  {
    area: '150102401007',
    service: 'heating',
    units: [
      ['heating', '0471-0000096'],
      ['mahuabanProperty', '0471-0000101'],
    ],
  },
  { area: '150102401007', service: 'water', units: [['mahuabanProperty', '0471-0000101']] },
  { area: '150102401007', service: 'drains', units: [['mahuabanProperty', '0471-0000101']] },
  { area: '150102401007', service: 'lift', units: [['mahuabanProperty', '0471-0000101']] },
  { area: '150102401007', service: 'locks', units: [['mahuabanProperty', '0471-0000101']] },
  { area: '150102401007', service: 'cleaning', units: [['mahuabanProperty', '0471-0000101']] },
  { area: '150102401007', service: 'repair', units: [['mahuabanProperty', '0471-0000101']] },
] as const;

/** The catalogue of services of the cast's community. Returns how many lines there are. */
export async function settleServices(house: House, organisations: ReadonlyMap<string, string>): Promise<number> {
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    for (const { area, service, units } of lines)
      await putLine(tx, {
        area,
        service,
        note: null,
        providers: units.map(([key, phone]) => ({ organisationId: organisations.get(key)!, phone })),
      });
  });
  return lines.length;
}
