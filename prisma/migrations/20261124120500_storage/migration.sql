-- AlterTable
ALTER TABLE "contexts" ADD COLUMN     "storage_used_bytes" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "tenant_usage" (
    "tenant_id" TEXT NOT NULL,
    "storage_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "tenant_usage_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "monthly_uploads" (
    "tenant_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "uploads" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "monthly_uploads_pkey" PRIMARY KEY ("tenant_id","month")
);

-- CreateTable
CREATE TABLE "upload_reservations" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "environment" "environment" NOT NULL,
    "context_id" TEXT,
    "size_bytes" BIGINT NOT NULL,
    "object_path" TEXT,
    "process_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_reservations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "object_removals" (
    "object_path" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "object_removals_pkey" PRIMARY KEY ("object_path")
);

-- CreateTable
CREATE TABLE "server_processes" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_processes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upload_reservations_tenant_id_idx" ON "upload_reservations"("tenant_id");

-- CreateIndex
CREATE INDEX "upload_reservations_process_id_idx" ON "upload_reservations"("process_id");

-- CreateIndex
CREATE INDEX "upload_reservations_object_path_idx" ON "upload_reservations"("object_path");

-- CreateIndex
CREATE INDEX "files_expires_at_idx" ON "files"("expires_at");

-- AddForeignKey
ALTER TABLE "tenant_usage" ADD CONSTRAINT "tenant_usage_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_uploads" ADD CONSTRAINT "monthly_uploads_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only test files end by the clock.
ALTER TABLE "files" ADD CONSTRAINT "files_live_never_expire" CHECK ("environment" = 'test' OR "expires_at" IS NULL);

-- What a tenant takes is kept by the database, in the statement that adds or removes files: no path can forget it.
CREATE FUNCTION count_added_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tenant_usage (tenant_id, storage_bytes)
    SELECT tenant_id, sum(size_bytes) FROM added WHERE environment = 'live' GROUP BY tenant_id ORDER BY tenant_id
    ON CONFLICT (tenant_id) DO UPDATE SET storage_bytes = tenant_usage.storage_bytes + excluded.storage_bytes;
  INSERT INTO monthly_uploads (tenant_id, month, uploads)
    SELECT tenant_id, date_trunc('month', created_at AT TIME ZONE 'UTC')::date, count(*)
    FROM added WHERE environment = 'live' GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (tenant_id, month) DO UPDATE SET uploads = monthly_uploads.uploads + excluded.uploads;
  UPDATE contexts SET storage_used_bytes = storage_used_bytes + taken.bytes
    FROM (SELECT context_id, sum(size_bytes) AS bytes FROM added WHERE environment = 'live' GROUP BY context_id) AS taken
    WHERE contexts.id = taken.context_id;
  RETURN NULL;
END $$;
CREATE TRIGGER files_added AFTER INSERT ON "files" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_added_files();

-- A row that goes leaves its object to be removed, whoever deletes it.
CREATE FUNCTION count_removed_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO object_removals (object_path) SELECT object_path FROM removed ON CONFLICT DO NOTHING;
  UPDATE tenant_usage SET storage_bytes = storage_bytes - freed.bytes
    FROM (SELECT tenant_id, sum(size_bytes) AS bytes FROM removed WHERE environment = 'live' GROUP BY tenant_id) AS freed
    WHERE tenant_usage.tenant_id = freed.tenant_id;
  UPDATE contexts SET storage_used_bytes = storage_used_bytes - freed.bytes
    FROM (SELECT context_id, sum(size_bytes) AS bytes FROM removed WHERE environment = 'live' GROUP BY context_id) AS freed
    WHERE contexts.id = freed.context_id;
  RETURN NULL;
END $$;
CREATE TRIGGER files_removed AFTER DELETE ON "files" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_files();

-- What is there already.
INSERT INTO tenant_usage (tenant_id, storage_bytes)
  SELECT tenant_id, sum(size_bytes) FROM files WHERE environment = 'live' GROUP BY tenant_id;
INSERT INTO monthly_uploads (tenant_id, month, uploads)
  SELECT tenant_id, date_trunc('month', created_at AT TIME ZONE 'UTC')::date, count(*)
  FROM files WHERE environment = 'live' GROUP BY 1, 2;
UPDATE contexts SET storage_used_bytes = taken.bytes
  FROM (SELECT context_id, sum(size_bytes) AS bytes FROM files WHERE environment = 'live' GROUP BY context_id) AS taken
  WHERE contexts.id = taken.context_id;
