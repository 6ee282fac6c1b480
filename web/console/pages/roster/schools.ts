// The fields of a school as the form shows them.
export const schoolFields = [
  'name', 'code', 'type', 'type_code', 'division', 'division_name', 'town', 'urban_rural', 'sponsor', 'address', 'longitude',
  'latitude', 'classes', 'pupils', 'boarders', 'staff', 'canteen', 'school_bus', 'principal', 'office_phone', 'mobile'
]

export function blankSchool(): Record<string, unknown> {
  return {
    name: '', code: '', type: 'primary', type_code: '', division: '', division_name: '', town: '', urban_rural: '', sponsor: '',
    address: '', longitude: null, latitude: null, classes: 0, pupils: 0, boarders: 0, staff: 0, canteen: false, school_bus: false,
    principal: '', office_phone: '', mobile: ''
  }
}
