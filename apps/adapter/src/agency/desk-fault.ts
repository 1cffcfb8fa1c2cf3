import { FilesInvalid } from './agency-files.ts';
import { startCodes } from './start-codes.ts';

const CODES: Readonly<Record<string, keyof typeof startCodes>> = {
  EADDRINUSE: 'DESK_PORT_IN_USE',
  EACCES: 'DESK_PORT_NOT_ALLOWED',
  EADDRNOTAVAIL: 'DESK_HOST_UNKNOWN',
};

/** What whoever starts the adapter is told when its desk or its pages cannot listen: `FilesInvalid`, or the error itself. */
export function deskFault(
  what: 'desk' | 'pages',
  { host, port }: { readonly host: string; readonly port: number },
  error: unknown,
): unknown {
  const code = CODES[String((error as NodeJS.ErrnoException).code)];
  if (code === undefined) return error;
  return new FilesInvalid([{ file: `${what} ${host}:${port}`, code, fix: startCodes[code].fix }]);
}
