ALTER TABLE records ADD COLUMN planned boolean NOT NULL DEFAULT false;
--> statement-breakpoint
CREATE INDEX records_unplanned ON records (connection, version_id) WHERE NOT planned;
--> statement-breakpoint
CREATE TABLE polls (
  connection text NOT NULL,
  kind text NOT NULL,
  by text NOT NULL,
  value text NOT NULL,
  carrier text,
  due_at timestamptz NOT NULL,
  since timestamptz NOT NULL,
  why text NOT NULL,
  PRIMARY KEY (connection, kind, by, value)
);
--> statement-breakpoint
CREATE INDEX polls_due ON polls (connection, due_at);
--> statement-breakpoint
CREATE INDEX changes_at ON changes (at);
--> statement-breakpoint
CREATE INDEX answers_as_of ON answers (as_of);
