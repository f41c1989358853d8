import { Form } from 'antd';

/** One file of one's own choosing, with the browser's own control: it works by keyboard and by voice. */
export function OneFile({
  label,
  hint,
  file,
  choose,
  name = 'file',
}: {
  label: string;
  hint?: string;
  file: File | null;
  choose: (file: File | null) => void;
  name?: string;
}) {
  return (
    <Form.Item label={label} htmlFor={`one-${name}`} {...(hint && { extra: hint })}>
      <input
        id={`one-${name}`}
        type="file"
        accept=".pdf,.doc,.docx,.xlsx,image/*"
        onChange={(event) => choose(event.target.files?.[0] ?? null)}
      />
      {file && <span className="sr-only">{file.name}</span>}
    </Form.Item>
  );
}
