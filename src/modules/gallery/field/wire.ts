import { wire } from '#ui/field/ask.ts';
import type { GalleryApi } from '../gallery.contract.ts';

/** The endpoint the phone calls, held against the contract by the compiler (see `wire`). */
export const gallery = {
  capture: wire<GalleryApi['captureWork']>({ method: 'POST', path: '/api/gallery/capture' }),
};
