/** A path as one word of a line for a POSIX shell: quoted where it has to be. */
export function shellWord(path: string): string {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
