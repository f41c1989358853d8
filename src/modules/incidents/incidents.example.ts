import type { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { incidentsApi } from './incidents.contract.ts';
import { incidents } from './incidents.module.ts';

/* What the tests of this module share: an endpoint called without HTTP in between, its input checked as in a request. */

type Name = keyof typeof incidentsApi;
type AnswerOf<N extends Name> = z.output<(typeof incidentsApi)[N]['output']>;
type Given = { params?: object; query?: object; input?: object };
type Endpoint = { params?: z.ZodType; query?: z.ZodType; input?: z.ZodType };
const exchange = { ip: '127.0.0.1', cookie: '', sendCookies: () => {} };

export async function ask<N extends Name>(ctx: Ctx, name: N, given: Given = {}): Promise<AnswerOf<N>> {
  const endpoint: Endpoint = incidentsApi[name];
  const handler = incidents.handlers[name] as (ctx: Ctx, given: object) => Promise<AnswerOf<N>>;
  return handler(ctx, {
    params: endpoint.params?.parse(given.params ?? {}),
    query: endpoint.query?.parse(given.query ?? {}),
    input: endpoint.input?.parse(given.input ?? {}),
    files: [],
    exchange,
  });
}

/** What people say of a mixing station beside invented houses, and of other things. */
export const dusty = [
  '碧柳花苑旁边新建的搅拌站白天夜里都是噪音,灰尘很大。',
  '搅拌站灰尘飘进碧柳花苑的屋里,噪音让孩子睡不着。',
  '碧柳花苑的搅拌站没有手续,噪音和灰尘污染严重。',
  '住在碧柳花苑,搅拌站的灰尘太大,窗户都不敢开。',
  '请管管碧柳花苑边上的搅拌站,半夜还有噪音。',
  '碧柳花苑搅拌站噪音灰尘扰民,老人受不了。',
  '搅拌站就在碧柳花苑楼下,灰尘噪音不断。',
] as const;
export const lamps = '青石巷的路灯坏了一个星期,晚上看不清路。';
