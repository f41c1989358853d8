#!/usr/bin/env node
// Draws again what was drawn in public: reads the published file and computes everything from it, with nothing of the product's code.
//
//   node recompute-draw.mjs draw.json        needs nothing but Node 16 or newer
//
// 公开抽签复算：把公布页上的数据文件（draw.json）和本脚本放在一起，运行上面一行，就能自己再抽一遍，逐号对照。
//
// The way, in full (UTF-8 texts, SM3 of GB/T 32905 as 64 hexadecimal digits in lower case; \n ends a line):
//   1 commitment = SM3("baodao-seed-1\n" + class + "\n" + seed)                       published before the list was closed
//   2 list       = for every lot, in ascending order of its number: number + " " + tier + " " + way + "\n"
//     listHash   = SM3("baodao-list-1\n" + list)                                      published before the public number was known
//   3 root       = SM3("baodao-draw-1\n" + seed + "\n" + listHash + "\n" + publicNumber)
//   4 each tier, lowest first: its numbers in ascending order are shuffled (Fisher-Yates from the end, i = n-1 … 1, j = below(i+1), swap).
//     below(n): words of 32 bits, big-endian, from SM3(root + "\n" + tier + "\n" + 0), … 1), … 2) …; a word w ≥ 2^32 - 2^32 mod n is thrown away;
//     else w mod n.
//   5 the first `kept` lots whose way is "kept" have a kept seat; the other seats go down the order; whoever is left waits, in the order.

const turn = (x, n) => (n % 32 === 0 ? x >>> 0 : ((x << (n % 32)) | (x >>> (32 - (n % 32)))) >>> 0);
const P0 = (x) => (x ^ turn(x, 9) ^ turn(x, 17)) >>> 0;
const P1 = (x) => (x ^ turn(x, 15) ^ turn(x, 23)) >>> 0;

/** SM3 (GB/T 32905-2016) of a text, in hexadecimal. */
export function sm3(text) {
  const message = [...new TextEncoder().encode(text)];
  const bits = message.length * 8;
  message.push(0x80);
  while (message.length % 64 !== 56) message.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) message.push(Math.floor(bits / 2 ** shift) % 256);
  let V = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
  for (let at = 0; at < message.length; at += 64) {
    const W = [];
    for (let i = 0; i < 16; i += 1)
      W.push(message.slice(at + 4 * i, at + 4 * i + 4).reduce((sum, byte) => sum * 256 + byte, 0));
    for (let i = 16; i < 68; i += 1)
      W.push((P1((W[i - 16] ^ W[i - 9] ^ turn(W[i - 3], 15)) >>> 0) ^ turn(W[i - 13], 7) ^ W[i - 6]) >>> 0);
    let [A, B, C, D, E, F, G, H] = V;
    for (let i = 0; i < 64; i += 1) {
      const T = i < 16 ? 0x79cc4519 : 0x7a879d8a;
      const SS1 = turn((turn(A, 12) + E + turn(T, i)) >>> 0, 7);
      const SS2 = (SS1 ^ turn(A, 12)) >>> 0;
      const FF = i < 16 ? A ^ B ^ C : (A & B) | (A & C) | (B & C);
      const GG = i < 16 ? E ^ F ^ G : (E & F) | (~E & G);
      const TT1 = ((FF >>> 0) + D + SS2 + ((W[i] ^ W[i + 4]) >>> 0)) >>> 0;
      const TT2 = ((GG >>> 0) + H + SS1 + W[i]) >>> 0;
      [D, C, B, A] = [C, turn(B, 9), A, TT1];
      [H, G, F, E] = [G, turn(F, 19), E, P0(TT2)];
    }
    V = [A, B, C, D, E, F, G, H].map((x, i) => (x ^ V[i]) >>> 0);
  }
  return V.map((x) => x.toString(16).padStart(8, '0')).join('');
}

function below(root, tier) {
  let block = '';
  let counter = 0;
  return (n) => {
    for (;;) {
      if (block === '') block = sm3(`${root}\n${tier}\n${counter++}`);
      const word = Number.parseInt(block.slice(0, 8), 16);
      block = block.slice(8);
      if (word < 2 ** 32 - (2 ** 32 % n)) return word % n;
    }
  };
}

/** The whole draw again; says what does not agree with what was published. */
export function recompute(data) {
  const wrong = [];
  const lots = [...data.lots].sort((a, b) => (a.number < b.number ? -1 : 1));
  if (sm3(`baodao-seed-1\n${data.class}\n${data.seed}`) !== data.commitment) wrong.push('commitment');
  const list = lots.map((l) => `${l.number} ${l.tier} ${l.way}\n`).join('');
  const listHash = sm3(`baodao-list-1\n${list}`);
  if (listHash !== data.listHash) wrong.push('listHash');
  const root = sm3(`baodao-draw-1\n${data.seed}\n${listHash}\n${data.publicNumber}`);
  const order = [];
  for (const tier of [...new Set(lots.map((l) => l.tier))].sort((a, b) => a - b)) {
    const line = lots.filter((l) => l.tier === tier);
    const roll = below(root, tier);
    for (let i = line.length - 1; i > 0; i -= 1) {
      const j = roll(i + 1);
      const swap = line[i];
      line[i] = line[j];
      line[j] = swap;
    }
    order.push(...line);
  }
  const keptFirst = order.filter((l) => l.way === 'kept').slice(0, Math.min(data.kept, data.seats));
  let left = data.seats - keptFirst.length;
  const result = order.map((l, i) => {
    let seat = 'wait';
    if (keptFirst.includes(l)) seat = 'kept';
    else if (left > 0) {
      seat = 'open';
      left -= 1;
    }
    return { place: i + 1, number: l.number, seat };
  });
  if (JSON.stringify(result) !== JSON.stringify(data.result)) wrong.push('result');
  return { root, result, wrong };
}

if (typeof process !== 'undefined' && process.argv[1]?.endsWith('recompute-draw.mjs')) {
  const { readFileSync } = await import('node:fs');
  const { result, wrong } = recompute(JSON.parse(readFileSync(process.argv[2], 'utf8')));
  for (const r of result) console.log(`${r.place}\t${r.number}\t${r.seat}`);
  console.log(wrong.length === 0 ? 'OK 与公布的结果完全一致' : `WRONG 不一致: ${wrong.join(', ')}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
