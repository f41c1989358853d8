/* The pen of the demo's pictures: paper, strokes, flowers, a seal. */

export const INK = '#23211f';
export const PAPER = '#f4efe3';
export const RED = '#b3342d';
export const svg = (w: number, h: number, body: string, ground = PAPER) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="${ground}"/>${body}</svg>`;
export const times = (n: number, draw: (i: number) => string) => Array.from({ length: n }, (_, i) => draw(i)).join('');
/** The same each time: a demo is not a lottery. */
export const wave = (i: number, k = 1) => Math.sin(i * 12.9898 * k) * 0.5 + 0.5;
export const seal = (x: number, y: number) =>
  `<rect x="${x}" y="${y}" width="46" height="46" rx="4" fill="${RED}"/><path d="M${x + 10} ${y + 12}h26M${x + 10} ${y + 24}h26M${x + 10} ${y + 36}h26M${x + 23} ${y + 8}v32" stroke="${PAPER}" stroke-width="3.5" fill="none"/>`;
export const stroke = (d: string, width: number, colour = INK) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const flower = (x: number, y: number, r: number, colour: string) =>
  times(5, (i) => {
    const a = (i * 2 * Math.PI) / 5 - Math.PI / 2;
    return `<circle cx="${x + Math.cos(a) * r}" cy="${y + Math.sin(a) * r}" r="${r * 0.72}" fill="${colour}" opacity="0.88"/>`;
  }) + `<circle cx="${x}" cy="${y}" r="${r * 0.35}" fill="#f3d27a"/>`;
