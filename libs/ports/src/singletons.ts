/** Work that only one process at a time may do, however many serve: whoever holds the work's name does it. */
export abstract class Singletons {
  /**
   * Waits for the name, runs the work while this process holds it, and gives the name back when the work ends. The work's
   * signal aborts when the hold is lost, or when `stop` aborts; the work should then end soon, as another process may
   * already hold the name: what it does must bear being done twice for a moment. A lost hold is waited for again.
   * Settles when the work ended by itself or `stop` aborted; rejects with what the work throws while it holds the name.
   */
  abstract lead(name: string, work: (signal: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void>;
}
