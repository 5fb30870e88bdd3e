// An address as a QR code. What draws it is loaded with the first code that is shown.

import { lazy } from './lazy.tsx';

export const Qr = lazy(async () => (await import('./qr-code.tsx')).QrCode);
