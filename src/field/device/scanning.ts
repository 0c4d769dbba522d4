import { tidyCode } from "./access";

/** What stands in a frame's QR code; undefined where there is none to read. */
export type ReadFrame = (picture: HTMLVideoElement) => Promise<string | undefined>;

/** The one-time code in what a QR code says: the address on a sheet holds it behind the #. */
export function codeIn(text: string): string | undefined {
  const code = tidyCode(text.slice(text.lastIndexOf("#") + 1));
  return code.length === 11 ? code : undefined;
}

/** The browser's own reader where it has one, else a library that only this screen loads. */
export async function frameReader(): Promise<ReadFrame> {
  const own = await ownReader();
  let library: ReadFrame | undefined;
  return async (video) => {
    if (own && !library) {
      try {
        return (await own.detect(video))[0]?.rawValue;
      } catch {
        // Some browsers name a reader whose service is not on the phone.
      }
    }
    library ??= await libraryReader();
    return library(video);
  };
}

/** Why no picture comes, and that typing remains. */
export function cameraWords(fault: unknown): string {
  const type = "Hãy nhập mười chữ và số dưới mã.";
  switch (fault instanceof DOMException ? fault.name : "") {
    case "NotAllowedError": return `Trình duyệt chưa được phép dùng máy ảnh. Cho phép trong cài đặt của trình duyệt rồi quét lại; hoặc không cần quét: ${type}`;
    case "NotFoundError":
    case "OverconstrainedError": return `Không thấy máy ảnh trên máy này. ${type}`;
    case "NotReadableError": return `Máy ảnh đang được ứng dụng khác dùng. Đóng ứng dụng đó rồi quét lại; hoặc không cần quét: ${type}`;
    default: return `Không quét được trên máy này. ${type}`;
  }
}

interface CodeDetector {
  detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface CodeDetectorType {
  new (options: { formats: string[] }): CodeDetector;
  getSupportedFormats: () => Promise<string[]>;
}

async function ownReader(): Promise<CodeDetector | undefined> {
  const type = (globalThis as { BarcodeDetector?: CodeDetectorType }).BarcodeDetector;
  try {
    return type && (await type.getSupportedFormats()).includes("qr_code") ? new type({ formats: ["qr_code"] }) : undefined;
  } catch {
    return undefined;
  }
}

/** Longest side of the picture that is searched: enough for a code that fills a quarter of it. */
const searched = 800;

async function libraryReader(): Promise<ReadFrame> {
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true })!;
  return (video) => {
    const scale = Math.min(1, searched / Math.max(video.videoWidth, video.videoHeight));
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    [canvas.width, canvas.height] = [width, height];
    drawing.drawImage(video, 0, 0, width, height);
    try {
      return Promise.resolve(decodeQR(drawing.getImageData(0, 0, width, height)));
    } catch {
      return Promise.resolve(undefined);
    }
  };
}
