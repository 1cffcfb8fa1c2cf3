import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { PagesConfig } from '../config/pages-section.ts';
import type { PagesSecrets } from '../pages/serve-pages.ts';

/** Reads one file as what it should hold; a fault goes on the list of the one who gave this. */
type ReadFile = <Value>(file: string, fix: string, as: (bytes: Buffer) => Value) => Value;

/** Reads what the pages need: the secret that the log-in service gave, and certificate and key. */
export function readPagesFiles({ logIn, tls }: PagesConfig, read: ReadFile): PagesSecrets {
  const clientSecret = read(
    logIn.clientSecretFile,
    'write the secret into it that the log-in service gave for these pages, and nothing else',
    secret,
  );
  if (tls === undefined) return { clientSecret };
  const cert = read(tls.certFile, 'it holds the certificate (PEM) of the pages, with its chain', (bytes) => {
    void new X509Certificate(bytes);
    return bytes;
  });
  const key = read(tls.keyFile, 'it holds the private key (PEM) of the certificate', (bytes) => {
    createPrivateKey(bytes);
    return bytes;
  });
  return { clientSecret, tls: { cert, key } };
}

function secret(bytes: Buffer): string {
  const text = bytes.toString('utf8').trim();
  if (!/^[\x21-\x7e]{16,}$/.test(text)) throw new RangeError('client secret');
  return text;
}
