/** How alike two texts are, told from pairs of neighbouring signs: 1 is the same, 0 has nothing in common. */

/** Words that every report has; they say nothing of the matter. */
const common =
  /我们|你们|请问|请|麻烦|一下|这个|那个|什么|时候|怎么|可以|能不能|有没有|谢谢|您好|你好|大家|小区|领导|反映|问题|的|了|吗|呢|啊|吧/g;

/** The pairs of signs of a text, without punctuation and what every report has. */
export function pairsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(common, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const pairs = new Set<string>();
  for (const run of plain) {
    const signs = [...run];
    if (signs.length === 1) pairs.add(run);
    for (let i = 0; i + 1 < signs.length; i++) pairs.add(`${signs[i]}${signs[i + 1]}`);
  }
  return pairs;
}

export const likeness = (a: string, b: string): number => likenessOf(pairsOf(a), pairsOf(b));

/**
 * Shared pairs against the shorter text (a long report may hold a short one), tempered when that one is very short. It is never more
 * than the share of the shorter: where `least` cannot be reached any more, counting ends.
 */
export function likenessOf(x: ReadonlySet<string>, y: ReadonlySet<string>, least = 0): number {
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  if (small.size === 0) return 0;
  const mayMiss = small.size * (1 - least);
  let shared = 0;
  let missed = 0;
  for (const pair of small) {
    if (large.has(pair)) shared++;
    else if (++missed > mayMiss) return 0;
  }
  const contained = shared / small.size;
  const dice = (2 * shared) / (x.size + y.size);
  // Three pairs in common may be chance; from eight on being contained is enough.
  const trust = Math.min(1, small.size / 8);
  return dice + (contained - dice) * trust * 0.7;
}
