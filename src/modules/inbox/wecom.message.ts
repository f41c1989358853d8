import { XMLParser } from 'fast-xml-parser';

/** A message as the assistant understands it. `chatId` is there when it was said in a group. */
export type WecomMessage = {
  id: string;
  from: { id: string; name: string };
  chatId: string | null;
  kind: 'text' | 'image' | 'voice' | 'other';
  text: string;
};

// Entities are not resolved: what comes is CDATA, and an entity that grows is an attack.
const xml = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
});

type Node = { [name: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (node: unknown, ...path: string[]): unknown =>
  path.reduce((n, name) => (isNode(n) ? n[name] : undefined), node);
const textAt = (node: unknown, ...path: string[]): string => {
  const value = at(node, ...path);
  return typeof value === 'string' ? value.trim() : '';
};

function parse(source: string): unknown {
  try {
    return at(xml.parse(source), 'xml');
  } catch {
    return undefined;
  }
}

/** The ciphertext in the body of a callback; empty when there is none. */
export const encryptedIn = (body: string): string => textAt(parse(body), 'Encrypt');

const kinds: Readonly<Record<string, WecomMessage['kind']>> = {
  text: 'text',
  image: 'image',
  voice: 'voice',
  mixed: 'text',
};

/** Reads the two shapes there are: messages to an application, and messages to a group robot. Null for events and the like. */
export function wecomMessage(source: string): WecomMessage | null {
  const m = parse(source);
  const id = textAt(m, 'MsgId');
  const from = textAt(m, 'From', 'UserId') || textAt(m, 'FromUserName');
  const type = textAt(m, 'MsgType');
  if (!id || !from || type === 'event') return null;
  return {
    id,
    from: { id: from, name: textAt(m, 'From', 'Name') },
    chatId: textAt(m, 'ChatType') === 'single' ? null : textAt(m, 'ChatId') || null,
    kind: kinds[type] ?? 'other',
    text: textAt(m, 'Text', 'Content') || textAt(m, 'Content') || textAt(m, 'Recognition'),
  };
}

/** Another's words, quoted above one's own, and the line under them. */
const quoted = /^[「『][\s\S]*?[」』]\s*\n(?:\s*[-—–](?:\s?[-—–])*\s*\n)?/u;

/**
 * What is said to the assistant, or null: in a group only what names it. What neighbours say among themselves is not for us, even
 * when the platform hands it over: whom the speaker quotes or calls by name did not address us.
 */
export function saidToUs(m: WecomMessage, assistant: string): string | null {
  const names = [...m.text.matchAll(/@([^\s@\u2005]{1,40})/gu)].map((found) => found[1]);
  if (m.chatId !== null && !names.includes(assistant)) return null;
  return m.text
    .replace(quoted, '')
    .replaceAll(`@${assistant}`, '')
    .replace(/(?<=^|[\s\u2005])@[^\s@\u2005]{1,40}/gu, '')
    .replace(/[\u2005\s]+/gu, ' ')
    .trim();
}
