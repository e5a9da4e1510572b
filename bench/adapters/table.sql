-- A table shaped like the product's: one row per key, found by the SHA-256 of the secret.
CREATE TABLE project (project_id text PRIMARY KEY, tenant_id text NOT NULL, name text NOT NULL, tier text NOT NULL);
CREATE TABLE api_key (
  api_key_id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES project,
  hash bytea NOT NULL UNIQUE,
  name text NOT NULL,
  environment text NOT NULL,
  scopes text[] NOT NULL,
  masked_key text NOT NULL,
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  disabled_at timestamptz
);
INSERT INTO project VALUES ('prj_1', 'ten_1', 'My first project', 'free');
INSERT INTO api_key
  SELECT 'key_' || n, 'prj_1', sha256(convert_to('uk_test_' || n, 'UTF8')), 'Key ' || n, 'test',
    '{upload,metadata}', 'uk_test_a1B...k9ZxY2', '{}', now(), NULL, NULL, NULL
  FROM generate_series(1, 10000) n;
ANALYZE;
