/** The statements of every run; a store prepares them once. */
export const runSql = {
  due: `
    SELECT about, code FROM validation_examples
    JOIN validations ON validations.id = validation AND ended IS NULL
    JOIN codes ON sha256 = code_sha256
    WHERE validation = @validation AND example = @example AND NOT EXISTS (
      SELECT 1 FROM runs
      WHERE runs.validation = @validation AND runs.example = @example AND runs.run = @run
    )`,

  keepCode: 'INSERT INTO codes (sha256, code) VALUES (?, ?) ON CONFLICT DO NOTHING',

  add: `
    INSERT INTO runs (validation, example, run, file, line, title, topic, tier, language, category, code_sha256,
      hash, outcome, reasons, blame, exec_ms, error, retries, at, environment_kind, environment, client, runtime,
      isolation, digest, excerpt)
    VALUES (@validation, @example, @run, @file, @line, @title, @topic, @tier, @language, @category, @code_sha256,
      @hash, @outcome, @reasons, @blame, @exec_ms, @error, @retries, @at, @environment_kind, @environment, @client,
      @runtime, @isolation, @digest, @excerpt)
    ON CONFLICT DO NOTHING`,
};
