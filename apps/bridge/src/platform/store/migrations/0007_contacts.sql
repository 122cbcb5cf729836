CREATE TABLE contact_events (
  account text NOT NULL,
  id text NOT NULL,
  ticket_id text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  weight smallint NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (account, id)
);
--> statement-breakpoint
CREATE INDEX contact_events_ticket ON contact_events (account, ticket_id, at);
--> statement-breakpoint
CREATE TABLE contact_tickets (
  account text NOT NULL,
  ticket_id text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  version integer NOT NULL,
  settled integer NOT NULL DEFAULT 0,
  PRIMARY KEY (account, ticket_id)
);
--> statement-breakpoint
CREATE INDEX contact_tickets_last ON contact_tickets (last_at);
--> statement-breakpoint
CREATE INDEX contact_tickets_unsettled ON contact_tickets (account, ticket_id) WHERE version > settled;
--> statement-breakpoint
CREATE TABLE contact_terms (
  account text NOT NULL,
  term text NOT NULL,
  ticket_id text NOT NULL,
  PRIMARY KEY (account, term, ticket_id)
);
--> statement-breakpoint
CREATE INDEX contact_terms_ticket ON contact_terms (account, ticket_id);
--> statement-breakpoint
CREATE TABLE contact_shown (
  account text NOT NULL,
  ticket_id text NOT NULL,
  at timestamptz NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (account, ticket_id, at)
);
--> statement-breakpoint
CREATE INDEX contact_shown_at ON contact_shown (at);
--> statement-breakpoint
CREATE TABLE contact_snapshots (
  account text NOT NULL,
  ticket_id text NOT NULL,
  moment text NOT NULL,
  at timestamptz NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (account, ticket_id, moment)
);
--> statement-breakpoint
CREATE INDEX contact_snapshots_at ON contact_snapshots (at);
--> statement-breakpoint
CREATE TABLE contact_gaps (
  account text NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  why text NOT NULL,
  repaired_at timestamptz,
  PRIMARY KEY (account, from_at, why)
);
--> statement-breakpoint
CREATE TABLE contact_backfills (
  account text PRIMARY KEY,
  state text NOT NULL,
  since timestamptz NOT NULL,
  started_at timestamptz NOT NULL,
  read_to timestamptz,
  tickets integer NOT NULL DEFAULT 0,
  progress text NOT NULL,
  eta integer,
  detail text,
  updated_at timestamptz NOT NULL,
  claimed_until timestamptz
);
