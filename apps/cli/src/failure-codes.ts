/** Every code with which a command says no; the message that comes with it holds the numbers and the next step. */
export const failureCodes = {
  COMMAND_UNKNOWN: 'there is no such command',
  USAGE_WRONG: 'an operand or option is missing, unknown or of the wrong form',
  CONFIG_INVALID: 'an environment variable is missing or wrong, or the file that it names is',
  DATABASE_LOGIN:
    'the database does not know the user, the password or the name in the address, or gives too few rights',
  DATABASE_UNAVAILABLE: 'the database cannot be reached, or did not answer in time',
  SCHEMA_UNKNOWN: 'the database was made by another version of this program',
  FILE_UNREADABLE: 'a file is not there or may not be read',
  FILE_NOT_WRITTEN: 'a file could not be written: no space, no right, or it is there already',
  FILE_DAMAGED: 'a file is not what it was when it was written, or is none of ours',
  DRIVER_CANNOT: 'the record lies in a store that gives its own positions: only its own tools can do this',
  RECORD_NOT_EMPTY: 'events would be loaded into a record that holds some',
  BACKUP_DAMAGED: 'a backup is incomplete, changed, or contradicts itself',
  BACKUP_NEWER: 'a backup was made by a newer version of this program',
  KEY_GENERATION_GONE:
    'keys in the backup are wrapped under a key-encryption key that was dropped by a rotation',
  KEY_RING_FIXED: 'the key-encryption key is kept where this tool cannot rotate it',
  ROTATION_STOPPED: 'a rotation stopped with every key still readable',
  TOMBSTONES_MISSING: 'the list of erasures is not there: what was erased would come back',
  WITNESS_NOTE_INVALID: 'a witness file holds no head that this hub signed',
  RECORD_BEHIND_WITNESS: 'the backup holds less than an agency has seen',
  LEDGER_FORKED: 'the backup holds something else than an agency has seen',
  LEDGER_ORIGIN_UNKNOWN: 'a head belongs to a ledger that this record does not know',
  LEDGER_EMPTY: 'the hub has signed no head yet',
  EVENT_UNKNOWN: 'no event of this id is in the record',
  EVENT_AMBIGUOUS: 'several streams hold an event of this id',
  EVENT_NOT_IN_HEAD: 'the event is recorded, but no signed head covers it yet',
  NETWORK_UNKNOWN: 'the network must be named, or is not known',
  CASE_UNKNOWN: 'the handle leads to no case',
  CONTROLLER_UNKNOWN: 'no agency of the network belongs to this controller',
  REBUILD_OVERTAKEN: 'somebody else rebuilds the same read model',
  REPLAY_NOT_OPEN: 'no restart of the ledger is under way',
  REPLAY_OTHER_HEAD: 'the restart under way began at another head',
  AGENCY_UNKNOWN: 'an agency is not registered',
  STOPPED: 'the command was stopped by a signal',
  UNEXPECTED: 'a fault of the tool itself',
} as const;

/** One of them. */
export type FailureCode = keyof typeof failureCodes;
