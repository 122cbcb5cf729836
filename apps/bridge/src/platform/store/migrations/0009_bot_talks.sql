CREATE TABLE bot_talks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL,
  talk text NOT NULL,
  key_id text NOT NULL,
  conversation text NOT NULL,
  data jsonb NOT NULL,
  told boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX bot_talks_conversation ON bot_talks (key_id, conversation);
--> statement-breakpoint
CREATE INDEX bot_talks_talk ON bot_talks (talk);
--> statement-breakpoint
CREATE INDEX bot_talks_untold ON bot_talks (id) WHERE NOT told;
