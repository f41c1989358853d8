import { Button, Upload } from 'antd';
import { accept } from '#kernel/accept.ts';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';

/** Files chosen here wait until the form is sent. */
export function FilePicker({ files, choose }: { files: readonly File[]; choose: (files: readonly File[]) => void }) {
  const { say } = useSay();
  return (
    <Upload
      multiple
      accept={accept.attachment}
      maxCount={9}
      beforeUpload={(file, all) => {
        // Called once for each file of one choice, every time with all of them.
        if (file === all.at(-1)) choose([...files, ...all].slice(0, 9));
        return false;
      }}
      fileList={files.map((file, i) => ({ uid: `${i}`, name: file.name, size: file.size }))}
      onRemove={(removed) => choose(files.filter((_, i) => `${i}` !== removed.uid))}
    >
      <Button>{say(w.addFiles)}</Button>
    </Upload>
  );
}
