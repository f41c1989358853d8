import { dayOf } from '#modules/places/index.ts';
import type { Handler } from '#platform/module.ts';
import { act, type Doer } from './mediations.act.ts';
import { notAhead, partyIn, withTrace } from './mediations.actions.ts';
import type { MediationsApi } from './mediations.contract.ts';
import type { EndedAs } from './mediations.rules.ts';
import { no } from './mediations.words.ts';
import { doInstalment, putInstalments, saveParty } from './parts.store.ts';

type Handles = { [K in keyof MediationsApi]: Handler<MediationsApi[K]> };

/** Written: who, what happened, who is answerable, what is to be done, how and by when (29). Oral: its content is recorded and it holds at once (28, 30). */
export const agreeMediation: Handles['agreeMediation'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'agree',
    async ({ tx, m }) => {
      const { form, isStatus, instalments, ...agreement } = input;
      const today = dayOf(tx.now);
      if (form === 'written' && instalments.length === 0) throw no('dueMissing', 'instalments');
      await putInstalments(tx, m, instalments);
      return {
        change: { form, isStatus, agreement, agreedAt: tx.now, ...(form === 'oral' && { validOn: today }) },
        data: { form, instalments: instalments.length },
      };
    },
    () => ({ isOral: input.form === 'oral' }),
  );

export const signMediation: Handles['signMediation'] = (ctx, { params, input }) => {
  const { who, way, on, partyId } = input;
  const verb = who === 'party' ? 'sign' : who === 'mediator' ? 'signMediator' : 'seal';
  const effect: Doer = async (doing) => {
    const { tx, m } = doing;
    notAhead(tx, 'on', on);
    if (m.agreed_at && on < dayOf(m.agreed_at)) throw no('beforeAgreed', 'on');
    if (who !== 'party') return { change: who === 'mediator' ? { mediatorSignedOn: on } : { sealedOn: on } };
    const p = partyIn(doing, partyId);
    if (p.signed_on) throw no('signedAlready', 'partyId');
    await saveParty(tx, p.id, { signed: { way, on } });
    return { data: { party: p.nth, way, on } };
  };
  return withTrace(ctx, params.id, verb, () => act(ctx, params.id, verb, effect));
};

/** In force from the last of signatures and seal. */
export const validateMediation: Handles['validateMediation'] = (ctx, { params }) =>
  withTrace(ctx, params.id, 'validate', () =>
    act(ctx, params.id, 'validate', ({ m, parties, today }) => {
      const days = [...parties.map((p) => p.signed_on), m.mediator_signed_on, m.sealed_on].filter((d) => d !== null);
      const validOn = days.toSorted().at(-1) ?? today;
      return { change: { validOn }, data: { validOn } };
    }),
  );

export const endMediation: Handles['endMediation'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    input.verb,
    ({ tx }) => ({
      change: {
        endedAt: tx.now,
        endedAs: (input.verb === 'fail' ? 'failed' : 'stopped') as EndedAs,
        // Whoever stops reads the routes on their page, and the paper names them.
        routesToldAt: tx.now,
      },
    }),
    () => ({ routesTold: input.routesTold }),
  );

export const courtMediation: Handles['courtMediation'] = (ctx, { params, input }) => {
  const { verb, on, partyId, court, number, routesTold } = input;
  const effect: Doer = async (doing) => {
    const { tx, m } = doing;
    notAhead(tx, 'on', on);
    if (m.valid_on && on < m.valid_on) throw no('beforeAgreed', 'on');
    const named = { name: court ?? m.court?.name ?? null, number: number ?? m.court?.number ?? null };
    if (verb === 'join') {
      const p = partyIn(doing, partyId);
      if (p.joined_on) throw no('doneAlready', 'partyId');
      await saveParty(tx, p.id, { joinedOn: on });
      return { data: { party: p.nth, on } };
    }
    if (verb === 'fileCourt') return { change: { filedOn: on, court: named }, data: { on } };
    if (verb === 'courtAccept') return { change: { courtAcceptedOn: on, court: named }, data: { on } };
    if (verb === 'extend') return { change: { courtExtended: true } };
    return {
      change: { courtDecidedOn: on, court: named, ...(routesTold && { routesToldAt: tx.now }) },
      data: { on },
    };
  };
  // What was done in time counts, though it is typed in later.
  return act(ctx, params.id, verb, effect, ({ windowUntil }) => ({
    routesTold,
    windowOpen: windowUntil !== null && on <= windowUntil,
  }));
};

export const performMediation: Handles['performMediation'] = (ctx, { params, input }) => {
  const { verb, instalmentId = '', on, routesTold } = input;
  return act(
    ctx,
    params.id,
    verb,
    async ({ tx, m, instalments }) => {
      notAhead(tx, 'on', on);
      if (verb === 'perform') {
        const nth = instalments.find((i) => i.id === instalmentId)?.nth;
        if (!nth || !(await doInstalment(tx, m.id, instalmentId, on))) throw no('doneAlready', 'instalmentId');
        return { data: { instalment: nth, on } };
      }
      const isBreach = verb === 'breach';
      return {
        change: {
          endedAt: tx.now,
          endedAs: (isBreach ? 'breached' : 'performed') as EndedAs,
          ...(isBreach && { routesToldAt: tx.now }),
        },
        data: { on },
      };
    },
    () => ({ routesTold }),
  );
};

export const archiveMediation: Handles['archiveMediation'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'archive', ({ tx }) => ({
    change: { archivedAt: tx.now, keepYears: input.keepYears },
    data: { keepYears: input.keepYears },
  }));
