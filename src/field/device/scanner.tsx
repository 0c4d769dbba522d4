import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { cameraWords, codeIn, frameReader } from "./scanning";

const pause = 150;

/** Quét mã QR: the camera's picture until a code is in it. Nothing is kept, nothing leaves the phone. */
export function Scanner({ onCode, onFault, onCancel }: { onCode: (code: string) => void; onFault: (words: string) => void; onCancel: () => void }) {
  const picture = useRef<HTMLVideoElement>(null);
  const [said, setSaid] = useState("Đang mở máy ảnh…");
  const [light, setLight] = useState<{ track: MediaStreamTrack; on: boolean }>();

  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
      if (isOver) return stream.getTracks().forEach((track) => track.stop());
      const video = picture.current!;
      video.srcObject = stream;
      await video.play();
      const track = stream.getVideoTracks()[0];
      if (track && "torch" in (track.getCapabilities?.() ?? {})) setLight({ track, on: false });
      setSaid("Đưa mã QR trên tờ mã vào giữa khung.");
      const read = await frameReader();
      while (!isOver) {
        const text = video.videoWidth > 0 ? await read(video) : undefined;
        const code = text && codeIn(text);
        if (isOver) return;
        if (code) return onCode(code);
        if (text) setSaid("Đây không phải mã QR của tờ mã. Hãy quét mã cạnh tên của bạn.");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    look().catch((fault: unknown) => {
      if (!isOver) onFault(cameraWords(fault));
    });
    return () => {
      isOver = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  const toggle = async ({ track, on }: { track: MediaStreamTrack; on: boolean }) => {
    try {
      // Not in the browser's types yet.
      await track.applyConstraints({ advanced: [{ torch: !on } as MediaTrackConstraintSet] });
      setLight({ track, on: !on });
    } catch {
      setLight(undefined);
      setSaid("Không bật được đèn của máy này. Hãy quét ở chỗ sáng hơn.");
    }
  };
  return (
    <div class="scanner">
      <video ref={picture} muted playsInline aria-label="Hình của máy ảnh" />
      <p role="status">{said}</p>
      {light && <button type="button" class="wide" aria-pressed={light.on} onClick={() => void toggle(light)}>{light.on ? "Tắt đèn" : "Bật đèn"}</button>}
      <button type="button" class="wide" onClick={onCancel}><Icon name="edit" /> Nhập mã bằng tay</button>
    </div>
  );
}
