import type { FactoryProvider } from '@nestjs/common';

/** A class, abstract or not, that stands for its instance in the container. */
export type Token<T> = abstract new (...args: never[]) => T;

type Instances<Tokens extends readonly Token<unknown>[]> = {
  [Index in keyof Tokens]: Tokens[Index] extends Token<infer T> ? T : never;
};

/** A provider that is made from others; the compiler checks that what is injected is what is used. */
export function made<T, const Tokens extends readonly Token<unknown>[]>(
  provide: Token<T>,
  inject: Tokens,
  make: (...parts: Instances<Tokens>) => T | Promise<T>,
): FactoryProvider<T> {
  return {
    provide,
    inject: [...inject],
    useFactory: (...parts: unknown[]) => make(...(parts as Instances<Tokens>)),
  };
}
