import { useEffect } from 'react';

/** With what lies around it: Ant Design gives the focus to the frame of a drawer first. */
const DIALOG = '.ant-drawer, .ant-modal-root, [role=dialog]';
const KEPT = 50;
type Stop = { readonly at: HTMLElement; readonly dialog: Element | null };

/**
 * A dialog that is gone gives the focus back to where it was before it came, or, when that is gone too, to the page (WCAG 2.4.3). Ant Design does so for
 * dialogs that stay and hide; ours leave the page with their question.
 */
export function useFocusBack(): void {
  useEffect(() => {
    let stops: Stop[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement)
        stops = [...stops, { at: target, dialog: target.closest(DIALOG) }].slice(-KEPT);
    };
    // Their content has left before their place in the body goes: what is gone is told by the last stop.
    const watch = new MutationObserver(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (!isLost || stops.at(-1)?.dialog?.isConnected !== false) return;
      const before = stops.findLast(({ dialog }) => dialog === null || dialog.isConnected);
      const page = document.getElementById('content');
      (before?.at.isConnected ? before.at : page)?.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    watch.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      watch.disconnect();
    };
  }, []);
}
