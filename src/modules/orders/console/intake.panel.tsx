import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { orderConsoleWords as w } from '../orders.console.words.ts';
import { ordersApi } from '../orders.contract.ts';
import { type Service, serviceIn } from '../orders.rules.ts';
import { serviceWords } from '../orders.words.ts';

function Offered({ text, area, pick }: Omit<SlotProps['intake'], 'kind'>) {
  const { say } = useSay();
  const [chosen, choose] = useState<Service | null>(null);
  const ask = useQuery({
    queryKey: [ordersApi.offeredServices.path, area],
    queryFn: () => call(ordersApi.offeredServices, { query: { area } }),
    retry: false,
  });
  const offered = ask.data?.services ?? [];
  const likely = chosen ?? serviceIn(text);
  const value = offered.find((o) => o.service === likely)?.service ?? null;
  // The chosen service travels as the category of the case: the house sends it on by that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each service
  useEffect(() => {
    if (value) pick('category', serviceWords[value][0]);
  }, [value]);
  if (!ask.data) return null;
  return (
    <section className="card" aria-live="polite">
      <h2>{say(w.intakeTitle)}</h2>
      {offered.length === 0 ? (
        <p className="soft">{say(w.intakeNone)}</p>
      ) : (
        <>
          <Radio.Group
            className="stacked"
            aria-label={say(w.intakeTitle)}
            value={value}
            onChange={(e) => choose(e.target.value as Service)}
            options={offered.map(({ service, first }) => ({
              value: service,
              label: say(w.pickService, { service: say(serviceWords[service]), first }),
            }))}
          />
          <p className="soft small">{say(w.intakeHint)}</p>
        </>
      )}
    </section>
  );
}

/** While an order is written down on the telephone: which service it is, and who will be asked first. */
export const OrderIntake = ({ kind, area, ...p }: SlotProps['intake']) =>
  kind === 'order' && area ? <Offered key={area} area={area} {...p} /> : null;
