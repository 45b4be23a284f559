import type { SdnAddress, SdnParty } from './parties';
import type { Report, SdnPart } from './part';
import type { References } from './references';

const CURRENCY = /^Digital Currency Address\s*-\s*(.+)$/i;
const NORTH_KOREA = /north korea/i;

interface OpenParty {
  profile: string;
  readonly names: string[];
  readonly addresses: SdnAddress[];
  northKorean: boolean;
}

interface OpenFeature {
  readonly id: string;
  readonly type: string;
  /** The code of its asset if it is a digital currency address. */
  readonly asset: string | undefined;
  empty: boolean;
}

/** Reads the parties, and gives on those that have digital currency addresses. */
export function createPartyReader(references: References, give: (party: SdnParty) => void, report: Report): SdnPart {
  let party: OpenParty | undefined;
  let feature: OpenFeature | undefined;
  let inName = false;

  function openIn(party: OpenParty, name: string, attributes: Readonly<Record<string, string>>): boolean {
    switch (name) {
      case 'Profile':
        party.profile = attributes.ID ?? party.profile;
        return false;
      case 'Alias':
        inName = attributes.Primary === 'true' && party.names.length === 0;
        return false;
      case 'DocumentedName':
        // The primary name is given in several scripts, the first of them Latin.
        inName &&= party.names.length === 0;
        return false;
      case 'NamePartValue':
        return inName;
      case 'Feature':
        feature = featureOf(references.feature(attributes.FeatureTypeID), attributes.ID);
        return false;
      case 'VersionDetail':
        party.northKorean ||= NORTH_KOREA.test(references.detail(attributes.DetailReferenceID));
        return true;
      case 'VersionLocation':
        if (/^(nationality|citizenship) country/i.test(feature?.type ?? '')) party.northKorean ||= references.isNorthKorean(attributes.LocationID);
        return false;
      default:
        return false;
    }
  }

  function closeIn(party: OpenParty, name: string, text: string): void {
    switch (name) {
      case 'NamePartValue':
        if (text !== '') party.names.push(text);
        break;
      case 'Alias':
        inName = false;
        break;
      case 'VersionDetail':
        party.northKorean ||= NORTH_KOREA.test(text);
        if (feature?.asset === undefined || text === '') break;
        party.addresses.push({ asset: feature.asset, written: text });
        feature.empty = false;
        break;
      case 'Feature':
        if (feature?.asset !== undefined && feature.empty) report({ place: `party ${party.profile}, feature ${feature.id}`, problem: `${feature.type}: there is no address.` });
        feature = undefined;
        break;
    }
  }

  return {
    open(name, attributes) {
      if (party !== undefined) return openIn(party, name, attributes);
      if (name === 'DistinctParty') party = { profile: attributes.FixedRef ?? '', names: [], addresses: [], northKorean: false };
      return false;
    },
    close(name, text) {
      if (party === undefined) return;
      if (name !== 'DistinctParty') return closeIn(party, name, text);
      const { profile, names, addresses, northKorean } = party;
      if (addresses.length > 0) give({ profile, name: names.join(' '), addresses, northKorean });
      party = undefined;
    },
  };
}

function featureOf(type: string, id = ''): OpenFeature {
  return { id, type, asset: CURRENCY.exec(type)?.[1]?.trim(), empty: true };
}
