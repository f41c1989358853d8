import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hearNews } from '#ui/console/live.ts';
import { insightApi } from '../insight.contract.ts';

const QUIET_MS = 4000;

/** Reads boards again soon after something happened, never more often than every few seconds; what is shown stays until the new is there. */
export function useBoardNews(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = hearNews(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: [insightApi.board.path] });
      }, QUIET_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}
