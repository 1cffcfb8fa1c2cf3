/** Why an adapter that is set up rightly cannot start here and now (docs/errors.md). */
export const startCodes = {
  DATA_FOLDER_IN_USE: {
    cause: 'Another adapter runs on this data folder.',
    fix: 'End the other adapter, or give each one a dataFolder of its own in its config.yaml.',
  },
  DESK_PORT_IN_USE: {
    cause: 'Another program listens on the address of the desk or of the pages.',
    fix: 'End the other program, or give another desk.port (or pages.port) in config.yaml.',
  },
  DESK_PORT_NOT_ALLOWED: {
    cause: 'This user may not listen on the port of the desk or of the pages.',
    fix: 'Give a desk.port (or pages.port) from 1024 on in config.yaml.',
  },
  DESK_HOST_UNKNOWN: {
    cause: 'This machine does not have the address of the desk or of the pages.',
    fix: 'Write 127.0.0.1 for desk.host (or pages.host) in config.yaml.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;
