CREATE TABLE `jobs` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`input` text NOT NULL,
	`checkpoint` text,
	`result` text,
	`error` text,
	`progress_done` real NOT NULL,
	`progress_total` real,
	`progress_note` text,
	`attempts` integer NOT NULL,
	`max_attempts` integer NOT NULL,
	`cancel_requested` integer NOT NULL,
	`lease_owner` text,
	`lease_token` text,
	`lease_until` integer,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_id_unique` ON `jobs` (`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_status` ON `jobs` (`status`,`seq`);--> statement-breakpoint
CREATE INDEX `jobs_by_kind` ON `jobs` (`kind`,`seq`);