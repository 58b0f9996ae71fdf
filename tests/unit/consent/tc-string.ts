import { GVL, TCModel, TCString } from '@iabtechlabtcf/core';

const ids = Array.from({ length: 11 }, (_, index) => index + 1);

/** A vendor list with these vendors: the framework's library makes no string without one. */
function vendorList(vendors: readonly number[]): GVL {
  const named = (id: number) => ({ id, name: String(id), description: '', illustrations: [] });
  const vendor = (id: number) => ({
    ...named(id),
    purposes: ids,
    legIntPurposes: [],
    flexiblePurposes: [],
    specialPurposes: [],
    features: [],
    specialFeatures: [],
  });
  return new GVL({
    gvlSpecificationVersion: 3,
    vendorListVersion: 90,
    tcfPolicyVersion: 5,
    lastUpdated: '2026-11-05T16:00:00Z',
    purposes: Object.fromEntries(ids.map((id) => [id, named(id)])),
    specialPurposes: {},
    features: {},
    specialFeatures: {},
    stacks: {},
    dataCategories: {},
    vendors: Object.fromEntries(vendors.map((id) => [id, vendor(id)])),
  } as unknown as ConstructorParameters<typeof GVL>[0]);
}

/** A TC string as the framework's own library makes it, dated 2026-11-22. */
export function tcString(
  purposes: readonly number[],
  vendors: readonly number[],
  { purposeOneTreatment = false, shown = [10, 755] } = {},
): string {
  const model = new TCModel(vendorList([...shown, ...vendors]));
  model.cmpId = 31;
  model.cmpVersion = 1;
  model.isServiceSpecific = true;
  model.purposeOneTreatment = purposeOneTreatment;
  model.publisherCountryCode = 'DE';
  model.purposeConsents.set([...purposes]);
  model.vendorConsents.set([...vendors]);
  model.vendorsDisclosed.set([...shown]);
  model.created = new Date(Date.UTC(2026, 10, 22));
  model.lastUpdated = new Date(Date.UTC(2026, 10, 22));
  return TCString.encode(model);
}

export const allPurposes: readonly number[] = ids;
