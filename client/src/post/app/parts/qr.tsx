// An address as a QR code, for paper and for telephones.

import qrcode from 'qrcode-generator';

export function Qr({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const side = code.getModuleCount();
  const modules: string[] = [];
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (code.isDark(row, column)) {
        modules.push(`M${column + 4} ${row + 4}h1v1h-1z`);
      }
    }
  }
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${side + 8} ${side + 8}`} width="200" height="200" shape-rendering="crispEdges">
      <path class="qr__ground" fill="#fff" d={`M0 0h${side + 8}v${side + 8}H0z`} />
      <path fill="#000" d={modules.join('')} />
    </svg>
  );
}
