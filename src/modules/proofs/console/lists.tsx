import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type EditionView, type ItemRow, proofListsApi } from '../lists.contract.ts';
import { nationalProofs } from '../national.rules.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { listRoles } from '../proofs.rules.ts';
import { itemKindWords, proofWords } from '../proofs.words.ts';
import { ItemForm } from './item.form.tsx';
import { type Going, useProofsAgain } from './proofs.page.tsx';

/** The county's list, edition by edition; below it the national twenty, which nobody has to type. */
export function Lists({ search, go }: Going) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useProofsAgain();
  const [isDrafting, draft] = useState(false);
  const ask = useAsk(proofListsApi.proofEditions, {});
  const keeps = listRoles.some((r) => r === role);
  return (
    <Read ask={ask} rows={4}>
      {({ items }) => {
        const shown = items.find((e) => e.id === search.edition) ?? items.find((e) => e.isInForce) ?? items[0];
        return (
          <>
            <div className="filters no-print">
              {shown && (
                <Select
                  value={shown.id}
                  aria-label={say(w.editions)}
                  popupMatchSelectWidth={false}
                  options={items.map((e) => ({ value: e.id, label: `${e.placeName} ${e.title} · ${e.nth}` }))}
                  onChange={(edition) => go({ edition })}
                />
              )}
              {keeps && !items.some((e) => e.mayEdit) && (
                <Button onClick={() => draft(true)}>{say(w.newEdition)}</Button>
              )}
            </div>
            {shown ? <Edition id={shown.id} /> : <Nothing title={say(w.noLists)} hint={say(w.noListsHint)} />}
            <National />
            {isDrafting && (
              <FormDialog<{ title: string }, EditionView>
                title={w.newEdition}
                close={() => draft(false)}
                done={(e) => {
                  again();
                  go({ edition: e.id });
                }}
                send={(input, key) => call(proofListsApi.draftProofEdition, { input, key })}
              >
                <p className="soft">{say(w.newEditionHint)}</p>
                <Form.Item
                  name="title"
                  label={say(w.editionTitle)}
                  rules={[{ required: true, message: say(w.required) }]}
                >
                  <Input maxLength={80} />
                </Form.Item>
              </FormDialog>
            )}
          </>
        );
      }}
    </Read>
  );
}

function Edition({ id }: { id: string }) {
  const { say } = useSay();
  const again = useProofsAgain();
  const [item, edit] = useState<ItemRow | 'new' | null>(null);
  const [isPublishing, publish] = useState(false);
  const ask = useAsk(proofListsApi.getProofEdition, { params: { id } });
  const drop = useDeed((given: { code: string; version: number }, key) =>
    call(proofListsApi.dropProofItem, { params: { id }, version: given.version, input: { code: given.code }, key }),
  );
  return (
    <Read ask={ask} rows={6}>
      {(e) => (
        <section>
          <h2>
            {e.title}{' '}
            <Tag>{say(e.status === 'draft' ? w.draft : e.isInForce ? w.inForce : e.toDay ? w.past : w.coming)}</Tag>
          </h2>
          {e.fromDay && (
            <p className="soft">
              {say(w.fromDay)} {e.fromDay}
              {e.toDay && ` – ${e.toDay}`}
            </p>
          )}
          <div className="page-acts no-print">
            {e.mayEdit && (
              <>
                <Button onClick={() => edit('new')}>{say(w.addItem)}</Button>
                <ButtonLink to="/proofs/lists/$id/import" params={{ id }}>
                  {say(w.import)}
                </ButtonLink>
                <Button type="primary" onClick={() => publish(true)}>
                  {say(w.publish)}
                </Button>
              </>
            )}
            <Button href={urlOf(proofListsApi.exportProofItems, { params: { id } })}>{say(w.export)}</Button>
          </div>
          {drop.problem && <Fault problem={drop.problem} />}
          <Register
            rows={e.list}
            keyOf={(i) => i.code}
            {...(e.mayEdit && { open: (i: ItemRow) => edit(i) })}
            columns={[
              { head: w.item, cell: (i) => i.name },
              { head: w.state, cell: (i) => say(itemKindWords[i.kind]) },
              { head: w.basis, cell: (i) => [i.law, i.article].filter(Boolean).join(' ') || '—' },
              { head: w.procedure, cell: (i) => i.procedure || [i.who, i.how].filter(Boolean).join('。') },
              {
                head: w.on,
                cell: (i) => (i.validDays === null ? '—' : say(w.validDaysOf, { n: i.validDays })),
                isFigure: true,
              },
              {
                head: w.drop,
                cell: (i) =>
                  e.mayEdit && (
                    <Button
                      size="small"
                      onClick={async () => {
                        if (await drop.run({ code: i.code, version: e.version })) again();
                      }}
                    >
                      {say(w.drop)}
                    </Button>
                  ),
              },
            ]}
          />
          {item && <ItemForm e={e} item={item === 'new' ? null : item} close={() => edit(null)} done={again} />}
          {isPublishing && (
            <FormDialog<{ fromDay: string }, EditionView>
              title={w.publish}
              ok={w.publish}
              start={{ fromDay: dayOf(Date.now()) }}
              close={() => publish(false)}
              done={again}
              send={(input, key) =>
                call(proofListsApi.publishProofEdition, { params: { id }, version: e.version, input, key })
              }
            >
              <Form.Item name="fromDay" label={say(w.fromDay)} rules={[{ required: true, message: say(w.required) }]}>
                <Input type="date" />
              </Form.Item>
            </FormDialog>
          )}
        </section>
      )}
    </Read>
  );
}

function National() {
  const { say } = useSay();
  return (
    <section>
      <h2>{say(proofWords.national)}</h2>
      <Register
        rows={nationalProofs}
        keyOf={(n) => String(n.nth)}
        columns={[
          { head: w.item, cell: (n) => `${n.nth} ${say(n.name)}` },
          { head: w.whoIssues, cell: (n) => say(n.who) },
          { head: w.howInstead, cell: (n) => say(n.how) },
        ]}
      />
    </section>
  );
}
