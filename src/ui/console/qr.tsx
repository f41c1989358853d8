import { useEffect, useState } from 'react';

/** A QR code as a picture; dark on white in every scheme, for phones to read. */
export function QrCode({ text, size = 160 }: { text: string; size?: number }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void import('qrcode').then(async ({ toDataURL }) => {
      const made = await toDataURL(text, { margin: 2, width: size * 2 });
      if (!isGone) setUrl(made);
    });
    return () => {
      isGone = true;
    };
  }, [text, size]);
  return <div className="qr">{url && <img src={url} width={size} height={size} alt={text} />}</div>;
}
