import { isWithin } from '#kernel/area.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { report, titleOf } from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { matterMark, pasteMark, readChat as readMatters } from './chat.rules.ts';
import type { inboxApi } from './inbox.contract.ts';
import { casesLike } from './inbox.present.ts';
import { channelOf } from './inbox.rules.ts';
import { markOf } from './inbox.seal.ts';
import { isKnown, knownMatters } from './inbox.store.ts';
import { inboxRefusals, inboxWords } from './inbox.words.ts';
import { takeIn } from './intake.ts';
import { countPaste, selectPaste } from './marks.store.ts';

type Api = typeof inboxApi;

const checkPlace = (ctx: Ctx, area: string) => {
  if (ctx.actor.kind !== 'staff' || !isWithin(area, ctx.actor.area))
    throw faulty('area', 'outsideYourPlace', ['这个地方不归您的岗位管。', 'This place is outside your post.']);
};

/** How many matters of one chat are compared with the cases there are; a day's chat of a large group has fewer. */
const MAX_COMPARED = 40;

/**
 * Reads a pasted chat and proposes. Nothing is written, not even that it was asked: whoever did not address us in that group leaves
 * no trace here.
 */
export const readChat: Handler<Api['readChat']> = async (ctx, { input }) => {
  checkPlace(ctx, input.area);
  const paste = markOf(ctx, 'paste', pasteMark(input.text));
  const read = readMatters(input.text, dayOf(ctx.now));
  const before = await selectPaste(ctx, paste);
  const marked = read.matters.map((m) => ({ ...m, mark: markOf(ctx, 'matter', matterMark(m)) }));
  const registered = await knownMatters(
    ctx,
    marked.map((m) => m.mark),
  );
  const isDecided = before !== null && !input.again;
  const fresh = isDecided ? [] : marked.filter((m) => !registered.has(m.mark));
  const matters: Awaited<ReturnType<Handler<Api['readChat']>>>['matters'] = [];
  for (const [i, m] of fresh.entries())
    matters.push({ ...m, alike: i < MAX_COMPARED ? await casesLike(ctx, m.text, 3) : [] });
  return {
    paste,
    decided: before && { at: before.at.toString({ smallestUnit: 'second' }), registered: before.registered },
    matters,
    known: marked
      .filter((m) => registered.has(m.mark))
      .map((m) => ({ text: m.text, number: registered.get(m.mark) ?? null })),
    aside: read.aside,
    speakers: read.speakers,
    messages: read.messages,
  };
};

/** What is said of the others: how many, never who or what. */
const withVoices = (body: string, voices: number, pictures: number) =>
  [
    body,
    voices > 0 ? say(inboxWords.voices, 'zh', { n: voices }) : '',
    pictures > 0 ? say(inboxWords.pictures, 'zh', { n: pictures }) : '',
  ]
    .filter(Boolean)
    .join('\n');

/** One tick, one case. Only the ticked words are kept, with whoever said them. */
export const registerChat: Handler<Api['registerChat']> = (ctx, { input }) => {
  checkPlace(ctx, input.area);
  const { paste, mark, speaker, voices, pictures, ...matter } = input;
  return once(ctx, async (tx) => {
    if (await isKnown(tx, 'chat', mark)) throw new Refused('pastedBefore', 409, inboxRefusals.pastedBefore);
    const isAnonymous = matter.disclosure === 'anonymous';
    const receipt = await report(
      { ...tx, command: { id: tx.house.newId(), fingerprint: new Uint8Array() } },
      {
        input: {
          ...matter,
          title: matter.title ?? titleOf(matter.body),
          body: withVoices(matter.body, voices, pictures),
          channel: channelOf('chat'),
          externalNumber: undefined,
          reporter: isAnonymous ? {} : { name: speaker, phone: undefined, address: undefined },
        },
      },
    );
    const draft = await takeIn(tx, {
      area: input.area,
      source: 'chat',
      mark,
      sender: null,
      name: isAnonymous ? null : (speaker ?? null),
      title: matter.title ?? titleOf(matter.body),
      text: matter.body,
      decided: { status: 'registered', caseId: receipt.id },
    });
    // Two officers of one group ticked it in the same moment: the second one's case is not made.
    if (!draft) throw new Refused('pastedBefore', 409, inboxRefusals.pastedBefore);
    await countPaste(tx, { hash: paste, area: input.area, accountId: accountOf(tx), registered: 1 });
    return receipt;
  });
};

const accountOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw new Error('a chat is pasted by staff');
  return ctx.actor.accountId;
};

/** The rest of it is left: from now on the same paste proposes nothing. */
export const closeChat: Handler<Api['closeChat']> = (ctx, { input }) => {
  checkPlace(ctx, input.area);
  return once(ctx, async (tx) => ({
    registered: await countPaste(tx, { hash: input.paste, area: input.area, accountId: accountOf(tx), registered: 0 }),
  }));
};
