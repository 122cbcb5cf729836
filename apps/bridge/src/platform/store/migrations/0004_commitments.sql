CREATE TABLE commitments (
  connection text NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  about text NOT NULL,
  latest date NOT NULL,
  by text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (connection, key, kind, about, latest, by)
);
--> statement-breakpoint
CREATE INDEX commitments_latest ON commitments (latest);
