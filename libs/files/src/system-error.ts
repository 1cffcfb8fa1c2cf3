/** Whether the operating system said this (errno name, e.g. `ENOENT`). */
export function isSystemError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
