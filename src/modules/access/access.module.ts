import { defineModule } from '#platform/module.ts';
import { accessApi } from './access.contract.ts';
import { accessExports } from './access.export.contract.ts';
import { sealedAccount } from './access.store.ts';
import {
  add,
  disable,
  edit,
  enable,
  get,
  list,
  resetPassword,
  resetTotp,
  setPosts,
  unlock,
} from './accounts.actions.ts';
import { agents } from './agents.actions.ts';
import * as emergency from './emergency.actions.ts';
import { emergencyApi } from './emergency.contract.ts';
import { sealedEmergency } from './emergency.store.ts';
import { accessLog } from './log.actions.ts';
import { changePassword, confirmTotp, endOtherSessions, me, startTotp, stopTotp, switchPost } from './own.actions.ts';
import { personal } from './personal.store.ts';
import { sweep } from './session.store.ts';
import { signIn, signOut } from './sign-in.actions.ts';
import { ssoRoutes } from './sso.routes.ts';

export const access = defineModule({
  name: 'access',
  personal,
  needs: ['places', 'organisations'],
  exports: accessExports,
  api: { ...accessApi, ...emergencyApi },
  handlers: {
    me: (ctx, { exchange }) => me(ctx, exchange),
    signInWays: async (ctx) => ({ password: true as const, sso: ctx.house.config.oidc !== null }),
    signIn: (ctx, { input, exchange }) => signIn(ctx, input, exchange),
    signOut: (ctx, { exchange }) => signOut(ctx, exchange),
    switchPost: (ctx, { input, exchange }) => switchPost(ctx, input, exchange),
    changePassword: (ctx, { input, exchange }) => changePassword(ctx, input, exchange),
    endOtherSessions: (ctx, { exchange }) => endOtherSessions(ctx, exchange),
    startTotp: (ctx, { input, exchange }) => startTotp(ctx, input, exchange),
    confirmTotp: (ctx, { input, exchange }) => confirmTotp(ctx, input, exchange),
    stopTotp: (ctx, { input, exchange }) => stopTotp(ctx, input, exchange),
    list: (ctx, { query }) => list(ctx, query),
    get: (ctx, { params }) => get(ctx, params.id),
    add: (ctx, { input }) => add(ctx, input),
    edit: (ctx, { params, input }) => edit(ctx, params.id, input),
    disable: (ctx, { params }) => disable(ctx, params.id),
    enable: (ctx, { params }) => enable(ctx, params.id),
    setPosts: (ctx, { params, input }) => setPosts(ctx, params.id, input),
    resetPassword: (ctx, { params }) => resetPassword(ctx, params.id),
    unlock: (ctx, { params }) => unlock(ctx, params.id),
    resetTotp: (ctx, { params }) => resetTotp(ctx, params.id),
    agents: (ctx, { query }) => agents(ctx, query),
    accessLog: (ctx, { query }) => accessLog(ctx, query),
    ...emergency,
  },
  routes: ssoRoutes,
  sealed: [sealedAccount, sealedEmergency],
  jobs: { sweep: { every: '20 18 * * *', run: (ctx) => sweep(ctx, ctx.now.subtract({ hours: 24 })) } },
});
