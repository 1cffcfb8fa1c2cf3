/** Under this name the browser keeps that somebody left and the hub has not said yet that the device is shut. */
export const LEAVING = 'wegmarke-person-leaving';
/** So long until it is tried again, in milliseconds. */
const AGAIN_MS = 5_000;

/** What leaving is done with. */
export interface LeavingParts {
  /** Has the hub shut this device; fails when it did not say so. */
  readonly tell: () => Promise<unknown>;
  /** Lives as long as the browser's data: a window that is gone can tell nobody any more. */
  readonly kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Does something later; what it gives calls that off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Called when it stands otherwise. */
  readonly changed: () => void;
  /** Called when the hub said so. */
  readonly over: () => void;
}

/** How it stands: the hub is being told, could not be told, or there is nothing to tell. */
export type LeavingState = 'telling' | 'not-told' | undefined;

/**
 * Leaving until the hub has said that it is so: whoever believes the page shut must not find it open on the next start of the
 * browser, in another window, or by the button "back". Only the PIN, typed anew, ends it before.
 */
export class Leaving {
  state: LeavingState;
  private callOff: (() => void) | undefined;

  constructor(private readonly parts: LeavingParts) {}

  /** Whether somebody left and the hub has not said so, in whichever window. */
  get isDue(): boolean {
    return this.parts.kept.getItem(LEAVING) !== null;
  }

  /** Notes that somebody leaves, and tells the hub until it says so, or until somebody enters anew. */
  leave(): void {
    this.note();
    void this.complete();
  }

  /** Notes that somebody leaves and tells the hub once, without waiting: this page is gone the next moment. */
  leaveAtOnce(): void {
    this.note();
    void this.parts.tell().then(
      () => this.parts.kept.removeItem(LEAVING),
      () => undefined,
    );
  }

  /** Tells the hub what is due, from before or from another window. */
  async complete(): Promise<void> {
    this.callOff?.();
    // While it is tried again, nothing else is to be said than before.
    this.be(this.state ?? 'telling');
    const isTold = await this.parts.tell().then(
      () => true,
      () => false,
    );
    // Another window may have told it meanwhile, and somebody may have entered anew: that must not be undone.
    if (isTold || !this.isDue) this.beOver();
    else this.tryLater();
  }

  /** Nothing is due any more: somebody entered anew. */
  end(): void {
    this.callOff?.();
    this.parts.kept.removeItem(LEAVING);
    this.be(undefined);
  }

  private beOver(): void {
    this.end();
    this.parts.over();
  }

  private note(): void {
    this.parts.kept.setItem(LEAVING, 'yes');
  }

  private tryLater(): void {
    this.be('not-told');
    this.callOff = this.parts.later(() => {
      if (this.isDue) void this.complete();
      else this.beOver();
    }, AGAIN_MS);
  }

  private be(state: LeavingState): void {
    this.state = state;
    this.parts.changed();
  }
}
