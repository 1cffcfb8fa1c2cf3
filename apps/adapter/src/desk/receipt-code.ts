import { createHash } from 'node:crypto';
import { renderSVG } from 'uqr';
import type { ConsentReceipt } from '#catalogue';
import { canonicalJson } from '#catalogue';

/**
 * What the code on a printed receipt holds: network, agency, number of the consent, instant of the receipt, and SHA-256 over the
 * receipt as canonical JSON (RFC 8785). Who reads the receipt anew and puts this instant into it gets the same hash as long as
 * nothing has changed.
 */
export function receiptCode(
  receipt: ConsentReceipt,
  { network, agency }: { readonly network: string; readonly agency: string },
): string {
  const consentId = receipt['dpv:hasRecordOfActivity']['dct:identifier'];
  const sha256 = createHash('sha256').update(canonicalJson(receipt)).digest('base64url');
  return `urn:wegmarke:receipt:${network}:${agency}:${consentId}?issued=${receipt['dct:created']}&sha256=${sha256}`;
}

/** A code to scan, as SVG for an HTML page; it stands on white also where the page is dark. */
export function codeSvg(code: string): string {
  const svg = renderSVG(code, { ecc: 'M', border: 2 });
  return svg.replace('<svg ', '<svg aria-hidden="true" ');
}
