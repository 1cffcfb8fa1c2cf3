import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { ProofBundle } from '#audit';
import { consentReceipt, consentReceiptHtml } from '#catalogue';
import type { Dossier } from '#disclosure';
import { csvOf } from '#disclosure';
import { readablePage } from './readable.ts';

/** Everything the person gets, as files of one ZIP. Readable first; `manifest.json` names every file with its SHA-256. */
export function packed(dossier: Dossier, proofs: readonly ProofBundle[]): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'LIESMICH-README.html': strToU8(readablePage(dossier)),
    'data/access.json': json({ ...dossier, positions: undefined }),
    'data/entries.csv': csvFile(dossier.entries),
    'data/recipients.csv': csvFile(dossier.disclosures),
    'data/recipients.json': json(dossier.disclosures),
  };
  for (const [number, record] of dossier.consents.entries()) {
    const receipt = consentReceipt(record);
    const name = `consents/${String(number + 1).padStart(3, '0')}`;
    files[`${name}.jsonld`] = json(receipt);
    files[`${name}.html`] = strToU8(consentReceiptHtml(receipt, 'de'));
  }
  for (const proof of proofs) files[`proofs/${proof.event.position}.json`] = json(proof);
  const sums = Object.entries(files).map(([name, bytes]) => ({ name, sha256: sha256(bytes) }));
  const { network, request, asOf } = dossier;
  const manifest = json({ network, request, asOf, files: sums });
  const date = new Date(asOf);
  return zipSync({ ...files, 'manifest.json': manifest }, { level: 6, mtime: date });
}

/** With a byte order mark, so that spreadsheets take it for the UTF-8 that it is. */
function csvFile(rows: readonly object[]): Uint8Array {
  return strToU8(`\uFEFF${csvOf(rows)}`);
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
