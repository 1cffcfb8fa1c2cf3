/** Whether an instant lies in a half-open period: from inclusive, until exclusive. */
export function within(instant: string, from: string | undefined, until: string | undefined): boolean {
  return (from === undefined || from <= instant) && (until === undefined || instant < until);
}
