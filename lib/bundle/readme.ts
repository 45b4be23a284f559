/** Of a bundle: what is in it and how it is checked, for whoever has nothing but the bundle. */
export const README_FILE = 'README.txt';

export const README = `This bundle holds a trace of stolen value with all that it was computed from, so that others can check it.

inputs/transfers.csv      every transfer that the trace read, in order, with block hashes; origin says whether it was
                          fetched from a node, shipped with the registry, or only reported by a source
inputs/thefts.json        which of them were stolen, their value at the price of the day, and who says that price
inputs/services.json      addresses at which a trace stops, with the ids of their sources
inputs/coverage.json      of which accounts it is known up to which block what they sent; of all others nothing is
inputs/bridge-hints.json  where bridges' own events say that value went
registry/                 the published facts: incident, attributions, theft transactions, flagged wallets, and every
                          source with its citation
settings.json             incident, method, all rules, the version of code, method and facts, and notes to the reader
results.json              what the trace found: totals, ends, held, frontier, fees, ways, ranges, and the proof that
                          nothing was lost

Amounts are whole base units as text, dollars are at the time of the theft (usd_micros: millionths of a dollar), times
are UTC, addresses and hashes in the one spelling that is compared.

Check it with the tracker, without a network:
  npm run tracker -- verify-bundle FILE
or by hand: sha256sum -c manifest-sha256.txt; sha256sum -c tagmanifest-sha256.txt; and the signature by
  openssl pkeyutl -verify -rawin -pubin -inkey signing-key.pem -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.sig
Compare signing-key.pem with what the publisher shows at /.well-known/tracker-signing-key.pem.
`;
