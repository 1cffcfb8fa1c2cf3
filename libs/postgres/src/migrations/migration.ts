/** One step from one state of the database to the next. Once applied anywhere it is never edited: add another. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
