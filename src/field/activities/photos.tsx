import { useEffect, useState } from "preact/hooks";
import { useField } from "../look/field";
import { Icon } from "../look/icons";
import type { NewPhoto } from "../storage/album";
import { type Redrawn, shrunk } from "./shrinking";

async function redrawn(file: Blob): Promise<Redrawn> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  return {
    width: bitmap.width, height: bitmap.height,
    encode: async (width, height, quality) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      canvas.getContext("2d")!.drawImage(bitmap, 0, 0, width, height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
      if (!blob) throw new Error("The browser wrote no JPEG.");
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

/** The pictures of a draft: they come back after a kill, as the words do. */
export function useDraftPhotos(draft: string): [NewPhoto[], (photos: NewPhoto[]) => void] {
  const { album } = useField().notebook;
  const [photos, setPhotos] = useState<NewPhoto[]>([]);
  useEffect(() => {
    void album.draft(draft).then(setPhotos);
  }, [draft]);
  return [photos, (next) => {
    setPhotos(next);
    void album.keepDraft(draft, next);
  }];
}

/** Pictures of a record that is being written: taken or chosen, made small at once. */
export function Photos({ photos, onChange, newId, most = 4 }: { photos: readonly NewPhoto[]; onChange: (photos: NewPhoto[]) => void; newId: () => string; most?: number }) {
  const [fault, setFault] = useState("");
  const add = async (files: FileList | null) => {
    setFault("");
    const added: NewPhoto[] = [];
    for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
      try {
        added.push({ id: newId(), bytes: await shrunk(await redrawn(file)) });
      } catch {
        setFault(`Không đọc được ảnh “${file.name}”. Chụp lại hoặc chọn ảnh khác.`);
      }
    }
    if (added.length > 0) onChange([...photos, ...added]);
  };
  return (
    <div class="photos">
      <ul class="thumbs">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <Thumb bytes={photo.bytes} name={`Ảnh ${index + 1}`} />
            <button type="button" onClick={() => onChange(photos.filter((one) => one.id !== photo.id))}>Bỏ ảnh {index + 1}</button>
          </li>
        ))}
      </ul>
      {photos.length < most && (
        <label class="button wide file">
          <Icon name="camera" /> {photos.length === 0 ? "Chụp hoặc chọn ảnh" : "Thêm ảnh"}
          <input type="file" accept="image/*" multiple onChange={(event) => { void add(event.currentTarget.files); event.currentTarget.value = ""; }} />
        </label>
      )}
      {fault && <p class="fault" role="alert"><Icon name="stop" /> {fault}</p>}
    </div>
  );
}

function Thumb({ bytes, name }: { bytes: NewPhoto["bytes"]; name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address ? <img src={address} alt={name} /> : null;
}
