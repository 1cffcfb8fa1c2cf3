import { rolesFrom, staffFrom } from './claims.ts';

const secret = new Uint8Array(32).fill(1);

describe('claims of an account', () => {
  it('give roles from a list, a single value and nested objects', () => {
    const roles = { officer: ['dsb'], caseworker: ['fallarbeit', 'vertretung'] };
    expect(rolesFrom({ roles: ['dsb', 'vertretung'] }, 'roles', roles)).toEqual(['officer', 'caseworker']);
    expect(rolesFrom({ roles: 'dsb' }, 'roles', roles)).toEqual(['officer']);
    expect(rolesFrom({ realm_access: { roles: ['dsb'] } }, 'realm_access.roles', roles)).toEqual(['officer']);
    expect(rolesFrom({ 'https://a/roles': ['dsb'] }, 'https://a/roles', roles)).toEqual(['officer']);
    expect(rolesFrom({ roles: [{ name: 'dsb' }] }, 'roles', roles)).toEqual([]);
    expect(rolesFrom({}, 'constructor.name', { officer: ['Object'] })).toEqual([]);
  });

  it('give a staff id that differs by issuer, subject and secret', () => {
    const account = { iss: 'https://a', sub: '1' };
    const ids = [
      staffFrom(account, { secret }),
      staffFrom({ ...account, sub: '2' }, { secret }),
      staffFrom({ ...account, iss: 'https://b' }, { secret }),
      staffFrom(account, { secret: new Uint8Array(32).fill(2) }),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(staffFrom({ ...account, staff_id: 'fm-017' }, { claim: 'staff_id', secret })).toBe('fm-017');
  });

  it('that hold a name instead of a staff id are refused', () => {
    expect(() => staffFrom({ staff_id: 'Erika M.' }, { claim: 'staff_id', secret })).toThrow(
      'STAFF_CLAIM_UNFIT',
    );
    expect(() => staffFrom({}, { claim: 'staff_id', secret })).toThrow('STAFF_CLAIM_UNFIT');
  });
});
