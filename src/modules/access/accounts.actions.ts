import { randomInt } from 'node:crypto';
import type { Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { normalPhone } from '#kernel/identity.ts';
import { faulty, stale } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { hashPassword } from './access.auth.ts';
import type { AccountView } from './access.contract.ts';
import { note } from './access.journal.ts';
import { presentAccount, presentAccounts } from './access.present.ts';
import { LOGIN, loginOf, mayResetPassword, type PostsFault, postsFault, TEMPORARY_HOURS } from './access.rules.ts';
import {
  changeAccount,
  deleteSecondFactor,
  insertAccount,
  lockAccount,
  loginExists,
  putPasswordHash,
  sealPhone,
  selectAccount,
  selectAccounts,
} from './access.store.ts';
import { loginTaken, notOneself, notYourReset, postsWords } from './access.words.ts';
import { forgetAttempts } from './guard.store.ts';
import { deleteFuturePost, insertPosts, knownAreas, knownOrganisations, postsOf, putPostEnd } from './posts.store.ts';
import { deleteSessions } from './session.store.ts';

export type PostInput = {
  id?: string | undefined;
  role: Role;
  organisationId: string;
  area: string;
  validFrom?: string | undefined;
  validTo?: string | null | undefined;
};
type GivenPost = Omit<PostInput, 'validFrom' | 'validTo'> & { validFrom: string; validTo: string | null };

export async function list(ctx: Ctx, query: { text?: string | undefined; after?: string | undefined; limit: number }) {
  const rows = await selectAccounts(ctx, { ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    accounts: await presentAccounts(ctx, page),
    next: rows.length > page.length ? (page.at(-1)?.username ?? null) : null,
  };
}

export const get = async (ctx: Ctx, id: string): Promise<AccountView> =>
  presentAccount(ctx, await selectAccount(ctx, id));

/** Letters and digits that cannot be mistaken for one another when read out. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const newTemporaryPassword = () =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');

const readPhone = (text: string | null | undefined): string | null => {
  if (!text) return null;
  const phone = normalPhone(text);
  if (!phone)
    throw faulty('phone', 'phone', [
      '电话号码不对,请写手机号或带区号的座机号。',
      'Not a phone number: a mobile, or a landline with its area code.',
    ]);
  return phone;
};

const refusePosts = (fault: PostsFault) => faulty('posts', fault, postsWords[fault]);

/** The posts as wished, complete and possible: in the administrator's area, of organisations there are, by the rules. */
async function mustBePossible(ctx: Ctx, posts: readonly PostInput[]): Promise<GivenPost[]> {
  const { actor } = ctx;
  const today = dayOf(ctx.now);
  const given = posts.map((p) => ({ ...p, validFrom: p.validFrom ?? today, validTo: p.validTo ?? null }));
  const fault = postsFault(given);
  if (fault) throw refusePosts(fault);
  if (actor.kind === 'staff' && !given.every((p) => isWithin(p.area, actor.area))) throw refusePosts('outsideArea');
  const organisations = await knownOrganisations(ctx, [...new Set(given.map((p) => p.organisationId))]);
  if (!given.every((p) => organisations.has(p.organisationId))) throw refusePosts('unknownOrganisation');
  const areas = await knownAreas(ctx, [...new Set(given.map((p) => p.area))]);
  if (!given.every((p) => areas.has(p.area))) throw refusePosts('outsideArea');
  return given;
}

const summary = (posts: readonly GivenPost[]) =>
  posts.map(({ role, organisationId, area, validFrom, validTo }) => ({
    role,
    organisationId,
    area,
    validFrom,
    validTo,
  }));
const toRow = (p: GivenPost) => ({
  role: p.role,
  organisation_id: p.organisationId,
  area: p.area,
  valid_from: p.validFrom,
  valid_to: p.validTo,
});

export type AccountToAdd = {
  login: string;
  name: string;
  phone?: string | null | undefined;
  passwordHash: string;
  temporaryUntil: Temporal.Instant | null;
  posts: readonly PostInput[];
  /** Where it belongs while it has no post. */
  area?: string;
};

/** An account with its posts; it belongs to the place of its first post. */
export async function addAccountWithHash(tx: TxCtx, wish: AccountToAdd): Promise<string> {
  const login = loginOf(wish.login);
  if (!LOGIN.test(login))
    throw faulty('login', 'login', [
      '账号名用 2–30 个小写字母、数字、点或横线。',
      'A login is 2–30 lower-case letters, digits, dots or dashes.',
    ]);
  const phone = readPhone(wish.phone);
  const posts = await mustBePossible(tx, wish.posts);
  if (await loginExists(tx, login)) throw loginTaken();
  const id = tx.house.newId();
  const area = posts[0]?.area ?? wish.area ?? tx.house.config.jurisdiction;
  const { name, passwordHash, temporaryUntil } = wish;
  await insertAccount(tx, { id, login, name, area, phone, passwordHash, temporaryUntil });
  await insertPosts(tx, id, posts.map(toRow));
  await note(tx, 'add', { id, area }, { posts: summary(posts) }, 'new');
  return id;
}

/** An account that may sign in and do nothing: what it may is granted by the security administrator, somebody else (三员分立). */
export async function add(
  ctx: Ctx,
  input: Omit<AccountToAdd, 'passwordHash' | 'temporaryUntil' | 'posts'> & { area: string },
) {
  if (ctx.actor.kind === 'staff' && !isWithin(input.area, ctx.actor.area)) throw refusePosts('outsideArea');
  if (!(await knownAreas(ctx, [input.area])).has(input.area)) throw refusePosts('outsideArea');
  const temporaryPassword = newTemporaryPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  const temporaryUntil = ctx.now.add({ hours: TEMPORARY_HOURS });
  return once(ctx, async (tx) => {
    const id = await addAccountWithHash(tx, { ...input, posts: [], passwordHash, temporaryUntil });
    return { account: await get(tx, id), temporaryPassword };
  });
}

const mustBeAnother = (ctx: Ctx, id: string) => {
  if (ctx.actor.kind === 'staff' && ctx.actor.accountId === id) throw notOneself();
};

export async function edit(ctx: Ctx, id: string, input: { name: string; phone: string | null }): Promise<AccountView> {
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    const phone = readPhone(input.phone);
    const after = await changeAccount(tx, id, { name: input.name, phone_sealed: sealPhone(tx, id, phone) });
    await note(tx, 'edit', before, { nameChanged: before.name !== after.name });
    return presentAccount(tx, after);
  });
}

