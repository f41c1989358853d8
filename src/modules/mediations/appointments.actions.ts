import type { Handler } from '#platform/module.ts';
import { ownInStates, putAppointment } from './appointments.store.ts';
import { act, staffOf } from './mediations.act.ts';
import type { MediationsApi } from './mediations.contract.ts';
import { no } from './mediations.words.ts';
import { nextOnSite, onSite } from './mediations.workflow.rules.ts';
import { partiesOf } from './parts.store.ts';

type Handles = { [K in keyof MediationsApi]: Handler<MediationsApi[K]> };
const SHOWN = 100;

/** 约下次调解: the parties read it on their own page, the mediator in the calendar and on the phone. */
export const appointMediation: Handles['appointMediation'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'appoint', async ({ tx, m }) => {
    const at = Temporal.Instant.from(input.at);
    if (Temporal.Instant.compare(at, tx.now) <= 0) throw no('appointmentPast', 'at');
    await putAppointment(tx, m, { at, place: input.place, accountId: staffOf(tx).accountId });
    return { data: { at: input.at } };
  });

/** What a mediator takes along: names and places, and not a word of what is quarrelled about. */
export const mediationAppointments: Handles['mediationAppointments'] = async (ctx) => {
  const own = await ownInStates(ctx, onSite, SHOWN);
  const items = own.map(async ({ id, number, area, kind, status, appointment }) => {
    const parties = await partiesOf(ctx, id);
    return {
      ...{ id, number, area, kind, appointment, next: nextOnSite(status) },
      parties: parties.map((p) => p.name),
      rightsMissing: parties.filter((p) => p.rights_on === null).length,
      wantsClosed: parties.some((p) => p.wants_closed),
    };
  });
  return { items: await Promise.all(items) };
};
