import { FormDialog } from '#ui/console/form-dialog.tsx';
import { call } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import type { AidView } from '../aid.views.contract.ts';
import { KinOf, type KinValues } from './kin.fields.tsx';

/** Kinship that came to light later. */
export function KinDialog({ a, close, done }: { a: AidView; close: () => void; done: () => void }) {
  return (
    <FormDialog<KinValues, AidView>
      title={w.declareKin}
      ok={w.declareKin}
      close={close}
      done={done}
      send={(v, key) =>
        call(registersApi.declareKin, {
          params: { id: a.id },
          input: { official: v.official ?? '', post: v.post, relation: v.relation ?? '' },
          key,
        })
      }
    >
      <KinOf />
    </FormDialog>
  );
}
