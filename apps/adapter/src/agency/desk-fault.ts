import type { AdapterConfig } from '../config/adapter-config.ts';
import { FilesInvalid } from './agency-files.ts';
import { startCodes } from './start-codes.ts';

const CODES: Readonly<Record<string, keyof typeof startCodes>> = {
  EADDRINUSE: 'DESK_PORT_IN_USE',
  EACCES: 'DESK_PORT_NOT_ALLOWED',
  EADDRNOTAVAIL: 'DESK_HOST_UNKNOWN',
};

/** What whoever starts the adapter is told when its desk cannot listen: `FilesInvalid`, or the error itself. */
export function deskFault({ host, port }: AdapterConfig['desk'], error: unknown): unknown {
  const code = CODES[String((error as NodeJS.ErrnoException).code)];
  if (code === undefined) return error;
  return new FilesInvalid([{ file: `desk ${host}:${port}`, code, fix: startCodes[code].fix }]);
}
