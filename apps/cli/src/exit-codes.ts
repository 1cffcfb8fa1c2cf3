/** How a command ends, as its exit code says; documented in docs/cli.md. */
export const EXIT = {
  ok: 0,
  findings: 1,
  usage: 2,
  unavailable: 3,
  refused: 4,
  fault: 70,
  stopped: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means, in words. */
export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'done, and nothing was found that needs anybody',
  [EXIT.findings]: 'done, and something was found: read the findings',
  [EXIT.usage]: 'wrong usage or configuration: nothing was done',
  [EXIT.unavailable]: 'the database or a file could not be reached, or did not answer in time: try again',
  [EXIT.refused]: 'refused, because going on could lose or disclose something; the message says what to do',
  [EXIT.fault]: 'a fault of the tool itself',
  [EXIT.stopped]: 'stopped by a signal',
};
