-- The same rows as before. The tokens are joined once, around the union: its parts are then plain enough to be read
-- in the order of time by their indexes, so that a page costs what it holds and not what the table holds.
CREATE OR REPLACE VIEW ledger_transfers AS
SELECT l.chain, l.block, l.block_hash, l.tx_hash, l.kind, l.position, l."timestamp",
       l.from_address, l.to_address, l.asset_contract,
       k.symbol AS token_symbol, k.decimals AS token_decimals, l.amount,
       l.origin, l.shipped_id
FROM (
  SELECT t.chain, t.block, t.block_hash, t.tx_hash, t.kind, t.position, t."timestamp",
         t.from_address, t.to_address, t.asset_contract, t.amount,
         'fetched'::text AS origin, NULL::text AS shipped_id
  FROM transfers t
  UNION ALL
  SELECT s.chain, s.block, NULL, s.tx_hash, s.kind, NULL, s."timestamp",
         s.from_address, s.to_address, s.asset_contract, s.amount,
         'shipped', s.id
  FROM shipped_transfers s
  WHERE NOT EXISTS (
    SELECT 1 FROM transfers t
    WHERE t.chain = s.chain AND t.tx_hash = s.tx_hash AND t.kind = s.kind
      AND t.from_address = s.from_address AND t.to_address = s.to_address
      AND t.asset_contract IS NOT DISTINCT FROM s.asset_contract
  )
) l
LEFT JOIN tokens k ON k.chain = l.chain AND k.contract = l.asset_contract;
