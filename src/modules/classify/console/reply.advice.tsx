import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { classifyApi } from '../classify.contract.ts';
import { classifyWords as w } from '../classify.words.ts';
import { useRested } from './suggestion.parts.tsx';

const answers = ['reply', 'answer'];
const LEAST = 6;

/** While a reply is being written: what it leaves open. It never holds anything up. */
export function ReplyAdvice({ verb, caseId, text }: SlotProps['act']) {
  return answers.includes(verb) ? <Advice caseId={caseId} text={text} /> : null;
}

function Advice({ caseId, text }: { caseId: string; text: string }) {
  const { say } = useSay();
  const draft = useRested(text.trim());
  const ask = useQuery({
    queryKey: [classifyApi.checkReply.path, caseId, draft],
    queryFn: () => call(classifyApi.checkReply, { params: { id: caseId }, input: { text: draft } }),
    enabled: draft.length >= LEAST,
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  if (draft.length < LEAST || !ask.data) return null;
  const { advice } = ask.data;
  if (advice.length === 0)
    return (
      <p className="soft small" role="status">
        {say(w.adviceNone)}
      </p>
    );
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={say(w.advice)}
      description={
        <>
          <ul className="plain">
            {advice.map(({ code, says, ask: asked }) => (
              <li key={`${code} ${asked}`}>
                {say(says)}
                {asked && <q>{asked}</q>}
              </li>
            ))}
          </ul>
          <p className="soft small">{say(w.adviceOnly)}</p>
        </>
      }
    />
  );
}
