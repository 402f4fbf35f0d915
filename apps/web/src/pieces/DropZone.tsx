import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** Files, a folder or a zip: by dropping, by button, by keyboard. Hands over what was chosen, and nothing more. */
export function DropZone(props: {
  readonly title: string;
  readonly hint: string;
  readonly accept: string;
  readonly folders: boolean;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const take = (list: FileList | null): void => {
    const chosen = [...(list ?? [])];
    if (chosen.length > 0) props.onFiles(chosen);
  };
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    const dropped = await filesIn(event.dataTransfer);
    if (dropped.length > 0) props.onFiles(dropped);
  };
  return (
    <div
      className={`drop-zone ${over ? 'drop-zone--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => void drop(event)}
    >
      <Icon name="upload" />
      <div className="drop-zone__words">
        <p className="drop-zone__title">{props.title}</p>
        <p className="drop-zone__hint" id={hintId}>
          {props.hint}
        </p>
      </div>
      <div className="drop-zone__buttons">
        <Button look="primary" busy={props.busy} onClick={() => files.current?.click()}>
          {t('drop.chooseFiles')}
        </Button>
        {props.folders ? (
          <Button busy={props.busy} icon="folder" onClick={() => folder.current?.click()}>
            {t('drop.chooseFolder')}
          </Button>
        ) : null}
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={props.accept}
        aria-label={t('drop.chooseFiles')}
        data-role="files"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {props.folders ? (
        <input
          ref={folder}
          type="file"
          hidden
          aria-label={t('drop.chooseFolder')}
          {...{ webkitdirectory: '' }}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      ) : null}
    </div>
  );
}

/** What was dropped, with the files inside dropped folders. */
async function filesIn(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    return [
      await new Promise<File>((resolve, reject) => {
        (entry as FileSystemFileEntry).file(resolve, reject);
      }),
    ];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject); // gives at most a hundred at a time
    });
    if (batch.length === 0) break;
    found.push(...batch);
  }
  return (await Promise.all(found.map(filesOf))).flat();
}
