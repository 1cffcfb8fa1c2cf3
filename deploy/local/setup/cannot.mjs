/** Something that only the person at the machine can mend; its message is one sentence that names the fix. */
export class Cannot extends Error {
  /** @override */
  name = 'Cannot';
}

/**
 * Runs a command line program; a `Cannot` is told in its one sentence, everything else with its stack.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Cannot ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
