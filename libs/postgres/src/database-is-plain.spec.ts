import { databaseIsPlain } from './database-is-plain.ts';

describe('The address of a database', () => {
  it.each([
    'postgres://hub@localhost/hub',
    'postgresql://hub@127.8.0.1/hub',
    'postgres://hub@[::1]:5432/hub',
    'postgres://hub@%2Frun%2Fpostgresql/hub',
    'postgres:///hub?host=/run/postgresql',
    'postgres://hub@db.test/hub?sslmode=verify-full&sslrootcert=/ca.crt',
    'mysql://db.test/hub',
    'memory',
  ])('that stays on this machine, has checked TLS or is none: %s', (text) => {
    expect(databaseIsPlain(text)).toBe(false);
  });

  it.each([
    'postgres://hub@db.test/hub',
    'postgres://hub@127.0.0.1.db.test/hub',
    'postgres://hub@db.test/hub?sslmode=require',
    'postgres://hub@db.test/hub?sslmode=verify-ca',
    'postgres://hub@db.test/hub?sslmode=verify-full&sslmode=disable',
    'postgres://hub@db.test/hub?sslmode=verify-full&ssl=0',
    'postgres://hub@localhost/hub?host=db.test',
  ])('that goes plain, or unchecked, to another machine: %s', (text) => {
    expect(databaseIsPlain(text)).toBe(true);
  });
});
