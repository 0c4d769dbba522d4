// A camera's picture is made small before it is sent: at most 200 KB, drawn anew, so that no EXIF leaves the machine; without script the server takes what is small.
const LARGEST_CHOSEN = 10 * 1024 * 1024, LARGEST_SENT = 200 * 1024;

const size = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`);

const drawn = async (picture: ImageBitmap, side: number, quality: number): Promise<Blob> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const drawing = canvas.getContext("2d")!;
  // A PNG may be clear in places; a JPEG is not.
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!blob) throw new Error("The browser wrote no JPEG.");
  return blob;
};

/** First 1600 px a side, then less quality, then fewer pixels: as the field app does. */
const shrunk = async (file: File): Promise<File> => {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  for (let side = 1600; ; side = Math.round(side * 0.75)) {
    for (const quality of [0.8, 0.65, 0.5]) {
      const blob = await drawn(picture, side, quality);
      if (blob.size <= LARGEST_SENT || side <= 200) return new File([blob], "anh.jpg", { type: "image/jpeg" });
    }
  }
};

const choose = (input: HTMLInputElement, file: File | null): void => {
  const chosen = new DataTransfer();
  if (file) chosen.items.add(file);
  input.files = chosen.files;
};

for (const input of document.querySelectorAll<HTMLInputElement>("input[type=file][data-photo]")) {
  const said = document.createElement("p");
  said.className = "form-hint";
  said.setAttribute("role", "status");
  input.insertAdjacentElement("afterend", said);
  const button = input.form?.querySelector<HTMLButtonElement>("button[type=submit]");
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    said.textContent = "";
    if (!file) return;
    if (file.size > LARGEST_CHOSEN) {
      choose(input, null);
      said.textContent = `Ảnh ${size(file.size)}, lớn quá 10 MB. Chọn ảnh khác, hoặc chụp lại ở cỡ nhỏ hơn.`;
      return;
    }
    said.textContent = "Đang thu nhỏ ảnh…";
    if (button) button.disabled = true;
    shrunk(file)
      .then((small) => {
        choose(input, small);
        said.textContent = `Đã thu nhỏ từ ${size(file.size)} còn ${size(small.size)}, bỏ nơi chụp và thông tin máy ảnh.`;
      })
      .catch(() => {
        choose(input, null);
        said.textContent = `Không đọc được ảnh “${file.name}”. Chọn ảnh JPEG, PNG hoặc WebP khác.`;
      })
      .finally(() => {
        if (button) button.disabled = false;
      });
  });
}
