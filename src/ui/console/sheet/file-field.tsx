import { Button, Form, Upload } from 'antd';
import { accept } from '#kernel/accept.ts';
import type { Word } from '#kernel/words.ts';
import { useSay } from '../say.tsx';
import { sheetWords } from './sheet.words.ts';

type FileFieldProps = { hint: Word; file: File | null; lacksFile: boolean; choose: (file: File | null) => void };

/** The table to be taken in: one, kept by the page until it is looked at. */
export function FileField({ hint, file, lacksFile, choose }: FileFieldProps) {
  const { say } = useSay();
  return (
    <Form.Item
      extra={say(hint)}
      {...(lacksFile && { validateStatus: 'error' as const, help: say(sheetWords.needFile) })}
    >
      <Upload
        accept={accept.table}
        maxCount={1}
        beforeUpload={(chosen) => {
          choose(chosen);
          return false;
        }}
        fileList={file ? [{ uid: 'sheet', name: file.name, size: file.size }] : []}
        onRemove={() => choose(null)}
      >
        <Button>{say(sheetWords.chooseFile)}</Button>
      </Upload>
    </Form.Item>
  );
}
