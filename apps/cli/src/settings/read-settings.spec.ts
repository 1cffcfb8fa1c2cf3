import { Failure } from '../failure.ts';
import { readSettings } from './read-settings.ts';

const right = {
  WEGMARKE_HUB_DATABASE_URL: 'postgres://hub:hunter2@localhost:5432/hub',
  WEGMARKE_HUB_KEK_FILE: '/etc/wegmarke-hub/kek',
};

async function faultOf(...given: Parameters<typeof readSettings>): Promise<Failure> {
  try {
    await readSettings(...given);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was wrong with it');
}

describe("The hub's environment variables", () => {
  it('are read as far as the command needs them, with what is usual filled in', async () => {
    expect(await readSettings(['databaseUrl', 'eventStore', 'tombstoneFile'], right)).toEqual({
      databaseUrl: right.WEGMARKE_HUB_DATABASE_URL,
      eventStore: 'postgres',
    });
    expect(await readSettings([], {})).toEqual({});
  });

  it('are told with all their faults at once, without a value', async () => {
    const wrong = { ...right, WEGMARKE_HUB_DATABASE_URL: 'mysql://hub:hunter2@localhost/hub' };
    const fault = await faultOf(['databaseUrl', 'keyFile', 'keyEncryptionKeyFile'], wrong);
    expect(fault).toMatchObject({ code: 'CONFIG_INVALID', exit: 2 });
    expect(fault.explanation.happened).toBe(
      'WEGMARKE_HUB_DATABASE_URL is not what it should be; WEGMARKE_HUB_KEY_FILE is not set',
    );
    expect(fault.explanation.next).toHaveLength(3);
    expect(JSON.stringify(fault)).not.toContain('hunter2');
  });

  it('lead to no database on another machine without checked TLS, as the hub would not go there either', async () => {
    const plain = 'postgres://hub:hunter2@db.test/hub?sslmode=require';
    const fault = await faultOf(['databaseUrl'], { WEGMARKE_HUB_DATABASE_URL: plain });
    expect(fault.explanation.happened).toBe('WEGMARKE_HUB_DATABASE_URL is not what it should be');
    expect(fault.explanation.next[0]).toContain('?sslmode=verify-full');
  });
});