/** Takes effect at the next request of the person: their sessions end with it. */
export async function disable(ctx: Ctx, id: string): Promise<AccountView> {
  mustBeAnother(ctx, id);
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    const after = await changeAccount(tx, id, { disabled_at: tx.now });
    const endedSessions = await deleteSessions(tx, id, null);
    await note(tx, 'disable', before, { endedSessions });
    return presentAccount(tx, after);
  });
}

export async function enable(ctx: Ctx, id: string): Promise<AccountView> {
  mustBeAnother(ctx, id);
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    const after = await changeAccount(tx, id, { disabled_at: null });
    await note(tx, 'enable', before);
    return presentAccount(tx, after);
  });
}

/**
 * Makes the posts what the list says: those with an id stay (their end may change), those without begin, those missing end today.
 * What an administrator cannot see in their own area is not theirs to end, so it must be in the list to be judged with it.
 */
export async function setPosts(ctx: Ctx, id: string, input: { posts: readonly PostInput[] }): Promise<AccountView> {
  if (ctx.actor.kind === 'staff' && ctx.actor.accountId === id) throw refusePosts('ownPosts');
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    const today = dayOf(tx.now);
    const held = await postsOf(tx, [id], today);
    const kept = new Map(held.map((p) => [p.id, p]));
    const wished = input.posts.map((p) => {
      const old = p.id === undefined ? undefined : kept.get(p.id);
      if (p.id !== undefined && !old) throw stale();
      if (!old) return p;
      const { role, organisation_id, area, valid_from } = old;
      return { id: old.id, role, organisationId: organisation_id, area, validFrom: valid_from, validTo: p.validTo };
    });
    const posts = await mustBePossible(tx, wished);
    const staying = new Set(posts.map((p) => p.id));
    for (const post of held.filter((p) => !staying.has(p.id)))
      await (post.valid_from > today ? deleteFuturePost(tx, post.id, today) : putPostEnd(tx, post.id, today));
    for (const post of posts) {
      const old = post.id === undefined ? undefined : kept.get(post.id);
      if (old && old.valid_to !== post.validTo) await putPostEnd(tx, old.id, post.validTo);
    }
    await insertPosts(tx, id, posts.filter((p) => p.id === undefined).map(toRow));
    const after = await changeAccount(tx, id, { area: posts[0]?.area ?? before.area });
    await note(tx, 'setPosts', before, { posts: summary(posts) });
    return presentAccount(tx, after);
  });
}

/** A new password that works for three days and only to choose one's own; everything signed in before is out. */
export async function resetPassword(ctx: Ctx, id: string) {
  const temporaryPassword = newTemporaryPassword();
  const hash = await hashPassword(temporaryPassword);
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    const roles = (await postsOf(tx, [id], dayOf(tx.now))).map((p) => p.role);
    const by = tx.actor.kind === 'staff' ? tx.actor : null;
    if (by && (by.accountId === id || !mayResetPassword(by.role, roles))) throw notYourReset();
    await putPasswordHash(tx, id, hash);
    const after = await changeAccount(tx, id, { temporary_until: tx.now.add({ hours: TEMPORARY_HOURS }) });
    const endedSessions = await deleteSessions(tx, id, null);
    await note(tx, 'resetPassword', before, { endedSessions });
    return { account: await presentAccount(tx, after), temporaryPassword };
  });
}

export async function unlock(ctx: Ctx, id: string): Promise<AccountView> {
  mustBeAnother(ctx, id);
  return once(ctx, async (tx) => {
    const account = await lockAccount(tx, id);
    await forgetAttempts(tx, { kind: 'login', value: account.username });
    await note(tx, 'unlock', account);
    return presentAccount(tx, account);
  });
}

/** For a lost phone: the person signs in with the password alone and sets the second factor up again. */
export async function resetTotp(ctx: Ctx, id: string): Promise<AccountView> {
  mustBeAnother(ctx, id);
  return once(ctx, async (tx) => {
    const before = await lockAccount(tx, id);
    await deleteSecondFactor(tx, id);
    const after = await changeAccount(tx, id, { two_factor_enabled: false });
    const endedSessions = await deleteSessions(tx, id, null);
    await note(tx, 'resetTotp', before, { endedSessions });
    return presentAccount(tx, after);
  });
}
