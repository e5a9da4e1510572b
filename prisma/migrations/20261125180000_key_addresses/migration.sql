-- CreateTable
CREATE TABLE "api_key_addresses" (
    "api_key_id" TEXT NOT NULL,
    "ip_address" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_addresses_pkey" PRIMARY KEY ("api_key_id","ip_address")
);

-- CreateIndex
CREATE INDEX "api_key_addresses_last_used_at_idx" ON "api_key_addresses"("last_used_at");

-- AddForeignKey
ALTER TABLE "api_key_addresses" ADD CONSTRAINT "api_key_addresses_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
