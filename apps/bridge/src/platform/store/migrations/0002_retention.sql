ALTER TABLE records ADD COLUMN touched_at timestamptz;
--> statement-breakpoint
UPDATE records SET touched_at = observed_at;
--> statement-breakpoint
ALTER TABLE records ALTER COLUMN touched_at SET NOT NULL;
--> statement-breakpoint
CREATE INDEX records_touched ON records (touched_at);
--> statement-breakpoint
CREATE INDEX record_versions_observed ON record_versions (observed_at);
