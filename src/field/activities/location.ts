/** Where the phone is, once, to five decimals (a metre); undefined where the person or the phone does not say. */
export async function whereNow(): Promise<{ lat: number; lon: number; accuracy: number } | undefined> {
  if (!("geolocation" in navigator)) return undefined;
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: Number(coords.latitude.toFixed(5)), lon: Number(coords.longitude.toFixed(5)), accuracy: Math.round(coords.accuracy) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
