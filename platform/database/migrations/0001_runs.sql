CREATE TABLE `codes` (
	`sha256` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`validation` text NOT NULL,
	`example` text NOT NULL,
	`run` integer NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`title` text NOT NULL,
	`topic` text NOT NULL,
	`tier` text NOT NULL,
	`language` text NOT NULL,
	`category` text NOT NULL,
	`code_sha256` text NOT NULL,
	`hash` text NOT NULL,
	`outcome` text NOT NULL,
	`reasons` text NOT NULL,
	`blame` text,
	`exec_ms` real NOT NULL,
	`error` text,
	`retries` integer NOT NULL,
	`at` integer NOT NULL,
	`environment_kind` text NOT NULL,
	`environment` text NOT NULL,
	`client` text NOT NULL,
	`runtime` text NOT NULL,
	`isolation` text NOT NULL,
	`digest` text,
	`excerpt` text NOT NULL,
	FOREIGN KEY (`code_sha256`) REFERENCES `codes`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`validation`,`example`) REFERENCES `validation_examples`(`validation`,`example`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_once` ON `runs` (`validation`,`example`,`run`);--> statement-breakpoint
CREATE INDEX `runs_by_hash` ON `runs` (`hash`,`seq`);--> statement-breakpoint
CREATE TABLE `validation_examples` (
	`validation` text NOT NULL,
	`example` text NOT NULL,
	`position` integer NOT NULL,
	`about` text NOT NULL,
	`code_sha256` text NOT NULL,
	PRIMARY KEY(`validation`, `example`),
	FOREIGN KEY (`validation`) REFERENCES `validations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_sha256`) REFERENCES `codes`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `validations` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`asked` text NOT NULL,
	`gateway` text,
	`runs` integer NOT NULL,
	`key` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`ended` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `validations_id_unique` ON `validations` (`id`);--> statement-breakpoint
CREATE INDEX `validations_by_asked` ON `validations` (`asked`,`ended`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`validation` text NOT NULL,
	`example` text NOT NULL,
	`hash` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`rerun` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reviews_by_validation` ON `reviews` (`validation`,`seq`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `job_group` text;--> statement-breakpoint
CREATE INDEX `jobs_by_group` ON `jobs` (`job_group`,`status`,`seq`);