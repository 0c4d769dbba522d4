// Line icons of our own, 24 × 24, drawn in the colour of the text.
const paths = {
  today: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4",
  house: "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-3.5 3-6 6.500-6s6.500 2.500 6.500 6M16 4.500a3.500 3.500 0 010 6.500M18 14.500c2 .8 3.500 2.700 3.500 5.500",
  more: "M5 6h14M5 12h14M5 18h14",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  search: "M10.500 17a6.500 6.500 0 100-13 6.500 6.500 0 000 13zM15.500 15.500L20 20",
  plus: "M12 5v14M5 12h14",
  check: "M5 12.500l4.500 4.500L19 7.500",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3.500 2",
  stop: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v6M12 16.500v.5",
  phone: "M6 3h4l1.500 5-2.500 1.500a12 12 0 005.500 5.500L16 12.500l5 1.500v4c0 1.500-1 2-2 2C11 20 4 13 4 5c0-1 .5-2 2-2z",
  map: "M12 21s7-6.500 7-11.500a7 7 0 10-14 0C5 14.500 12 21 12 21zM12 12a2.500 2.500 0 100-5 2.500 2.500 0 000 5z",
  shop: "M4 10V20h16V10M3 10l2-6h14l2 6c0 3-4 3-4.500 0-.5 3-4.500 3-4.500 0-.5 3-4.500 3-4.500 0C7 13 3 13 3 10zM10 20v-5h4v5",
  speed: "M4 17a8.500 8.500 0 1116 0M12 15l4-5",
  help: "M12 21a9 9 0 100-18 9 9 0 000 18zM9.500 9.500a2.500 2.500 0 115 0c0 2-2.500 2-2.500 4M12 17v.5",
  book: "M5 4h11a3 3 0 013 3v13H8a3 3 0 01-3-3zM5 17a3 3 0 013-3h11",
  device: "M7 3h10v18H7zM11 18h2",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3",
  camera: "M4 8h4l1.500-2.500h5L16 8h4v11H4zM12 16.500a3 3 0 100-6 3 3 0 000 6z",
  bell: "M6 17V11a6 6 0 0112 0v6M4 17h16M10.500 20.500h3",
  sync: "M5 12a7 7 0 0112-5l2 2M19 5v4h-4M19 12a7 7 0 01-12 5l-2-2M5 19v-4h4",
  edit: "M5 19l1-4L16 5l3 3L9 18zM13.500 7.500l3 3",
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words: silent for readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
