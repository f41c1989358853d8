import { exportOf } from '#kernel/export.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { accessApi } from './access.contract.ts';
import { accessExportWords as w } from './access.export.words.ts';

export const accountsExport = exportOf(accessApi.list, 'accounts', {
  name: 'accounts',
  says: w.accounts.says,
  columns: {
    login: { head: w.accounts.login, isPersonal: true },
    name: { head: w.accounts.name, isPersonal: true },
    posts: { head: w.accounts.posts, of: (r) => r.posts.map((p) => `${p.organisation} ${roleWords[p.role][0]}`) },
    totp: { head: w.accounts.totp, as: 'yes' },
    mustChangePassword: { head: w.accounts.mustChangePassword, as: 'yes' },
    disabledAt: { head: w.accounts.disabledAt, as: 'moment' },
    lockedUntil: { head: w.accounts.lockedUntil, as: 'moment' },
  },
});

export const accessLogExport = exportOf(accessApi.accessLog, 'entries', {
  name: 'access-log',
  says: w.accessLog.says,
  cursor: 'before',
  columns: {
    at: 'moment',
    what: { head: w.accessLog.what, of: (r) => r.says[0] },
    account: { head: w.accessLog.account, isPersonal: true },
    by: { head: w.accessLog.by, isPersonal: true },
    byRole: { head: w.accessLog.byRole, as: roleWords },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const accessExports = [accountsExport, accessLogExport];
