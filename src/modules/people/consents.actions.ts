import { readIdNumber } from '#kernel/identity.ts';
import { dayOf } from '#modules/places/index.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { consentsApi } from './consents.contract.ts';
import {
  authorisationsOf,
  consentsOf,
  endAuthorisation,
  endConsent,
  insertAuthorisation,
  insertConsent,
  lockAuthorisation,
  lockConsent,
} from './consents.store.ts';
import { checkAuthorisation, checkConsent, maybeUnder14 } from './people.rules.ts';
import { lockPerson, type Person, selectPerson, updatePerson } from './people.store.ts';
import { no } from './people.words.ts';

type Handles = { [K in keyof typeof consentsApi]: Handler<(typeof consentsApi)[K]> };

const about = (person: Person, verb: string, data: Readonly<Record<string, unknown>>) =>
  ({ kind: 'person', id: person.id, area: person.area, verb, shows: 'resident', data }) as const;

export const consents: Handles['consents'] = async (ctx, { params }) => {
  await selectPerson(ctx, params.id);
  return { items: await consentsOf(ctx, params.id) };
};

export const giveConsent: Handles['giveConsent'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const person = await lockPerson(tx, params.id);
    const read = person.idNumber ? readIdNumber(person.idNumber) : null;
    const born = { date: typeof read === 'object' ? (read?.birthDate ?? null) : null, year: person.birthYear };
    const why = checkConsent(
      { givenBy: input.givenBy, witness: input.witness ?? null },
      maybeUnder14(born, dayOf(tx.now)),
    );
    if (why) throw no(why, 422);
    const consent = await insertConsent(tx, person, input);
    const { id, purpose, givenBy } = consent;
    await record(tx, about(person, 'giveConsent', { consent: id, purpose, givenBy }));
    return consent;
  });

/** What only the consent allowed goes with it (PIPL 47): health needs kept on the person's consent are removed. */
export const withdrawConsent: Handles['withdrawConsent'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const person = await lockPerson(tx, params.id);
    const consent = await lockConsent(tx, person.id, params.consentId);
    if (consent.withdrawnAt) throw no('alreadyEnded');
    const removes = consent.purpose === 'health' && person.basis === 'consent' && person.health !== null;
    await endConsent(tx, consent.id);
    if (removes) await updatePerson(tx, { ...person, health: null, version: person.version + 1 }, ['health'], false);
    const removed = removes ? ['health'] : [];
    await record(tx, about(person, 'withdrawConsent', { consent: consent.id, purpose: consent.purpose, removed }));
    return { ...consent, withdrawnAt: tx.now.toString() };
  });

export const authorisations: Handles['authorisations'] = async (ctx, { params }) => {
  await selectPerson(ctx, params.id);
  return { items: await authorisationsOf(ctx, params.id) };
};

export const authorise: Handles['authorise'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const person = await lockPerson(tx, params.id);
    const agents = [input.agentAccountId, input.agentPersonId].filter((agent) => agent !== undefined).length;
    const why = checkAuthorisation({ ...input, witness: input.witness ?? null, agents });
    if (why) throw no(why, 422);
    if (input.agentPersonId === person.id) throw no('selfAgent', 422);
    if (input.agentPersonId) await selectPerson(tx, input.agentPersonId);
    const given = await insertAuthorisation(tx, person, input);
    const { id, scope, medium, validFrom, validTo } = given;
    await record(tx, about(person, 'authorise', { authorisation: id, scope, medium, validFrom, validTo }));
    return given;
  });

export const revokeAuthorisation: Handles['revokeAuthorisation'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const person = await lockPerson(tx, params.id);
    const given = await lockAuthorisation(tx, person.id, params.authorisationId);
    if (given.revokedAt) throw no('alreadyEnded');
    await endAuthorisation(tx, given.id);
    await record(tx, about(person, 'revokeAuthorisation', { authorisation: given.id }));
    return { ...given, revokedAt: tx.now.toString() };
  });
