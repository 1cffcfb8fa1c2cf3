import { X509Certificate } from 'node:crypto';
import type { HubAddress } from '../config/hub-section.ts';
import type { WayOutPlan } from '../hub/way-out.ts';

/** Reads one file as what it should hold; a fault goes on the list of the one who gave this. */
type ReadFile = (file: string, fix: string, as: (bytes: Buffer) => string) => string;

/** Reads what the way to the hub needs: its certification authority, and what the proxy wants to know. */
export function readWayOut({ caFile, proxy }: HubAddress, read: ReadFile): WayOutPlan {
  const certificatesFix =
    'it holds the certificates (PEM) of the authority: get them from whoever runs the hub';
  const credentialsFix = 'write user:password into it, and nothing else';
  return {
    ...(caFile !== undefined && { ca: read(caFile, certificatesFix, certificates) }),
    ...(proxy !== undefined && {
      proxy: {
        url: proxy.url,
        ...(proxy.credentialsFile !== undefined && {
          credentials: read(proxy.credentialsFile, credentialsFix, credentials),
        }),
      },
    }),
  };
}

function certificates(bytes: Buffer): string {
  // Throws when it is none: the TLS library would trust nobody, and say so only when it connects.
  void new X509Certificate(bytes);
  return bytes.toString('utf8');
}

function credentials(bytes: Buffer): string {
  const text = bytes.toString('utf8').trim();
  if (!/^[^:\p{Cc}]+:[^\p{Cc}]*$/u.test(text)) throw new RangeError('credentials');
  return text;
}
