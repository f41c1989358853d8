/** The door of `access`: who is asking, and who works where. */
import type { Role } from '#kernel/actor.ts';
import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { hashPassword } from './access.auth.ts';
import { sessionOf } from './access.identify.ts';
import { passwordFault } from './access.rules.ts';
import { type AtPost, atPost, phonesOf, selectNames } from './access.store.ts';
import { passwordWords } from './access.words.ts';
import { addAccountWithHash, type PostInput } from './accounts.actions.ts';
import { atWorkFor, atWorkIn, postsOf } from './posts.store.ts';
import { deleteSessionById } from './session.store.ts';

export { hashPassword } from './access.auth.ts';
export { identify, noReceiptCookie, RECEIPT_COOKIE, receiptCookie, type TrustOf } from './access.identify.ts';
export { passwordFault } from './access.rules.ts';
export type { AtPost } from './access.store.ts';
export { passwordWords } from './access.words.ts';
export { doorOf, latchOf } from './doors.ts';
export { endEmergency, reviewEmergency, startEmergency } from './emergency.actions.ts';
export { countAsked, triedInVain } from './rates.store.ts';

export type NewStaff = {
  login: string;
  name: string;
  phone?: string | null;
  /** A password the policy allows, or the hash of one that several accounts of a demonstration share. */
  password: string | { hash: string };
  /** The first post is acted in at sign-in; dates default to "from today, open". */
  posts: readonly PostInput[];
};

/** A staff account for a first set-up or an import; returns its id. Refuses what the console would refuse. */
export async function addAccount(tx: TxCtx, staff: NewStaff): Promise<string> {
  const { login, name, phone, password, posts } = staff;
  const fault = typeof password === 'string' ? passwordFault(password, login) : null;
  if (fault) throw faulty('password', fault, passwordWords[fault]);
  const passwordHash = typeof password === 'string' ? await hashPassword(password) : password.hash;
  return addAccountWithHash(tx, { login, name, phone, passwordHash, temporaryUntil: null, posts });
}

/** Whose session these cookies are, whether or not they are in a post today; null when nobody is signed in. */
export async function signedIn(
  house: House,
  cookie: string,
): Promise<{ sessionId: string; accountId: string; name: string; area: string } | null> {
  const session = await sessionOf(house, cookie);
  if (!session || session.account.temporaryUntil !== null) return null;
  const { id: accountId, name, area } = session.account;
  return { sessionId: session.id, accountId, name, area: session.post?.area ?? area };
}

/** Names by account id; an id that is no account is not in the map. */
export const accountNames = (ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> => selectNames(ctx, ids);

/** Blind indexes of these accounts' telephones, to hold against those of residents; who has none is left out. */
export async function phoneIndexes(ctx: Ctx, ids: readonly string[]): Promise<Buffer[]> {
  const phones = await phonesOf(ctx, ids);
  return phones.map((phone) => Buffer.from(blindIndex(ctx.house.keys, 'phone', phone)));
}

/** Who is at work in this organisation today, to choose a handler from. */
export const accountsOf = async (ctx: Ctx, organisationId: string): Promise<AtPost[]> =>
  (await atWorkIn(ctx, organisationId, dayOf(ctx.now))).map(atPost);

/** Who holds this role today, anywhere or in a post that covers `area`; the nearest first. */
export const actorsWithRole = async (ctx: Ctx, role: Role, area: string | null = null): Promise<AtPost[]> =>
  (await atWorkFor(ctx, role, area, dayOf(ctx.now))).map(atPost);

/** The places this account has a post for today, each once. */
export async function areasOf(ctx: Ctx, accountId: string): Promise<string[]> {
  const today = dayOf(ctx.now);
  const posts = await postsOf(ctx, [accountId], today);
  return [...new Set(posts.filter((p) => p.valid_from <= today).map((p) => p.area))].sort();
}

/** The organisations in which these accounts hold a post today, each once; who holds none is left out. */
export async function unitsOf(ctx: Ctx, accountIds: readonly string[]): Promise<Map<string, string[]>> {
  const today = dayOf(ctx.now);
  const units = new Map<string, string[]>();
  for (const post of await postsOf(ctx, accountIds, today)) {
    const known = units.get(post.account_id) ?? [];
    if (post.valid_from <= today && !known.includes(post.organisation_id))
      units.set(post.account_id, [...known, post.organisation_id]);
  }
  return units;
}

/** Ends one sign-in: whoever held it has to sign in anew. */
export const endSession = (tx: TxCtx, sessionId: string): Promise<void> => deleteSessionById(tx, sessionId);
