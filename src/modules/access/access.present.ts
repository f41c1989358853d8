import type { Role } from '#kernel/actor.ts';
import { maskPhone } from '#kernel/identity.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { open } from '#platform/crypto.ts';
import type { AccountView, Me, PostView } from './access.contract.ts';
import { IDLE_MINUTES, mayResetPassword, RESETS_TOLD_HOURS, resetsToTell, resetVerbs } from './access.rules.ts';
import type { StoredAccount } from './access.store.ts';
import { locksOf } from './guard.store.ts';
import { selectResets } from './log.store.ts';
import { type NamedPost, postsOf } from './posts.store.ts';
import type { Session } from './session.store.ts';

const viewPost = (post: NamedPost, today: string): PostView => ({
  id: post.id,
  role: post.role,
  organisationId: post.organisation_id,
  organisation: post.organisation,
  area: post.area,
  validFrom: post.valid_from,
  validTo: post.valid_to,
  current: post.valid_from <= today && (post.valid_to === null || today < post.valid_to),
});

const nobody: Me = { state: 'visitor', account: null, posts: [], post: null, resets: [], idleMinutes: IDLE_MINUTES };

/** What others reset of this account that its owner has not read. */
async function resetsOf(ctx: Ctx, { account, startedAt }: Session): Promise<Me['resets']> {
  const entries = await selectResets(ctx, account.id, ctx.now.subtract({ hours: RESETS_TOLD_HOURS }));
  const isTemporary = account.temporaryUntil !== null;
  const told = resetsToTell(entries, { startedAt: startedAt ?? ctx.now, isTemporary, hasTotp: account.totp });
  return told.flatMap(({ verb, at, by }) =>
    verb === 'signIn' ? [] : [{ what: resetVerbs[verb], at: at.toString(), by }],
  );
}

/** Who one is to the house, and which posts one may switch to. */
export async function presentMe(ctx: Ctx, session: Session | null): Promise<Me> {
  if (!session) return nobody;
  const { account, post } = session;
  const today = dayOf(ctx.now);
  const posts = (await postsOf(ctx, [account.id], today)).map((p) => viewPost(p, today)).filter((p) => p.current);
  return {
    state: account.temporaryUntil !== null ? 'mustChangePassword' : post ? 'staff' : 'choosePost',
    account: { id: account.id, login: account.login, name: account.name, totp: account.totp },
    posts,
    post: posts.find((p) => p.id === post?.id) ?? null,
    resets: await resetsOf(ctx, session),
    idleMinutes: IDLE_MINUTES,
  };
}

/** Accounts as an administrator sees them, with what this one may do to each. */
export async function presentAccounts(ctx: Ctx, accounts: readonly StoredAccount[]): Promise<AccountView[]> {
  const today = dayOf(ctx.now);
  const posts = await postsOf(
    ctx,
    accounts.map((a) => a.id),
    today,
  );
  const locks = await locksOf(
    ctx,
    accounts.map((a) => a.username),
  );
  return accounts.map((a) => {
    const own = posts.filter((p) => p.account_id === a.id);
    const lockedUntil = locks.get(a.username) ?? null;
    const phone = a.phone_sealed ? open(ctx.house.keys, a.phone_sealed, `account.phone:${a.id}`) : null;
    return {
      id: a.id,
      login: a.username,
      name: a.name,
      phone: phone && maskPhone(phone),
      area: a.area,
      totp: a.two_factor_enabled,
      disabledAt: a.disabled_at?.toString() ?? null,
      lockedUntil: lockedUntil?.toString() ?? null,
      mustChangePassword: a.temporary_until !== null,
      posts: own.map((p) => viewPost(p, today)),
      version: a.version,
      open: openFor(
        ctx,
        a,
        own.map((p) => p.role),
        lockedUntil !== null,
      ),
    };
  });
}

export async function presentAccount(ctx: Ctx, account: StoredAccount): Promise<AccountView> {
  const [view] = await presentAccounts(ctx, [account]);
  if (!view) throw new Error('an account was presented as none');
  return view;
}

function openFor(ctx: Ctx, a: StoredAccount, roles: readonly Role[], isLocked: boolean): string[] {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || actor.accountId === a.id) return [];
  const verbs: string[] = [];
  if (actor.role === 'systemAdmin') verbs.push('edit', a.disabled_at ? 'enable' : 'disable');
  if (actor.role === 'securityAdmin') verbs.push('setPosts');
  if (mayResetPassword(actor.role, roles)) verbs.push('resetPassword');
  if (actor.role === 'securityAdmin' && isLocked) verbs.push('unlock');
  if (actor.role === 'securityAdmin' && a.two_factor_enabled) verbs.push('resetTotp');
  return verbs;
}
