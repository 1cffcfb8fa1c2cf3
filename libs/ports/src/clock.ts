/** The time, injected. */
export abstract class Clock {
  /** Now: UTC, ISO 8601 with milliseconds and `Z`. */
  abstract now(): string;
}
