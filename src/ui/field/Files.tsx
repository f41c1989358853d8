import { useEffect, useRef, useState } from 'react';
import { accept } from '#kernel/accept.ts';
import type { DraftFile } from './draft.ts';
import { fieldWords as w } from './field.words.ts';
import { Button } from './kit.tsx';
import { readFile } from './phone.store.ts';
import { smallerPhoto } from './photo.ts';
import { useSay } from './say.ts';
import type { DraftForm } from './useDraft.ts';

const MAX_FILES = 9;
const MAX_SOUND_SECONDS = 180;

/** Photos (camera first) and voice notes of a draft. */
export function FilesOf({ form, withSound }: { form: FilesPart; withSound?: boolean }) {
  const say = useSay();
  const { files } = form.draft;
  const addPhotos = async (list: FileList | null) => {
    for (const file of [...(list ?? [])].slice(0, MAX_FILES - files.length))
      await form.addFile({ name: photoName(file.name), kind: 'photo' }, await smallerPhoto(file));
  };
  const isFull = files.length >= MAX_FILES;
  return (
    <div className="files">
      {files.length > 0 && (
        <ul>
          {files.map((file, i) => (
            <li key={file.id}>
              <Shown file={file} label={say(file.kind === 'photo' ? w.photoN : w.soundN, { n: i + 1 })} />
              <button
                type="button"
                className="remove"
                aria-label={say(w.remove, { what: say(file.kind === 'photo' ? w.photoN : w.soundN, { n: i + 1 }) })}
                onClick={() => form.removeFile(file.id)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p className="hint">{say(w.filesFull)}</p>
      ) : (
        <div className="ways">
          <PhotoButton label={say(w.takePhoto)} camera onFiles={addPhotos} />
          <PhotoButton label={say(w.choosePhoto)} onFiles={addPhotos} />
          {withSound && <Recorder onSound={(blob, name) => form.addFile({ name, kind: 'sound' }, blob)} />}
        </div>
      )}
    </div>
  );
}

export type FilesPart = Pick<DraftForm<object>, 'addFile' | 'removeFile'> & { draft: { files: readonly DraftFile[] } };

/** Drawn anew as JPEG, so it must be called so. */
const photoName = (name: string) => `${name.replace(/\.\w+$/, '').slice(0, 60) || 'photo'}.jpg`;

function PhotoButton(p: { label: string; camera?: boolean; onFiles: (list: FileList | null) => Promise<void> }) {
  return (
    <label className={p.camera ? 'button main' : 'button plain'}>
      {p.label}
      <input
        type="file"
        accept={accept.photo}
        {...(p.camera ? { capture: 'environment' } : { multiple: true })}
        onChange={async (event) => {
          const input = event.currentTarget;
          await p.onFiles(input.files);
          input.value = '';
        }}
      />
    </label>
  );
}

function Shown({ file, label }: { file: DraftFile; label: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isHere = true;
    readFile(file.id).then((blob) => {
      if (!blob || !isHere) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isHere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.id]);
  if (!url) return <span className="thumb" />;
  if (file.kind === 'photo') return <img className="thumb" src={url} alt={label} />;
  // biome-ignore lint/a11y/useMediaCaption: a person's own voice note has no captions
  return <audio controls src={url} aria-label={label} />;
}

const canRecord = () => 'MediaRecorder' in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** Tap to begin, tap to stop; at most three minutes. Not shown where the phone cannot record. */
function Recorder({ onSound }: { onSound: (blob: Blob, name: string) => Promise<unknown> }) {
  const say = useSay();
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(
    () => () => {
      if (recorder.current?.state === 'recording') recorder.current.stop();
    },
    [],
  );
  useEffect(() => {
    if (seconds === null) return;
    if (seconds >= MAX_SOUND_SECONDS) recorder.current?.stop();
    const tick = setTimeout(() => setSeconds(seconds + 1), 1000);
    return () => clearTimeout(tick);
  }, [seconds]);
  if (!canRecord()) return null;

  const begin = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    setRefused(!stream);
    if (!stream) return;
    const made = new MediaRecorder(stream);
    const chunks: Blob[] = [];
    made.ondataavailable = (event) => chunks.push(event.data);
    made.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      setSeconds(null);
      const type = made.mimeType.split(';')[0] || 'audio/webm';
      void onSound(new Blob(chunks, { type }), type.includes('mp4') ? 'voice.m4a' : 'voice.webm');
    };
    recorder.current = made;
    made.start();
    setSeconds(0);
  };
  return (
    <>
      <Button onClick={() => (seconds === null ? void begin() : recorder.current?.stop())}>
        {seconds === null
          ? say(w.record)
          : say(w.stop, { seconds: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}
      </Button>
      {isRefused && (
        <p className="fault" role="alert">
          {say(w.recordRefused)}
        </p>
      )}
    </>
  );
}
