/** A party for a made-up SDN_ADVANCED.XML. */
export interface MadeParty {
  readonly profile: number;
  readonly name: readonly string[];
  readonly programmes: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly listed: string;
  readonly addresses: readonly (readonly [asset: string, address: string])[];
  /** The day of an event that ended the entry. */
  readonly delisted?: string;
  readonly nationality?: 'Korea, North' | 'Russia';
  /** A note of the kind "Secondary sanctions risk:". */
  readonly risk?: string;
}

/** The codes for which OFAC has a type of feature, with the ids that it gives some of them. */
export const ASSET_CODES = [
  'XBT', 'ETH', 'XMR', 'LTC', 'ZEC', 'DASH', 'BTG', 'ETC', 'BSV', 'BCH', 'XVG', 'USDT', 'USDC', 'XRP', 'TRX', 'ARB', 'BSC', 'SOL',
] as const;

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const dateXml = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `<Year>${year}</Year><Month>${month}</Month><Day>${date}</Day>`;
};
const typeId = (asset: string, extra: readonly string[]) => 344 + [...ASSET_CODES, ...extra].indexOf(asset);

/** The file in the schema and order of OFAC's own, piece by piece, so that one of any size can be made. */
export function* sdnXml(issued: string, parties: Iterable<MadeParty>, extraAssets: readonly string[] = []): Generator<string> {
  yield head(issued, extraAssets);
  const entries: string[] = [];
  for (const party of parties) {
    yield partyXml(party, extraAssets);
    entries.push(entryXml(party));
  }
  yield '  </DistinctParties>\n  <ProfileRelationships />\n  <SanctionsEntries>\n';
  yield* entries;
  yield '  </SanctionsEntries>\n</Sanctions>\n';
}

/** The same as one text. */
export function sdnText(issued: string, parties: Iterable<MadeParty>, extraAssets: readonly string[] = []): string {
  return [...sdnXml(issued, parties, extraAssets)].join('');
}

function head(issued: string, extraAssets: readonly string[]): string {
  const types = [...ASSET_CODES, ...extraAssets].map((asset) => `      <FeatureType ID="${typeId(asset, extraAssets)}" FeatureTypeGroupID="1">Digital Currency Address - ${asset}</FeatureType>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
  <DateOfIssue CalendarTypeID="1">${dateXml(issued)}</DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11082" ISO2="KP">Korea, North</Country><Country ID="11180" ISO2="RU">Russia</Country></CountryValues>
    <DetailTypeValues><DetailType ID="1431">LOOKUP</DetailType><DetailType ID="1432">TEXT</DetailType></DetailTypeValues>
    <EntryEventTypeValues><EntryEventType ID="1">Created</EntryEventType><EntryEventType ID="2">Removed</EntryEventType></EntryEventTypeValues>
    <FeatureTypeValues>
      <FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType>
      <FeatureType ID="10" FeatureTypeGroupID="1">Nationality Country</FeatureType>
      <FeatureType ID="25" FeatureTypeGroupID="1">Location</FeatureType>
      <FeatureType ID="504" FeatureTypeGroupID="1">Secondary sanctions risk:</FeatureType>
${types.join('\n')}
    </FeatureTypeValues>
    <ListValues><List ID="1550">SDN List</List></ListValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
  </ReferenceValueSets>
  <Locations>
    <Location ID="80"><LocationCountry CountryID="11082" CountryRelevanceID="1" /></Location>
    <Location ID="81"><LocationCountry CountryID="11180" CountryRelevanceID="1" /></Location>
  </Locations>
  <DistinctParties>
`;
}

function partyXml({ profile, name, addresses, nationality, risk }: MadeParty, extraAssets: readonly string[]): string {
  const part = (text: string, script: number) => `                <DocumentedNamePart><NamePartValue NamePartGroupID="9${profile}" ScriptID="${script}" ScriptStatusID="1" Acronym="false">${xml(text)}</NamePartValue></DocumentedNamePart>`;
  const feature = (id: number, type: number, content: string) => `        <Feature ID="${id}" FeatureTypeID="${type}">
          <FeatureVersion ID="${id}1" ReliabilityID="1560">
            <Comment />
            ${content}
          </FeatureVersion>
          <IdentityReference IdentityID="${profile}1" IdentityFeatureLinkTypeID="1" />
        </Feature>`;
  const features = [
    feature(1, 8, `<DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>1985</Year><Month>4</Month><Day>1</Day></From></Start></DatePeriod>`),
    ...(nationality === undefined ? [] : [feature(2, 10, `<VersionLocation LocationID="${nationality === 'Russia' ? 81 : 80}" />`)]),
    ...(risk === undefined ? [] : [feature(3, 504, `<VersionDetail DetailTypeID="1432">${xml(risk)}</VersionDetail>`)]),
    ...addresses.map(([asset, address], i) => feature(10 + i, typeId(asset, extraAssets), `<VersionDetail DetailTypeID="1432">${xml(address)}</VersionDetail>`)),
  ];
  return `    <DistinctParty FixedRef="${profile}">
      <Comment />
      <Profile ID="${profile}" PartySubTypeID="4">
        <Identity ID="${profile}1" FixedRef="${profile}" Primary="true" False="false">
          <Alias FixedRef="${profile}" AliasTypeID="1400" Primary="false" LowQuality="false">
            <DocumentedName ID="${profile}5" FixedRef="${profile}" DocNameStatusID="2">
${part('Somebody Else', 215)}
            </DocumentedName>
          </Alias>
          <Alias FixedRef="${profile}" AliasTypeID="1403" Primary="true" LowQuality="false">
            <DocumentedName ID="${profile}6" FixedRef="${profile}" DocNameStatusID="1">
${name.map((text) => part(text, 215)).join('\n')}
            </DocumentedName>
            <DocumentedName ID="${profile}7" FixedRef="${profile}" DocNameStatusID="2">
${part('다른 문자', 600)}
            </DocumentedName>
          </Alias>
          <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="9${profile}" NamePartTypeID="1525" /></MasterNamePartGroup></NamePartGroups>
        </Identity>
${features.join('\n')}
      </Profile>
    </DistinctParty>
`;
}

function entryXml({ profile, programmes, listed, delisted }: MadeParty): string {
  const event = (type: number, day: string) => `      <EntryEvent ID="${profile}${type}" EntryEventTypeID="${type}" LegalBasisID="1"><Comment /><Date CalendarTypeID="1">${dateXml(day)}</Date></EntryEvent>\n`;
  const measure = (type: number, comment: string) => `      <SanctionsMeasure ID="${profile}9" SanctionsTypeID="${type}">${comment}<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false" /></SanctionsMeasure>\n`;
  return `    <SanctionsEntry ID="${profile}" ProfileID="${profile}" ListID="1550">
${event(1, listed)}${delisted === undefined ? '' : event(2, delisted)}${measure(1705, '<Comment />')}${programmes.map((one) => measure(1, `<Comment>${one}</Comment>`)).join('')}    </SanctionsEntry>
`;
}
