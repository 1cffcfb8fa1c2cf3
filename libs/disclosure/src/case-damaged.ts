/** What is stored of a case does not fit its keys: nothing of it can be shown until it is mended, whatever its other events are. */
export class CaseDamaged extends Error {
  readonly code = 'CASE_UNREADABLE';

  constructor(
    readonly network: string,
    readonly caseId: string,
    options?: ErrorOptions,
  ) {
    super('something in this case does not fit its key', options);
    this.name = 'CaseDamaged';
  }
}
