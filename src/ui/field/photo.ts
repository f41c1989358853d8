const LONGEST = 1920;
const QUALITY = 0.82;

/**
 * A phone's photo at a size that shows what matters and gets through a village's network. Drawing it anew also leaves behind
 * where and with what it was taken. Throws when it is no picture that can be drawn: better said at once than by the server, days later.
 */
export async function smallerPhoto(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  return drawn ?? file;
}
