CREATE TABLE verifications (
  token text PRIMARY KEY,
  conversation text NOT NULL,
  key_id text NOT NULL,
  level smallint NOT NULL,
  "order" jsonb,
  confirmed_at timestamptz,
  expires_at timestamptz NOT NULL,
  code_hash text,
  code_order jsonb,
  code_expires_at timestamptz,
  code_tries smallint NOT NULL DEFAULT 0
);
--> statement-breakpoint
CREATE INDEX verifications_expires ON verifications (expires_at);
--> statement-breakpoint
CREATE TABLE tries (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire timestamptz
);
--> statement-breakpoint
CREATE INDEX tries_expire ON tries (expire);
