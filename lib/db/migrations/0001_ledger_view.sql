-- One row for each known movement: what we fetched, and what ships with the registry and was not fetched
-- since. A shipped row gives way to a fetched one of the same transaction, parties and asset, so that
-- nothing is counted twice. A transfer of an unlisted token has no symbol and no decimals, on purpose.
CREATE VIEW ledger_transfers AS
SELECT t.chain, t.block, t.block_hash, t.tx_hash, t.kind, t.position, t."timestamp",
       t.from_address, t.to_address, t.asset_contract,
       k.symbol AS token_symbol, k.decimals AS token_decimals, t.amount,
       'fetched'::text AS origin, NULL::text AS shipped_id
FROM transfers t
LEFT JOIN tokens k ON k.chain = t.chain AND k.contract = t.asset_contract
UNION ALL
SELECT s.chain, s.block, NULL, s.tx_hash, s.kind, NULL, s."timestamp",
       s.from_address, s.to_address, s.asset_contract,
       k.symbol, k.decimals, s.amount,
       'shipped', s.id
FROM shipped_transfers s
LEFT JOIN tokens k ON k.chain = s.chain AND k.contract = s.asset_contract
WHERE NOT EXISTS (
  SELECT 1 FROM transfers t
  WHERE t.chain = s.chain AND t.tx_hash = s.tx_hash AND t.kind = s.kind
    AND t.from_address = s.from_address AND t.to_address = s.to_address
    AND t.asset_contract IS NOT DISTINCT FROM s.asset_contract
);
