// The place of the device, and how far others are from it. Nothing here is sent to anybody.

const EARTH = 6371;

/** Kilometres between two places given as [latitude, longitude] in degrees. */
export function kilometres([latitude, longitude], [otherLatitude, otherLongitude]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(otherLatitude - latitude) / 2) ** 2;
  const along = Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  const both = Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * along;
  return 2 * EARTH * Math.asin(Math.sqrt(across + both));
}

/** [latitude, longitude], or null where it cannot be known or is not to be. */
export function placeOfDevice() {
  return new Promise((found) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found([coords.latitude, coords.longitude]),
      () => found(null),
      { maximumAge: 600000, timeout: 15000 },
    );
  });
}
