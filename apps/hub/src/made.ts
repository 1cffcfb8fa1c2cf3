import type { FactoryProvider } from '@nestjs/common';

/** A class, abstract or not, that stands for its instance in the container. */
export type Token<T> = abstract new (...args: never[]) => T;

type Tokens = Readonly<Record<string, Token<unknown>>>;
type Parts<T extends Tokens> = {
  readonly [Name in keyof T]: T[Name] extends Token<infer Part> ? Part : never;
};

/** A provider that is made from others, each under a name; the compiler checks that what is injected is what is used. */
export function made<T, const Needed extends Tokens>(
  provide: Token<T>,
  needed: Needed,
  make: (parts: Parts<Needed>) => T | Promise<T>,
): FactoryProvider<T> {
  const names = Object.keys(needed);
  const useFactory = (...parts: unknown[]): T | Promise<T> =>
    make(Object.fromEntries(names.map((name, index) => [name, parts[index]])) as Parts<Needed>);
  return { provide, inject: Object.values(needed), useFactory };
}
