import { useEffect, useRef, useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { type ChoiceFault, choiceFault } from './choose.ts';
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
  const [broken, setBroken] = useState<readonly string[]>([]);
  const { files } = form.draft;
  const room = MAX_FILES - files.length - form.adding;
  const [faults, setFaults] = useState<readonly ChoiceFault[]>([]);
  /** Those that can be added; what is wrong with the others is said by name. */
  const unfaulty = (chosen: readonly File[], as: 'photo' | 'sound') => {
    const wrong = chosen.map((f) => choiceFault(f, as));
    setFaults(wrong.flatMap((f) => f ?? []));
    return chosen.filter((_, i) => !wrong[i]);
  };
  const addPhotos = async (chosen: readonly File[]) => {
    setBroken([]);
    const photos = unfaulty(chosen, 'photo').slice(0, room);
    const drawn = oneByOne(photos, smallerPhoto);
    const added = photos.map((f, i) => form.addFile({ name: photoName(f.name), kind: 'photo' }, drawn[i] ?? f));
    const came = await Promise.allSettled(added);
    setBroken(photos.flatMap((f, i) => (came[i]?.status === 'rejected' ? f.name : [])));
  };
  const addSounds = async (chosen: readonly File[]) => {
    setBroken([]);
    const sounds = unfaulty(chosen, 'sound').slice(0, room);
    await Promise.all(sounds.map((f) => form.addFile({ name: f.name.slice(-80), kind: 'sound' }, f)));
  };
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
      {form.adding > 0 && (
        <p className="hint" role="status">
          {say(w.addingFile)}
        </p>
      )}
      {broken.length > 0 && (
        <p className="fault" role="alert">
          {say(w.notAdded, { names: broken.join('、') })}
        </p>
      )}
      {faults.map((f) => (
        <p key={String(f.values.name)} className="fault" role="alert">
          {say(f.word, f.values)}
        </p>
      ))}
      {files.length >= MAX_FILES && <p className="hint">{say(w.filesFull)}</p>}
      <div className="ways">
        {room > 0 && <FileButton label={say(w.takePhoto)} camera onFiles={addPhotos} />}
        {room > 0 && <FileButton label={say(w.choosePhoto)} onFiles={addPhotos} />}
        {room > 0 && withSound && <FileButton label={say(w.chooseSound)} of="sound" onFiles={addSounds} />}
        {withSound && (
          <Recorder isFull={room <= 0} onSound={(sound, name) => form.addFile({ name, kind: 'sound' }, sound)} />
        )}
      </div>
    </div>
  );
}

export type FilesPart = Pick<DraftForm<object>, 'addFile' | 'removeFile' | 'adding'> & {
  draft: { files: readonly DraftFile[] };
};

/** All are on their way at once, but a phone has room for one big picture at a time. */
function oneByOne(files: readonly File[], work: (file: File) => Promise<Blob>): Promise<Blob>[] {
  let before: Promise<unknown> = Promise.resolve();
  return files.map((file) => {
    const done = before.then(() => work(file));
    before = done.catch(() => undefined);
    return done;
  });
}

/** Drawn anew as JPEG, so it must be called so. */
const photoName = (name: string) => `${name.replace(/\.\w+$/, '').slice(0, 60) || 'photo'}.jpg`;

type Way = {
  label: string;
  camera?: boolean;
  of?: 'photo' | 'sound';
  onFiles: (chosen: readonly File[]) => Promise<void>;
};
function FileButton(p: Way) {
  return (
    <label className={p.camera ? 'button main' : 'button plain'}>
      {p.label}
      <input
        type="file"
        accept={accept[p.of ?? 'photo']}
        {...(p.camera ? { capture: 'environment' } : { multiple: true })}
        onChange={(event) => {
          const input = event.currentTarget;
          const chosen = [...(input.files ?? [])];
          // The same picture may be chosen once more.
          input.value = '';
          void p.onFiles(chosen);
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

function silence(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What this browser records: named before it begins, for the file has its name from the start. */
const soundType = (): 'audio/mp4' | 'audio/webm' =>
  MediaRecorder.isTypeSupported('audio/webm') ? 'audio/webm' : 'audio/mp4';

type RecorderProps = { isFull: boolean; onSound: (sound: Promise<Blob>, name: string) => Promise<unknown> };

/** Tap to begin, tap to stop; at most three minutes. Not shown where the phone cannot record. */
function Recorder({ isFull, onSound }: RecorderProps) {
  const say = useSay();
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [isRefused, setRefused] = useState(false);
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
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
  if (!canRecord() || (isFull && seconds === null)) return null;

  const begin = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    setRefused(!stream);
    if (!stream) return;
    // The page was left while the phone asked whether it may record.
    if (!isHere.current) return silence(stream);
    const type = soundType();
    const made = new MediaRecorder(stream, { mimeType: type });
    const chunks: Blob[] = [];
    made.ondataavailable = (event) => chunks.push(event.data);
    const sound = new Promise<Blob>((done) => {
      made.onstop = () => {
        silence(stream);
        setSeconds(null);
        done(new Blob(chunks, { type }));
      };
    });
    void onSound(sound, type === 'audio/mp4' ? 'voice.m4a' : 'voice.webm');
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
