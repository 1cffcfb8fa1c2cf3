import type { Migration } from './migration.ts';

/**
 * Roles of the server, under which the hub works: one for the record, which can only read and add, one for the keys, one for
 * the read models. A role that another database of the server has made is used as it is.
 */
export const roles: Migration = {
  number: 5,
  name: 'roles',
  sql: `
-- Databases of one server may come here at the same time: who is second uses what the first one made.
DO $$
DECLARE
  needed text;
BEGIN
  FOREACH needed IN ARRAY ARRAY['wegmarke_record', 'wegmarke_vault', 'wegmarke_views'] LOOP
    FOR attempt IN 1..20 LOOP
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = needed) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
        END IF;
        IF NOT pg_has_role(current_user, needed, 'MEMBER') THEN
          EXECUTE format('GRANT %I TO %I', needed, current_user);
        END IF;
        EXIT;
      EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
        PERFORM pg_sleep(0.05);
      END;
    END LOOP;
  END LOOP;
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA record, vault, views FROM PUBLIC;

GRANT USAGE ON SCHEMA record TO wegmarke_record, wegmarke_vault, wegmarke_views;
GRANT SELECT ON record.migrations TO wegmarke_record, wegmarke_vault, wegmarke_views;
GRANT SELECT, INSERT ON record.events TO wegmarke_record;
GRANT SELECT ON record.events TO wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA record TO wegmarke_record;

GRANT USAGE ON SCHEMA vault TO wegmarke_vault;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO wegmarke_vault;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA vault TO wegmarke_vault;

GRANT USAGE ON SCHEMA views TO wegmarke_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA views TO wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA views TO wegmarke_views;

-- The same for what later migrations add.
ALTER DEFAULT PRIVILEGES IN SCHEMA vault GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wegmarke_vault;
ALTER DEFAULT PRIVILEGES IN SCHEMA vault GRANT EXECUTE ON FUNCTIONS TO wegmarke_vault;
ALTER DEFAULT PRIVILEGES IN SCHEMA views GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wegmarke_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA views GRANT EXECUTE ON FUNCTIONS TO wegmarke_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA record GRANT EXECUTE ON FUNCTIONS TO wegmarke_record;
`,
};
