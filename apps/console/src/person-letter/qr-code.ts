import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Blank modules around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** A text as a QR code that prints black on white in every theme; `label` says in words what it holds. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg
    class="qr"
    viewBox=${`0 0 ${size} ${size}`}
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${modules.join('')} fill="#000"></path>
  </svg>`;
}
