/** 接龙: a list that goes round a group; everybody sends it on with one line more, so that the last one holds all before it. */
export type ChatList = {
  topic: string;
  /** Who stands in it, and what each wrote behind the name. */
  lines: { name: string; said: string }[];
};

const item = /^\d{1,3}\s*[.、．)\uFF09]\s*(?<name>[^\s,\uFF0C、:\uFF1A]{1,24})[\s,\uFF0C、:\uFF1A]*(?<said>.*)$/u;

/** The list a message is, or null. */
export function listIn(text: string): ChatList | null {
  const [first = '', ...rest] = text.split('\n');
  if (!/^#?\s*接龙/u.test(first)) return null;
  const lines: ChatList['lines'] = [];
  const topic: string[] = [first.replace(/^#?\s*接龙\s*/u, '')];
  for (const line of rest) {
    const found = item.exec(line)?.groups;
    if (found) lines.push({ name: found.name!, said: found.said!.trim() });
    else if (!/^例[\s:\uFF1A]/u.test(line)) topic.push(line);
  }
  return lines.length > 0 ? { topic: topic.filter(Boolean).join('\n'), lines } : null;
}

/** The list as a matter: what it is about and what was added to it, without anybody's name. */
export const textOfList = (list: ChatList): string =>
  [list.topic, ...list.lines.map((line) => line.said).filter(Boolean)].join('\n');
