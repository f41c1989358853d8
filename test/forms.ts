export type SentForm = { action: string; fields: Record<string, string> };

/** A form as a browser without script would send it, with more typed into it. */
export function formOf(html: string, id: string, more: Record<string, string> = {}): SentForm {
  const [, attributesOfForm = '', form] = new RegExp(`<form id="${id}"([^>]*)>([\\s\\S]*?)</form>`).exec(html) ?? [];
  if (form === undefined) throw new Error(`no form ${id} in:\n${html}`);
  const fields: Record<string, string> = {};
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const isSent = of('type') === 'radio' ? / checked=""/.test(attributes) : of('type') !== 'file';
    const name = of('name');
    if (name && isSent) fields[name] = of('value') ?? '';
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name] = text.replace(/^\n/, '');
  return { action: / action="([^"]*)"/.exec(attributesOfForm)?.[1] ?? '', fields: { ...fields, ...more } };
}
