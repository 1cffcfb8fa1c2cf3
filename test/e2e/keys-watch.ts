import pg from 'pg';

/** Notes, in the database itself, what was in the record at the moment at which keys were destroyed. */
export class KeysWatch {
  private constructor(private readonly client: pg.Client) {}

  /** Begins to watch over the keys of one hub. */
  static async over(databaseUrl: string): Promise<KeysWatch> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`CREATE TABLE public.keys_gone (controller text, position bigint);
      CREATE FUNCTION public.note_keys_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO public.keys_gone SELECT NEW.controller, max(position) FROM record.events; RETURN NEW;
      END $$;
      CREATE TRIGGER note_keys_gone BEFORE INSERT ON vault.destroyed_owners FOR EACH ROW
        EXECUTE FUNCTION public.note_keys_gone();`);
    return new KeysWatch(client);
  }

  /** Types of what was recorded before a controller's keys were gone, in order; undefined while they are there. */
  async recordedBefore(controller: string): Promise<readonly string[] | undefined> {
    const { rows } = await this.client.query<{ type: string }>(
      `SELECT type FROM record.events
       WHERE position <= (SELECT min(position) FROM public.keys_gone WHERE controller = $1) ORDER BY position`,
      [controller],
    );
    return rows.length > 0 ? rows.map(({ type }) => type) : undefined;
  }

  async close(): Promise<void> {
    await this.client.query('DROP TRIGGER note_keys_gone ON vault.destroyed_owners');
    await this.client.end();
  }
}
