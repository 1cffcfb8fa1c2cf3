import type { Migration } from './migration.ts';

/**
 * The ledger over the log. Tiles and places are a cache; heads, witnesses and epochs are statements that cannot be made
 * again, so they are only added to (heads are thinned).
 */
export const ledger: Migration = {
  number: 9,
  name: 'ledger',
  sql: `
CREATE SCHEMA ledger;

-- One row: leaves in the tree, and the last log position looked at.
CREATE TABLE ledger.extent (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  size bigint NOT NULL,
  position bigint NOT NULL
);
INSERT INTO ledger.extent (size, position) VALUES (0, 0);

CREATE TABLE ledger.tiles (
  level int NOT NULL,
  number bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (level, number)
);
-- Hashes do not compress.
ALTER TABLE ledger.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Log positions of 256 leaves each, in the order of the tree; \`first\` is that of the first one.
CREATE TABLE ledger.places (
  number bigint PRIMARY KEY,
  first bigint NOT NULL,
  positions bigint[] NOT NULL
);
CREATE INDEX places_by_position ON ledger.places (first);

CREATE TABLE ledger.heads (
  origin text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  note text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (origin, size)
);
CREATE INDEX heads_by_age ON ledger.heads (at);

CREATE TABLE ledger.witnesses (
  network text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  seen bigint NOT NULL,
  cosigned bigint,
  line text COLLATE "C",
  missing int,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (origin, network, agency)
);

CREATE TABLE ledger.epochs (
  epoch int PRIMARY KEY,
  origin text COLLATE "C" NOT NULL UNIQUE,
  kept bigint NOT NULL,
  since bigint NOT NULL,
  at text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'refilling'))
);

-- Adds leaves to a tree of \`grown\` leaves; false when it is not one of so many. The log can fill all of it again, so the
-- commit need not wait for the disk: what waits is the head.
--   tiles: [{ level, number, hashes (base64) }], whole     places: [position, …] of the new leaves
CREATE FUNCTION ledger.grow(grown bigint, upto bigint, tiles json, places json) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE ledger.extent SET size = grown + json_array_length(places), position = upto
    WHERE size = grown AND position <= upto;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO ledger.tiles
    SELECT t.level, t.number, decode(t.hashes, 'base64')
    FROM json_to_recordset(tiles) AS t (level int, number bigint, hashes text)
    ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes;
  INSERT INTO ledger.places AS held
    SELECT p.index / 256, min(p.position), array_agg(p.position ORDER BY p.index)
    FROM (
      SELECT grown + ordinal - 1 AS index, value::bigint AS position
      FROM json_array_elements_text(places) WITH ORDINALITY AS e (value, ordinal)
    ) p
    GROUP BY 1
    ON CONFLICT (number) DO UPDATE SET positions = held.positions[1:(grown % 256)::int] || excluded.positions;
  RETURN true;
END $$;

-- Adds a head of \`leaves\` leaves after the one of \`before\` leaves (0: the first one); signers take turns.
CREATE FUNCTION ledger.add_head(ledger_origin text, leaves bigint, signed_note text, signed_at text, before bigint)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7767009);
  IF leaves <= before OR before <> (SELECT coalesce(max(h.size), 0) FROM ledger.heads h WHERE h.origin = ledger_origin) THEN
    RETURN false;
  END IF;
  INSERT INTO ledger.heads VALUES (ledger_origin, leaves, signed_note, signed_at);
  RETURN true;
END $$;

-- The hub reaches it under the role that it has for its read models.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO wegmarke_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ledger TO wegmarke_views;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger TO wegmarke_views;
`,
};
