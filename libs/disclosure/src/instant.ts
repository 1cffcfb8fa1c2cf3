/** The instant so many milliseconds later; instants are UTC, ISO 8601 with milliseconds and `Z`, and compare as text. */
export function plusMilliseconds(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** The earliest of some instants, undefined for none. */
export function earliest(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (first, one) => (first === undefined || one < first ? one : first),
    undefined,
  );
}
