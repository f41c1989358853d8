import { Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Word } from '#kernel/words.ts';
import { useDeed } from './ask.ts';
import { showFaults } from './form.ts';
import { kitWords as w } from './kit.words.ts';
import { Fault } from './parts.tsx';
import { useSay } from './say.tsx';

type Props<V extends object, A> = {
  title: Word;
  ok?: Word;
  start?: { [K in keyof V]?: V[K] | undefined };
  send: (values: V, key: string) => Promise<A>;
  done: (answer: A) => void;
  close: () => void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
};

/** A form in a dialog: faults land on their fields, a refusal stands below, what was typed stays until it is done. */
export function FormDialog<V extends object, A>({ title, ok, start, send, done, close, children }: Props<V, A>) {
  const { say, lang } = useSay();
  const [form] = Form.useForm<V>();
  const deed = useDeed(send);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (deed.problem) showFaults(form, deed.problem, lang);
  }, [deed.problem, form, lang]);
  const run = async (values: V) => {
    const answer = await deed.run(values);
    if (answer === null) return;
    close();
    done(answer);
  };
  return (
    <Modal
      open
      title={say(title)}
      okText={say(ok ?? w.save)}
      cancelText={say(w.cancel)}
      onOk={form.submit}
      onCancel={close}
      confirmLoading={deed.pending}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        // Whoever was quicker than the animation keeps the field they are in.
        if (isOpen && !top.current?.contains(document.activeElement))
          top.current?.querySelector<HTMLElement>('textarea, input')?.focus();
      }}
    >
      <div ref={top}>
        <Form<V>
          form={form}
          layout="vertical"
          requiredMark={false}
          {...(start && { initialValues: start })}
          onFinish={(values) => void run(values)}
        >
          {typeof children === 'function' ? children(form) : children}
        </Form>
      </div>
      {deed.problem && <Fault problem={deed.problem} />}
    </Modal>
  );
}
