import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** An answer as it goes over the wire, written and compressed once however many are given it (`shared` of an endpoint). */
export type Ready = { readonly plain: Buffer; readonly br: Buffer };

const compress = promisify(brotliCompress);
/** What is sent to many may cost a little more than the usual 4. */
const QUALITY = 5;

/** `text` is JSON. */
export async function readyText(text: string): Promise<Ready> {
  const plain = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return { plain, br: await compress(plain, { params }) };
}

/** Browsers say what they read; whoever does not read this is sent it plain, and the server compresses it as it does everything. */
export const readsBrotli = (accepts: string | undefined): boolean => /(?:^|[\s,])br(?:$|[\s,;])/.test(accepts ?? '');
