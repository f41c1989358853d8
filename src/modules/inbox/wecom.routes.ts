import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkAreaCode, isWithin } from '#kernel/area.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { titleOf } from '#modules/cases/index.ts';
import type { WecomConfig } from '#platform/config.ts';
import { type Ctx, inTransaction, systemCtx, type TxCtx } from '#platform/context.ts';
import type { Module } from '#platform/module.ts';
import { markOf } from './inbox.seal.ts';
import { inboxRefusals, inboxWords } from './inbox.words.ts';
import { placeForIncoming, takeIn } from './intake.ts';
import { insertCall } from './marks.store.ts';
import { encryptedIn, saidToUs, type WecomMessage, wecomMessage } from './wecom.message.ts';
import { openWecom, sealWecom } from './wecom.ts';

/** The platform sends its calls at once; what comes later is somebody's copy. */
export const WECOM_WINDOW_SECONDS = 300;

const badSignature = () => new Refused('badSignature', 403, inboxRefusals.badSignature);

type Call = { signature: string; timestamp: string; nonce: string };

const text = (value: unknown) => (typeof value === 'string' ? value : '');
function callOf(request: FastifyRequest): Call {
  const query = (request.query ?? {}) as Record<string, unknown>;
  return { signature: text(query.msg_signature), timestamp: text(query.timestamp), nonce: text(query.nonce) };
}

const configOf = (ctx: Ctx): WecomConfig => {
  if (!ctx.house.config.wecom) throw notFound();
  return ctx.house.config.wecom;
};

/** The message of a call, once its signature and its time are right. Nothing of a refused one is logged. */
function openCall(ctx: Ctx, keys: WecomConfig, call: Call, encrypted: string): string {
  const opened = openWecom(keys, { ...call, encrypted });
  if (!opened.ok) throw badSignature();
  const sentAt = /^\d{9,11}$/.test(call.timestamp) ? Number(call.timestamp) : 0;
  if (Math.abs(ctx.now.epochMilliseconds / 1000 - sentAt) > WECOM_WINDOW_SECONDS)
    throw new Refused('stale', 403, inboxRefusals.stale);
  return opened.message;
}

/** The place a callback address was set up for (`/hooks/wecom?area=150124201213`): one group assistant a village. */
function areaIn(ctx: Ctx, request: FastifyRequest): string | null {
  const area = text(((request.query ?? {}) as Record<string, unknown>).area);
  return checkAreaCode(area) === null && isWithin(area, ctx.house.config.jurisdiction) ? area : null;
}

/** Shows that the address is ours: the answer is the text they sealed. */
async function verify(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const echo = text(((request.query ?? {}) as Record<string, unknown>).echostr);
  const message = openCall(ctx, configOf(ctx), callOf(request), echo);
  return reply.type('text/plain; charset=utf-8').send(message);
}

const wordsOf = (m: WecomMessage, said: string) =>
  said ||
  (m.kind === 'image' ? inboxWords.picture[0] : m.kind === 'voice' ? inboxWords.voice[0] : inboxWords.noWords[0]);

/** What somebody said to the assistant, as a draft for the duty officer. */
export const takeMessage = (tx: TxCtx, message: Pick<WecomMessage, 'id' | 'from'>, words: string, area: string) =>
  takeIn(tx, {
    area,
    source: 'wecom',
    mark: markOf(tx, 'message', `wecom:${message.id}`),
    sender: message.from.id,
    name: message.from.name || null,
    title: titleOf(words),
    text: words,
  });

/**
 * A message to the assistant becomes a draft of its place. What is not said to the assistant is dropped here: it reaches no table,
 * no log and no other function. The platform repeats a call that was answered late: it gets the same answer, and nothing is done
 * twice.
 */
async function receive(given: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const keys = configOf(given);
  const call = callOf(request);
  const message = wecomMessage(openCall(given, keys, call, encryptedIn(text(request.body))));
  const said = message && saidToUs(message, keys.assistant);
  if (!message || said === null) return reply.type('text/plain').send('');
  const ctx = { ...systemCtx(given.house, 'wecom'), now: given.now };
  const area = await placeForIncoming(ctx, areaIn(ctx, request));
  await inTransaction(ctx, async (tx) => {
    if (!(await insertCall(tx, markOf(tx, 'call', `${call.signature}|${call.timestamp}|${call.nonce}`)))) return;
    const words = wordsOf(message, said ?? '');
    await takeMessage(tx, message, words, area);
  });
  return reply.type('application/xml; charset=utf-8').send(answerTo(given, keys, message, call));
}

/** The passive answer, sealed as theirs: received, and what to do in danger. */
function answerTo(ctx: Ctx, keys: WecomConfig, m: WecomMessage, call: Call): string {
  const timestamp = String(Math.floor(ctx.now.epochMilliseconds / 1000));
  const cdata = (value: string) => `<![CDATA[${value.replaceAll(']]>', ']] >')}]]>`;
  const inner = `<xml><ToUserName>${cdata(m.from.id)}</ToUserName><FromUserName>${cdata(keys.corpId)}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(say(inboxWords.received, 'zh'))}</Content></xml>`;
  const { encrypted, signature } = sealWecom(keys, inner, { timestamp, nonce: call.nonce });
  return `<xml><Encrypt>${cdata(encrypted)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(call.nonce)}</Nonce></xml>`;
}

export const wecomRoutes: Module['routes'] = [
  { method: ['GET'], path: '/hooks/wecom', allow: 'anyone', run: verify },
  { method: ['POST'], path: '/hooks/wecom', allow: 'anyone', run: receive },
];
