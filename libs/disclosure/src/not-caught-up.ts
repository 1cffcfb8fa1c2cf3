/** A read model lags behind the record; whoever asked has to ask again. */
export class NotCaughtUp extends Error {
  readonly code = 'NOT_CAUGHT_UP';

  constructor(readonly model: string) {
    super(`the read model of ${model} has not caught up with the record in time`);
    this.name = 'NotCaughtUp';
  }
}
