import { derivedSecret } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { ABSOLUTE_HOURS, emailOf, LOGIN_LENGTH, PASSWORD_LENGTH } from './access.rules.ts';
import { libraryDb } from './library.store.ts';

/** The library is large: it is loaded when somebody first comes to the door, not at every start. */
async function build(house: House) {
  const [{ betterAuth }, { genericOAuth, twoFactor, username }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins'),
  ]);
  const { config, log } = house;
  return betterAuth({
    appName: 'Baodao 报到',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: derivedSecret(house.keys, 'better-auth'),
    trustedOrigins: [config.publicUrl],
    database: { db: libraryDb(house), type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.warn({ auth: message }, 'sign-in library') },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: { modelName: 'staffAccount' },
    session: {
      modelName: 'staffSession',
      expiresIn: ABSOLUTE_HOURS * 3600,
      disableSessionRefresh: true,
      // Revoked means revoked at the next request.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'staffCredential',
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: ['oidc'] },
    },
    verification: { modelName: 'staffVerification' },
    rateLimit: { enabled: true, storage: 'database', modelName: 'authRateLimit', window: 60, max: 30 },
    advanced: {
      cookiePrefix: 'baodao',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      // The schema is ours and tested by signing in; asking the catalogue at every start tells nothing more.
      database: { generateId: () => house.newId(), validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: LOGIN_LENGTH.min,
        maxUsernameLength: LOGIN_LENGTH.max,
        usernameValidator: () => true,
      }),
      twoFactor({
        issuer: 'Baodao 报到',
        // One guard for passwords and codes alike: access.guard.store.ts.
        accountLockout: { enabled: false },
        schema: { twoFactor: { modelName: 'staffSecondFactor' } },
      }),
      genericOAuth({ config: config.oidc ? [oidcProvider(config.oidc)] : [] }),
    ],
  });
}

/** Never creates an account: the claim must name one that an administrator made. */
function oidcProvider(oidc: NonNullable<House['config']['oidc']>) {
  return {
    providerId: 'oidc',
    discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    disableImplicitSignUp: true,
    disableSignUp: true,
    mapProfileToUser: (profile: Record<string, unknown>) => ({
      email: emailOf(String(profile[oidc.claim] ?? '')),
      emailVerified: true,
    }),
  };
}

export type Auth = Awaited<ReturnType<typeof build>>;
const built = new WeakMap<House, Promise<Auth>>();

/** The sign-in library on this house's database, with this house's keys. */
export function authOf(house: House): Promise<Auth> {
  const known = built.get(house);
  if (known) return known;
  const auth = build(house);
  built.set(house, auth);
  return auth;
}

/** A hash to keep instead of a password (scrypt, off the main thread). */
export const hashPassword = async (password: string): Promise<string> =>
  (await import('better-auth/crypto')).hashPassword(password);
