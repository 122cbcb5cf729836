CREATE TABLE used_tokens (
  token text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX used_tokens_expires ON used_tokens (expires_at);
