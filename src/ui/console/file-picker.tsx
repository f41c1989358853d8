import { Button, Upload } from 'antd';
import { accept } from '#kernel/accept.ts';
import type { Word } from '#kernel/words.ts';
import { kitWords as w } from './kit.words.ts';
import { useSay } from './say.tsx';

type Props = {
  files: readonly File[];
  choose: (files: readonly File[]) => void;
  label?: Word;
  /** What is asked for: anything that may be attached, or pictures and scans only. */
  of?: 'attachment' | 'scan';
};

/** Files chosen here wait until the form is sent. */
export function FilePicker({ files, choose, label = w.addFiles, of = 'attachment' }: Props) {
  const { say } = useSay();
  return (
    <Upload
      multiple
      accept={accept[of]}
      maxCount={9}
      beforeUpload={(file, all) => {
        // Called once for each file of one choice, every time with all of them.
        if (file === all.at(-1)) choose([...files, ...all].slice(0, 9));
        return false;
      }}
      fileList={files.map((file, i) => ({ uid: `${i}`, name: file.name, size: file.size }))}
      onRemove={(removed) => choose(files.filter((_, i) => `${i}` !== removed.uid))}
    >
      <Button>{say(label)}</Button>
    </Upload>
  );
}
