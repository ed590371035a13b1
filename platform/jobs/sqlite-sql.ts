/** Every visible change moves the revision on; every ending takes the lease away, and with it the right to write. */
const CHANGED = 'revision = revision + 1, updated_at = @now';
const RELEASED = 'lease_owner = NULL, lease_token = NULL, lease_until = NULL';
const MINE = 'id = @id AND lease_token = @token';
const SILENT = "status = 'running' AND lease_until <= @now";
const CLAIMABLE = `(status = 'queued' OR (${SILENT}))
  AND kind IN (SELECT value FROM json_each(@kinds))
  AND (@group IS NULL OR job_group = @group)`;
const PROGRESSED = `
  progress_done = coalesce(@done, progress_done),
  progress_total = iif(@done IS NULL, progress_total, @total),
  progress_note = iif(@done IS NULL, progress_note, @note)`;

/** The statements that run often; a store prepares them once. */
export const jobSql = {
  insert: `
    INSERT INTO jobs (id, kind, job_group, status, input, progress_done, attempts, max_attempts, cancel_requested,
      revision, created_at, updated_at)
    VALUES (@id, @kind, @job_group, 'queued', @input, 0, 0, @max_attempts, 0, 1, @now, @now) RETURNING *`,

  byId: 'SELECT * FROM jobs WHERE id = ?',

  ofGroup: 'SELECT 1 FROM jobs WHERE job_group = ? LIMIT 1',

  anyClaimable: `SELECT 1 FROM jobs WHERE ${CLAIMABLE} LIMIT 1`,

  endCancelledOrphans: `
    UPDATE jobs SET status = 'cancelled', finished_at = @now, ${RELEASED}, ${CHANGED}
    WHERE ${SILENT} AND cancel_requested = 1`,

  spentOrphans: `SELECT * FROM jobs WHERE ${SILENT} AND attempts >= max_attempts`,

  giveUp: `
    UPDATE jobs SET status = 'failed', error = @error, finished_at = @now, ${RELEASED}, ${CHANGED}
    WHERE id = @id`,

  claim: `
    UPDATE jobs SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, @now),
      lease_owner = @owner, lease_token = @token, lease_until = @until, ${CHANGED}
    WHERE seq = (SELECT seq FROM jobs WHERE ${CLAIMABLE} ORDER BY seq LIMIT 1) RETURNING *`,

  heartbeat: `UPDATE jobs SET lease_until = @until WHERE ${MINE} RETURNING cancel_requested`,

  save: `
    UPDATE jobs SET ${PROGRESSED}, checkpoint = coalesce(@checkpoint, checkpoint), ${CHANGED} WHERE ${MINE}`,

  finish: `
    UPDATE jobs SET ${PROGRESSED}, status = @status, result = @result, error = @error, finished_at = @now,
      ${RELEASED}, ${CHANGED}
    WHERE ${MINE}`,

  park: `
    UPDATE jobs SET status = iif(cancel_requested = 1, 'cancelled', 'queued'), attempts = attempts - 1,
      finished_at = iif(cancel_requested = 1, @now, NULL), ${RELEASED}, ${CHANGED}
    WHERE ${MINE}`,

  owners: `
    SELECT DISTINCT lease_owner FROM jobs WHERE status = 'running' AND lease_until > @now ORDER BY lease_owner`,

  expire: `UPDATE jobs SET lease_until = @now WHERE status = 'running' AND lease_owner = @owner`,

  cancelIdle: `
    UPDATE jobs SET status = 'cancelled', cancel_requested = 1, finished_at = @now, ${RELEASED}, ${CHANGED}
    WHERE id = @id AND (status = 'queued' OR (${SILENT}))`,

  askToCancel: `
    UPDATE jobs SET cancel_requested = 1, ${CHANGED}
    WHERE id = @id AND status = 'running' AND cancel_requested = 0`,

  cancelIdleOfGroup: `
    UPDATE jobs SET status = 'cancelled', cancel_requested = 1, finished_at = @now, ${RELEASED}, ${CHANGED}
    WHERE job_group = @group AND (status = 'queued' OR (${SILENT}))`,

  askGroupToCancel: `
    UPDATE jobs SET cancel_requested = 1, ${CHANGED}
    WHERE job_group = @group AND status = 'running' AND cancel_requested = 0`,

  resume: `
    UPDATE jobs SET status = 'queued', attempts = 0, cancel_requested = 0, error = NULL, finished_at = NULL,
      ${CHANGED}
    WHERE id = @id AND status IN ('failed', 'cancelled') RETURNING *`,
};
