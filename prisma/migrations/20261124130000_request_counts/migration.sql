-- CreateTable
CREATE TABLE "api_key_requests" (
    "api_key_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,

    CONSTRAINT "api_key_requests_pkey" PRIMARY KEY ("api_key_id","day","outcome")
);

-- CreateTable
CREATE TABLE "api_key_refusals" (
    "id" BIGSERIAL NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "ip_address" TEXT,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "api_key_refusals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_key_requests_day_idx" ON "api_key_requests"("day");

-- CreateIndex
CREATE INDEX "api_key_refusals_api_key_id_id_idx" ON "api_key_refusals"("api_key_id", "id" DESC);

-- CreateIndex
CREATE INDEX "api_key_refusals_refused_at_idx" ON "api_key_refusals"("refused_at");

-- AddForeignKey
ALTER TABLE "api_key_requests" ADD CONSTRAINT "api_key_requests_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_refusals" ADD CONSTRAINT "api_key_refusals_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
