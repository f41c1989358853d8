import { Checkbox, Modal } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { kitWords as w } from './kit.words.ts';
import { useMe } from './me.tsx';
import { useSay } from './say.tsx';

export type Shortcut = { key: string; says: Word; run: () => void };
type Board = { put(owner: symbol, list: readonly Shortcut[]): void; remove(owner: symbol): void; showHelp(): void };
type Switch = { areOn: boolean; turn(on: boolean): void };
const Context = createContext<Board | null>(null);
const SwitchContext = createContext<Switch>({ areOn: true, turn: () => {} });

/** Each person's own word at this computer: several may sit at it in turn. */
const keptAt = (accountId: string) => `baodao.keys.${accountId}`;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog]') !== null);

const CONTROLS =
  ':is(a[href], button, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=switch])';
/** Enter and the space bar are what the keyboard stands on first; only else are they the page's. */
const isForControl = ({ key, target }: KeyboardEvent) =>
  (key === 'Enter' || key === ' ') && target instanceof Element && target.closest(CONTROLS) !== null;

/**
 * Single letters that do things, as long as nobody is typing; `?` lists those of the page. Whoever speaks instead of typing, or whose hands slip, turns
 * them off (WCAG 2.1.4).
 */
export function KeysProvider({ children }: { children: ReactNode }) {
  const { say } = useSay();
  const kept = keptAt(useMe().accountId);
  const [areOn, setOn] = useState(() => localStorage.getItem(kept) !== 'off');
  const own = useMemo<Switch>(
    () => ({
      areOn,
      turn: (on) => {
        localStorage.setItem(kept, on ? 'on' : 'off');
        setOn(on);
      },
    }),
    [areOn, kept],
  );
  const lists = useRef(new Map<symbol, readonly Shortcut[]>());
  const [help, setHelp] = useState<readonly Shortcut[] | null>(null);
  const board = useMemo<Board>(
    () => ({
      put: (owner, list) => void lists.current.set(owner, list),
      remove: (owner) => void lists.current.delete(owner),
      showHelp: () => setHelp([...lists.current.values()].flat()),
    }),
    [],
  );
  useEffect(() => {
    if (!areOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isForControl(event)) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      if (event.key === '?') return board.showHelp();
      const found = [...lists.current.values()].flat().findLast((s) => s.key === event.key);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [board, areOn]);
  const shown = [...(help ?? []), { key: '?', says: w.help }];
  return (
    <Context value={board}>
      <SwitchContext value={own}>
        {children}
        <Modal open={help !== null} title={say(w.keys)} footer={null} onCancel={() => setHelp(null)} width={420}>
          <dl className="keys">
            {shown.map((s) => (
              <div key={s.key}>
                <dt>
                  <kbd>{s.key}</kbd>
                </dt>
                <dd>{say(s.says)}</dd>
              </div>
            ))}
          </dl>
          <p className="soft">{say(w.keysHint)}</p>
          <KeySwitch />
        </Modal>
      </SwitchContext>
    </Context>
  );
}

const useBoard = () => {
  const board = useContext(Context);
  if (!board) throw new Error('KeysProvider is missing');
  return board;
};
/** Turns the single letters on and off for whoever is signed in. */
export function KeySwitch() {
  const { say } = useSay();
  const { areOn, turn } = useContext(SwitchContext);
  return (
    <>
      <Checkbox checked={areOn} onChange={(event) => turn(event.target.checked)}>
        {say(w.keysOn)}
      </Checkbox>
      <p className="soft small">{say(w.keysOnHint)}</p>
    </>
  );
}

export const useKeyHelp = () => useBoard().showHelp;

/** The shortcuts of a page, as long as it is there. */
export function useKeys(list: readonly Shortcut[]): void {
  const board = useBoard();
  const owner = useRef(Symbol('keys'));
  useEffect(() => board.put(owner.current, list));
  useEffect(() => {
    const mine = owner.current;
    return () => board.remove(mine);
  }, [board]);
}
