import { resolve } from 'node:path';

/** Everything the environment decides. Read once, at the very start. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Absolute. Holds the embedded database, the files and the keys. */
  readonly dataDir: string;
  /** A server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  readonly keyFile: string;
  readonly cryptoProfile: 'gm' | 'intl';
  /** Division code of the jurisdiction this process serves; its schema is `j<code>`. */
  readonly jurisdiction: string;
  /** Where residents reach the portal, printed into QR codes. */
  readonly publicUrl: string;
  readonly logLevel: string;
  /** Single sign-on for staff; null when it is not set up. */
  readonly oidc: Oidc | null;
};
export type Oidc = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the login name of an account here. */
  readonly claim: string;
};

export class BadConfig extends Error {}

function whole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new BadConfig(`${name}=${text} is not a port number`);
  return value;
}

function oidcOf(env: NodeJS.ProcessEnv): Oidc | null {
  const names = ['BAODAO_OIDC_ISSUER', 'BAODAO_OIDC_CLIENT_ID', 'BAODAO_OIDC_CLIENT_SECRET'] as const;
  const [issuer, clientId, clientSecret] = names.map((name) => env[name]);
  if (issuer && clientId && clientSecret)
    return {
      issuer: issuer.replace(/\/$/, ''),
      clientId,
      clientSecret,
      claim: env.BAODAO_OIDC_CLAIM || 'preferred_username',
    };
  const missing = names.filter((name) => !env[name]);
  if (missing.length < names.length) throw new BadConfig(`single sign-on also needs ${missing.join(', ')}`);
  return null;
}

/** Throws BadConfig with the variable's name when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const dataDir = resolve(env.BAODAO_DATA_DIR || './data');
  const host = env.HOST || '127.0.0.1';
  const port = whole('PORT', env.PORT, 8080);
  const cryptoProfile = env.BAODAO_CRYPTO || 'gm';
  if (cryptoProfile !== 'gm' && cryptoProfile !== 'intl')
    throw new BadConfig(`BAODAO_CRYPTO=${cryptoProfile}: use gm or intl`);
  const jurisdiction = env.BAODAO_JURISDICTION || '1501';
  if (!/^\d{2,12}$/.test(jurisdiction))
    throw new BadConfig(`BAODAO_JURISDICTION=${jurisdiction} is not a division code`);
  return {
    host,
    port,
    dataDir,
    databaseUrl: env.DATABASE_URL || null,
    keyFile: resolve(env.BAODAO_KEY_FILE || `${dataDir}/keys.json`),
    cryptoProfile,
    jurisdiction,
    publicUrl: (env.BAODAO_PUBLIC_URL || `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(
      /\/$/,
      '',
    ),
    // At a terminal the log-ins stay readable; a service writes one line per request.
    logLevel: env.BAODAO_LOG || (process.stdout.isTTY ? 'warn' : 'info'),
    oidc: oidcOf(env),
  };
}
