CREATE TABLE bot_answers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key_id text NOT NULL,
  conversation text NOT NULL,
  operation text NOT NULL,
  order_number text,
  promise jsonb,
  at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX bot_answers_conversation ON bot_answers (key_id, conversation);
--> statement-breakpoint
CREATE INDEX bot_answers_at ON bot_answers (at);
--> statement-breakpoint
CREATE TABLE hand_overs (
  id text PRIMARY KEY,
  key_id text NOT NULL,
  conversation text NOT NULL,
  level smallint NOT NULL,
  reason text NOT NULL,
  ticket_id text,
  connections text[] NOT NULL,
  terms text[] NOT NULL,
  order_connection text,
  order_key text,
  order_number text,
  answered jsonb NOT NULL,
  promised jsonb NOT NULL,
  at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX hand_overs_ticket ON hand_overs (ticket_id);
--> statement-breakpoint
CREATE INDEX hand_overs_order ON hand_overs (order_connection, order_key);
--> statement-breakpoint
CREATE INDEX hand_overs_terms ON hand_overs USING gin (terms);
--> statement-breakpoint
CREATE INDEX hand_overs_at ON hand_overs (at);
