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
  /** E-mail; null when it is not set up. */
  readonly mail: MailConfig | null;
  /** The callback of the group assistant in WeCom (企业微信); null when it is not set up. */
  readonly wecom: WecomConfig | null;
  /** Whether webhooks may go to addresses of the own network, for a 12345 platform on the intranet. */
  readonly webhooksMayStayInside: boolean;
  /** Where backups are written; on another disk than the data, if it is to outlive that disk. */
  readonly backupDir: string;
  /** How many nightly backups stay. */
  readonly backupDays: number;
  /** What whoever reads `/metrics` has to show; null: there are none to read. */
  readonly metricsToken: string | null;
  /** Where maps get the picture beneath them; null draws them without, and asks nobody. */
  readonly tiles: Tiles | null;
  /** The most rows of a list that may leave the house at once. */
  readonly exportRows: number;
  /** Within how many working days people are answered who ask about their own data. */
  readonly rightsDays: number;
  /** How many processes answer requests, on one port. */
  readonly workers: number;
};
export type Tiles = {
  /** Address of one square, with {z}, {x} and {y}. */
  readonly url: string;
  /** What a browser may load pictures from. */
  readonly origin: string;
  /** Chinese maps are shifted: marks are drawn where this datum has them. */
  readonly datum: 'wgs84' | 'gcj02';
  /** Who made the map and under which approval number (审图号); printed below it. */
  readonly credit: string;
};
export type MailConfig = {
  /** Where mail is read; null reads none. */
  readonly imapUrl: string | null;
  /** Where mail goes out; null sends none. */
  readonly smtpUrl: string | null;
  /** Our own address, with or without a name: `报到 <duty@example.gov.cn>`. */
  readonly from: string;
  /** What our receiving server calls itself in `Authentication-Results`; null believes nobody's. */
  readonly authServer: string | null;
};
export type WecomConfig = {
  readonly token: string;
  readonly aesKey: string;
  readonly corpId: string;
  /** What it is called in groups: only messages that say `@name` are read. */
  readonly assistant: string;
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

function metricsTokenOf(env: NodeJS.ProcessEnv): string | null {
  const token = env.BAODAO_METRICS_TOKEN || null;
  if (token && token.length < 16) throw new BadConfig('BAODAO_METRICS_TOKEN needs at least 16 characters');
  return token;
}

function daysOf(env: NodeJS.ProcessEnv): number {
  const days = Number(env.BAODAO_BACKUP_DAYS || 14);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new BadConfig(`BAODAO_BACKUP_DAYS=${env.BAODAO_BACKUP_DAYS} is not a number of days from 1 to 366`);
  return days;
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

function urlOf(env: NodeJS.ProcessEnv, name: string, protocols: readonly string[]): string | null {
  const text = env[name];
  if (!text) return null;
  // The value holds a password: an error names the variable only.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new BadConfig(`${name} is not a URL that begins with ${protocols.join('// or ')}//`);
  return text;
}

function mailOf(env: NodeJS.ProcessEnv): MailConfig | null {
  const imapUrl = urlOf(env, 'BAODAO_MAIL_IMAP_URL', ['imaps:', 'imap:']);
  const smtpUrl = urlOf(env, 'BAODAO_MAIL_SMTP_URL', ['smtps:', 'smtp:']);
  if (!imapUrl && !smtpUrl) return null;
  const from = env.BAODAO_MAIL_FROM || '';
  if (!/^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    throw new BadConfig('e-mail also needs BAODAO_MAIL_FROM, our own address');
  return { imapUrl, smtpUrl, from, authServer: env.BAODAO_MAIL_AUTH_SERVER?.toLowerCase() || null };
}

function wecomOf(env: NodeJS.ProcessEnv): WecomConfig | null {
  const names = ['BAODAO_WECOM_TOKEN', 'BAODAO_WECOM_AES_KEY', 'BAODAO_WECOM_CORP_ID'] as const;
  const [token, aesKey, corpId] = names.map((name) => env[name]);
  if (token && aesKey && corpId) {
    if (!/^[A-Za-z0-9+/]{43}$/.test(aesKey))
      throw new BadConfig('BAODAO_WECOM_AES_KEY is not the 43 characters of a key');
    return { token, aesKey, corpId, assistant: env.BAODAO_WECOM_NAME || '报到' };
  }
  const missing = names.filter((name) => !env[name]);
  if (missing.length < names.length) throw new BadConfig(`the WeCom callback also needs ${missing.join(', ')}`);
  return null;
}

function tilesOf(env: NodeJS.ProcessEnv): Tiles | null {
  const url = urlOf(env, 'BAODAO_TILES_URL', ['https:', 'http:']);
  if (!url) return null;
  if (!['{z}', '{x}', '{y}'].every((part) => url.includes(part)))
    throw new BadConfig('BAODAO_TILES_URL needs {z}, {x} and {y}');
  const datum = env.BAODAO_TILES_DATUM || 'gcj02';
  if (datum !== 'wgs84' && datum !== 'gcj02') throw new BadConfig(`BAODAO_TILES_DATUM=${datum}: use wgs84 or gcj02`);
  const credit = env.BAODAO_TILES_CREDIT || '';
  if (credit.length < 2)
    throw new BadConfig('a tile server also needs BAODAO_TILES_CREDIT: whose map it is, with its 审图号');
  return { url, origin: new URL(url).origin, datum, credit };
}

const MOST_ROWS = 1_000_000;
function exportRowsOf(env: NodeJS.ProcessEnv): number {
  const rows = Number(env.BAODAO_EXPORT_ROWS || 100_000);
  // What Excel can open.
  if (!Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS)
    throw new BadConfig(`BAODAO_EXPORT_ROWS=${env.BAODAO_EXPORT_ROWS} is not a number from 1 to ${MOST_ROWS}`);
  return rows;
}

/** 20 working days are still within the 30 days of GB/T 35273 8.7, unless a long holiday lies between. */
const MOST_RIGHTS_DAYS = 20;
function rightsDaysOf(env: NodeJS.ProcessEnv): number {
  const days = Number(env.BAODAO_RIGHTS_DAYS || 15);
  if (!Number.isInteger(days) || days < 1 || days > MOST_RIGHTS_DAYS)
    throw new BadConfig(
      `BAODAO_RIGHTS_DAYS=${env.BAODAO_RIGHTS_DAYS} is not a number of working days from 1 to ${MOST_RIGHTS_DAYS}`,
    );
  return days;
}

/** More would need more connections than the embedded database has. */
const MOST_WORKERS = 16;
function workersOf(env: NodeJS.ProcessEnv): number {
  const workers = Number(env.BAODAO_WORKERS || 1);
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
    throw new BadConfig(`BAODAO_WORKERS=${env.BAODAO_WORKERS} is not a number of processes from 1 to ${MOST_WORKERS}`);
  return workers;
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
    mail: mailOf(env),
    wecom: wecomOf(env),
    webhooksMayStayInside: env.BAODAO_WEBHOOK_ALLOW_PRIVATE === '1',
    backupDir: resolve(env.BAODAO_BACKUP_DIR || `${dataDir}/backups`),
    backupDays: daysOf(env),
    metricsToken: metricsTokenOf(env),
    tiles: tilesOf(env),
    exportRows: exportRowsOf(env),
    rightsDays: rightsDaysOf(env),
    workers: workersOf(env),
  };
}
