CREATE TABLE ticket_outcomes (
  account text NOT NULL,
  ticket_id text NOT NULL,
  issue_id text NOT NULL,
  day date NOT NULL,
  solved_at timestamptz,
  brand text NOT NULL,
  channel text NOT NULL,
  group_name text NOT NULL,
  cause text NOT NULL,
  stage text NOT NULL,
  warehouse text NOT NULL,
  carrier text NOT NULL,
  category text NOT NULL,
  excluded text NOT NULL,
  limited text NOT NULL,
  agent_id text,
  order_connection text,
  order_key text,
  opened_at timestamptz NOT NULL,
  contacts integer NOT NULL,
  in_zendesk boolean NOT NULL,
  one_touch boolean NOT NULL,
  zendesk_one_touch boolean NOT NULL,
  back_after_days double precision,
  handed_on boolean NOT NULL,
  bot text NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (account, ticket_id)
);
--> statement-breakpoint
CREATE INDEX ticket_outcomes_day ON ticket_outcomes (account, day, ticket_id);
--> statement-breakpoint
CREATE INDEX ticket_outcomes_issue ON ticket_outcomes (account, issue_id);
--> statement-breakpoint
CREATE INDEX ticket_outcomes_order ON ticket_outcomes (order_connection, order_key) WHERE order_key IS NOT NULL;
--> statement-breakpoint
CREATE TABLE shared_customers (
  account text NOT NULL,
  customer text NOT NULL,
  PRIMARY KEY (account, customer)
);
--> statement-breakpoint
CREATE TABLE fcr_daily (
  account text NOT NULL,
  day date NOT NULL,
  brand text NOT NULL,
  channel text NOT NULL,
  group_name text NOT NULL,
  cause text NOT NULL,
  excluded text NOT NULL,
  limited text NOT NULL,
  tickets integer NOT NULL,
  in_zendesk integer NOT NULL,
  zendesk_one_touch integer NOT NULL,
  one_touch integer NOT NULL,
  stood_1 integer NOT NULL,
  stood_3 integer NOT NULL,
  stood_7 integer NOT NULL,
  stood_14 integer NOT NULL,
  stood_30 integer NOT NULL,
  contacts integer NOT NULL,
  handed_on integer NOT NULL,
  bot_contained integer NOT NULL,
  bot_handed_over integer NOT NULL,
  PRIMARY KEY (account, day, brand, channel, group_name, cause, excluded, limited)
);
--> statement-breakpoint
CREATE TABLE audit_orders (
  connection text NOT NULL,
  key text NOT NULL,
  number text NOT NULL,
  placed_on date NOT NULL,
  week date NOT NULL,
  warehouse text NOT NULL,
  carrier text NOT NULL,
  category text NOT NULL,
  channel text NOT NULL,
  region text NOT NULL,
  delivered boolean NOT NULL,
  accurate boolean NOT NULL,
  cycle_ms bigint,
  on_time boolean,
  pack_verified boolean,
  label_to_scan_ms bigint,
  return_ms bigint,
  refund_in_time boolean,
  refunds text NOT NULL,
  contacts integer NOT NULL,
  first_contact_at timestamptz,
  promises text NOT NULL,
  promise_due date,
  judged_at timestamptz NOT NULL,
  PRIMARY KEY (connection, key)
);
--> statement-breakpoint
CREATE INDEX audit_orders_week ON audit_orders (week);
--> statement-breakpoint
CREATE INDEX audit_orders_promise ON audit_orders (promise_due) WHERE promise_due IS NOT NULL;
--> statement-breakpoint
CREATE TABLE audit_errors (
  connection text NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  about text NOT NULL,
  week date NOT NULL,
  owner text NOT NULL,
  since date NOT NULL,
  seen_at timestamptz NOT NULL,
  resolved_on date,
  due date,
  amount text,
  PRIMARY KEY (connection, key, kind, about)
);
--> statement-breakpoint
CREATE INDEX audit_errors_week ON audit_errors (week, kind);
--> statement-breakpoint
CREATE INDEX audit_errors_open ON audit_errors (due) WHERE resolved_on IS NULL;
--> statement-breakpoint
CREATE TABLE audit_weekly (
  week date NOT NULL,
  kind text NOT NULL,
  warehouse text NOT NULL,
  carrier text NOT NULL,
  category text NOT NULL,
  channel text NOT NULL,
  region text NOT NULL,
  owner text NOT NULL,
  orders integer NOT NULL,
  contacts integer NOT NULL,
  PRIMARY KEY (week, kind, warehouse, carrier, category, channel, region, owner)
);
--> statement-breakpoint
CREATE TABLE audit_weekly_refunds (
  week date NOT NULL,
  kind text NOT NULL,
  warehouse text NOT NULL,
  carrier text NOT NULL,
  category text NOT NULL,
  channel text NOT NULL,
  region text NOT NULL,
  currency text NOT NULL,
  minor bigint NOT NULL,
  PRIMARY KEY (week, kind, warehouse, carrier, category, channel, region, currency)
);
