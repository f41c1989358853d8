import { ask } from '#ui/field/ask.ts';
import { forgetKept } from '#ui/field/kept.ts';
import { forgetDeleted, forgetOutbox, readOutbox } from '#ui/field/outbox.ts';
import {
  closeStore,
  keepVault,
  knownVault,
  openMemory,
  openVault,
  sealOld,
  vaultsHere,
  wipe,
} from '#ui/field/phone.store.ts';
import { canSeal, type Vault, vaultKey } from '#ui/field/vault.ts';
import { newKey, Problem } from '#ui/web/call.ts';
import { rescueAll } from './rescue.ts';
import { withOutbox } from './sync.ts';
import { phoneWire } from './wire.ts';

const kindOfPhone = (): string => {
  const { userAgent } = navigator;
  return (/HarmonyOS|Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(userAgent)?.[0] ?? 'Browser').slice(0, 60);
};

/**
 * Opens this phone's store for the account. With the key it has at once, and the server is asked meanwhile (`onLetGo`: the phone was let go; what
 * it held has been handed over and it keeps nothing more); the first time with the key the server hands out.
 */
export async function enterPhone(accountId: string, onLetGo: () => void): Promise<'open' | 'memory' | 'letGo'> {
  if (!canSeal()) return inMemory(accountId);
  const known = await knownVault(accountId).catch(() => undefined);
  if (!known) return register(accountId, undefined);
  await begin(known);
  void register(accountId, known).then((came) => came === 'letGo' && onLetGo());
  return 'open';
}

async function register(accountId: string, known: Vault | undefined): Promise<'open' | 'memory' | 'letGo'> {
  try {
    const said = await ask(phoneWire.register, { input: { id: known?.phoneId ?? newKey(), name: kindOfPhone() } });
    if (said.letGo) return await leavePhone(known);
    if (!said.key) return known ? 'open' : inMemory(accountId);
    if (known && JSON.stringify(known.areas) === JSON.stringify(said.areas)) return 'open';
    // Places that are no longer theirs: what was read of them is dropped, what was written stays.
    if (known) await forgetKept(accountId);
    const vault: Vault = {
      accountId,
      phoneId: said.id,
      key: known?.key ?? (await vaultKey(said.key)),
      areas: said.areas,
    };
    await keepVault(vault);
    await begin(vault);
    return 'open';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return known ? 'open' : inMemory(accountId);
  }
}

function inMemory(accountId: string): 'memory' {
  openMemory(accountId);
  return 'memory';
}

async function begin(vault: Vault): Promise<void> {
  openVault(vault);
  await sealOld(vault.accountId);
  await readOutbox();
  await forgetDeleted();
  void navigator.storage?.persist?.();
}

/**
 * Hands over what is not with the server under the phone's own key, then deletes everything. What cannot be handed over now stays, sealed, and
 * nobody is shown it; it is tried again whenever there is a way, and at the next start.
 */
async function leavePhone(vault: Vault | undefined): Promise<'letGo'> {
  if (!vault) return 'letGo';
  await withOutbox(async () => {
    await begin(vault);
    if (await rescueAll(vault)) {
      await forgetPhone(vault.accountId);
      leaving.delete(vault.accountId);
    } else {
      closeStore();
      forgetOutbox();
      leaving.add(vault.accountId);
    }
  });
  return 'letGo';
}
const leaving = new Set<string>();

/** Does this phone, let go, still hold something that waits to be handed over? */
export const isLeaving = (): boolean => leaving.size > 0;

/**
 * Asked while nobody is signed in, e.g. by a phone that was lost: are the accounts whose stores lie here still let to keep them? Those that are
 * not hand over what they hold and are deleted. True when one was let go.
 */
export async function checkLetGo(): Promise<boolean> {
  let isLetGo = false;
  for (const vault of await vaultsHere().catch(() => [])) {
    try {
      const { letGo } = await ask(phoneWire.state, { params: { id: vault.phoneId } });
      if (!letGo) continue;
      await leavePhone(vault);
      isLetGo = true;
    } catch (error) {
      // No way to the server: asked again at the next start.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return isLetGo;
}

/** Signing out: the key is deleted, and with it everything that was readable. */
export async function forgetPhone(accountId: string): Promise<void> {
  await wipe(accountId);
  closeStore();
  forgetOutbox();
}
