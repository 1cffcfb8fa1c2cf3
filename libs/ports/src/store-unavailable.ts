/**
 * The world says no: the database could not be reached, broke off, or is full. Whether the work was done is unknown;
 * doing it again is safe. The hub answers 503 or sends no receipt.
 */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store cannot be reached', { cause });
    this.name = 'StoreUnavailable';
  }
}
