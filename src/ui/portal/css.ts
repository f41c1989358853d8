import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTS = [
  '../tokens.css',
  'portal.css',
  'forms.css',
  'told.css',
  'figures.css',
  'map.css',
  'structure.css',
  'room.css',
  'pictures.css',
  'wide.css',
];
const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');

/** Comments and spacing are for us; an old telephone on a slow line should not pay for them. */
const small = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();

/** The portal is paper white by day and by night; the dark colours are for console and field. */
const withoutDark = (css: string) =>
  css.replace(/@media \(prefers-color-scheme: dark\)\{[^{]*\{[^}]*\}\}/g, '').replace(/:root\[data-scheme[^}]*\}/g, '');

/** The one style sheet of the portal: the house's tokens, then the portal's own rules. */
export const portalCss = withoutDark(small(PARTS.map(read).join('\n')));

/** Reads a page aloud; part of large print. */
export const aloudScript = read('aloud.js');

const edition = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Their addresses change with their content, so that they may be kept for a year. */
export const portalCssPath = `/assets/portal.css?v=${edition(portalCss)}`;
export const aloudPath = `/assets/aloud.js?v=${edition(aloudScript)}`;
