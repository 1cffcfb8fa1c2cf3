/** The ways by which something can leave a process. */
export type ExitKind =
  'reply' | 'broker' | 'network' | 'database' | 'file' | 'process' | 'console' | 'log' | 'outlet' | 'hidden';
