import { BadConnectionString } from '#eventstoredb';
import { FileBusy, KeyRingInvalid, TombstonesMissing, TombstonesUnreadable } from '#files';
import { StoreUnavailable } from '#ports';
import {
  KeyShelfNotEmpty,
  MigrationMismatch,
  KeyShelfRowInvalid,
  RecordNotEmpty,
  RightsMissing,
} from '#postgres';
import { EXIT } from './exit-codes.ts';
import { Failure, wrongUsage } from './failure.ts';

const DATABASE = 'WEGMARKE_HUB_DATABASE_URL';

/** What went wrong, for an operator; says the kind of an error but never its text, which may hold content. */
export function explainError(error: unknown, stop: AbortSignal): Failure {
  if (stop.aborted) return stopped();
  if (error instanceof StoreUnavailable) return unavailable(error);
  if (error instanceof RecordNotEmpty || error instanceof KeyShelfNotEmpty) return recordNotEmpty();
  if (error instanceof MigrationMismatch) return schemaUnknown(error);
  if (error instanceof RightsMissing) return rightsMissing(error);
  const told = toldByItself(error);
  if (told !== undefined) return told;
  const { code, path } = membersOf(error);
  return databaseFault(code) ?? fileFault(path, code) ?? unexpected(error);
}

/** The record holds something already. */
export function recordNotEmpty(): Failure {
  return new Failure('RECORD_NOT_EMPTY', EXIT.refused, {
    happened: `the database that ${DATABASE} names holds a record already, or part of one from a restore that was interrupted`,
    safe: 'it was not touched; the files are as they were',
    next: [
      'make a new, empty database (createdb), let the variable name it, and type the same command again',
      'keep the old database until the new one is verified',
    ],
  });
}

function stopped(): Failure {
  return new Failure('STOPPED', EXIT.stopped, {
    happened: 'a signal stopped the command before it was done',
    safe: 'what it had not finished is not there: files end in .incomplete, the record takes all or nothing',
    next: ['type the same command again'],
  });
}

function unavailable(error: StoreUnavailable): Failure {
  const { code } = membersOf(error.cause);
  const kind = code === '' ? '' : ` (${code})`;
  return new Failure('DATABASE_UNAVAILABLE', EXIT.unavailable, {
    happened: `the database that ${DATABASE} names cannot be reached or did not answer in time${kind}`,
    safe: 'what the database confirmed before is on its disk; every command can be typed again',
    next: [
      'look whether PostgreSQL runs and this machine may reach it (pg_isready)',
      'then type the same command again',
    ],
  });
}

function schemaUnknown({ message }: MigrationMismatch): Failure {
  return new Failure('SCHEMA_UNKNOWN', EXIT.usage, {
    happened: message,
    safe: 'nothing was read or changed',
    next: ['run the wegmarke of the same version as the hub that uses this database'],
  });
}

function rightsMissing({ message }: RightsMissing): Failure {
  return new Failure('DATABASE_LOGIN', EXIT.usage, {
    happened: `the user in ${DATABASE} has too few rights`,
    safe: 'nothing was changed',
    next: [message],
  });
}

/** Faults of files and addresses whose own message says what to do. */
function toldByItself(error: unknown): Failure | undefined {
  if (error instanceof BadConnectionString)
    return wrongUsage('CONFIG_INVALID', 'WEGMARKE_HUB_EVENT_STORE names no EventStoreDB', [error.message]);
  if (error instanceof TombstonesUnreadable || error instanceof TombstonesMissing) return erasures(error);
  if (error instanceof FileBusy) return fileBusy(error);
  if (error instanceof KeyRingInvalid || error instanceof KeyShelfRowInvalid) {
    return new Failure('FILE_DAMAGED', EXIT.refused, {
      happened: error.message,
      safe: 'nothing was changed by this command',
      next: ['put a whole copy of the file in its place, and type the command again'],
    });
  }
  return undefined;
}

function erasures({ code, message }: TombstonesUnreadable | TombstonesMissing): Failure {
  return new Failure(code, EXIT.refused, {
    happened: message,
    safe: 'nothing was changed by this command',
    next: [
      'put the newest whole copy of the list of erasures in its place: the copy that was made after the last erasure',
      'type the same command again',
    ],
  });
}

function fileBusy({ message }: FileBusy): Failure {
  return new Failure('FILE_BUSY', EXIT.unavailable, {
    happened: message,
    safe: 'the file is as it was; every command can be typed again',
    next: ['let the other command end, and type the same command again'],
  });
}

/** SQLSTATE classes 28 and 3D: log-in, no such database; 42501: rights. */
function databaseFault(code: string): Failure | undefined {
  if (!/^(28|3D)\w{3}$|^42501$/.test(code)) return undefined;
  return new Failure('DATABASE_LOGIN', EXIT.usage, {
    happened: `the database refused the log-in, or gives this user too few rights (${code})`,
    safe: 'nothing was changed',
    next: [`correct user, password or name of the database in ${DATABASE}; it is the hub's own`],
  });
}

function fileFault(path: string, code: string): Failure | undefined {
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') {
    return new Failure('FILE_UNREADABLE', EXIT.usage, {
      happened: `${path} is not there, or not what it should be (${code})`,
      safe: 'the record was not changed by it; the command can be typed again',
      next: ['correct the path, and type the command again'],
    });
  }
  if (!/^(EACCES|EPERM|ENOSPC|EDQUOT|EROFS|EIO|EEXIST)$/.test(code)) return undefined;
  return new Failure('FILE_NOT_WRITTEN', EXIT.unavailable, {
    happened: `${path} could not be read or written (${code})`,
    safe: 'the record was not changed; an unfinished file ends in .incomplete and can be deleted',
    next: ['make space or give the right (or name another place), and type the command again'],
  });
}

function unexpected(error: unknown): Failure {
  const name = error instanceof Error ? error.name : typeof error;
  const at =
    error instanceof Error
      ? (/\((?:file:\/\/)?.*?((?:apps|libs)\/[^)]+)\)/.exec(error.stack ?? '')?.[1] ?? '')
      : '';
  return new Failure('UNEXPECTED', EXIT.fault, {
    happened: `a fault of this tool: ${name}${at === '' ? '' : ` at ${at}`}`,
    safe: 'the record takes all or nothing; nothing was half written into it',
    next: [
      'note what you typed and this message for those who maintain the program',
      'npx wegmarke record verify',
    ],
  });
}

/** What errors of Node and of the database carry besides their text. */
function membersOf(error: unknown): { readonly code: string; readonly path: string } {
  const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    path: typeof path === 'string' ? path : 'a file',
  };
}
