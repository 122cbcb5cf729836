CREATE TABLE record_versions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  version text NOT NULL,
  hash text NOT NULL,
  observed_at timestamptz NOT NULL,
  data text NOT NULL
);
--> statement-breakpoint
CREATE INDEX record_versions_document ON record_versions (connection, kind, key, id);
--> statement-breakpoint
CREATE TABLE records (
  connection text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  version_id bigint NOT NULL,
  hash text NOT NULL,
  observed_at timestamptz NOT NULL,
  PRIMARY KEY (connection, kind, key)
);
--> statement-breakpoint
CREATE TABLE record_terms (
  term text NOT NULL,
  connection text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (term, connection, kind, key)
);
--> statement-breakpoint
CREATE INDEX record_terms_document ON record_terms (connection, kind, key);
--> statement-breakpoint
CREATE TABLE answers (
  connection text NOT NULL,
  kind text NOT NULL,
  by text NOT NULL,
  term text NOT NULL,
  as_of timestamptz NOT NULL,
  documents jsonb NOT NULL,
  PRIMARY KEY (connection, kind, by, term)
);
--> statement-breakpoint
CREATE TABLE changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  terms text[] NOT NULL,
  at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE webhook_inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  event_id text NOT NULL,
  topic text NOT NULL,
  received_at timestamptz NOT NULL,
  body text NOT NULL,
  attempts bigint NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  processed_at timestamptz,
  outcome text
);
--> statement-breakpoint
CREATE UNIQUE INDEX webhook_inbox_event ON webhook_inbox (connection, event_id);
--> statement-breakpoint
CREATE INDEX webhook_inbox_open ON webhook_inbox (processed_at, claimed_until, id);
--> statement-breakpoint
CREATE TABLE watermarks (
  connection text NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (connection, name)
);
