import { useSyncExternalStore } from 'react';
import type { Lang } from '#kernel/words.ts';

/** How this person wants this phone to show things; kept on the phone. */
export type Settings = {
  readonly lang: Lang;
  readonly size: 'normal' | 'elder';
  readonly scheme: 'auto' | 'light' | 'dark';
};

const KEY = 'baodao.field.settings';
const usual: Settings = { lang: 'zh', size: 'normal', scheme: 'auto' };

function read(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...usual, ...(typeof kept === 'object' ? kept : {}) };
  } catch {
    return usual;
  }
}

let settings = read();
const watchers = new Set<() => void>();

function show({ lang, size, scheme }: Settings) {
  const root = document.documentElement;
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
  root.dataset.size = size;
  root.dataset.scheme = scheme;
}
show(settings);

export function change(part: Partial<Settings>): void {
  settings = { ...settings, ...part };
  localStorage.setItem(KEY, JSON.stringify(settings));
  show(settings);
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const useSettings = (): Settings => useSyncExternalStore(watch, () => settings);
