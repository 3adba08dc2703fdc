/** Demo people, the same at every center. Their names say what they are; their PINs are in the README. */
import { EVERY_CENTER, type StaffFile } from '../policy/staff.ts';

/** The staff list of a demo registry. */
export const demoStaff = (): StaffFile => ({
  people: [
    { number: '1001', name: 'Демо Оператор', roles: ['clerk'], pin: '246810' },
    { number: '2001', name: 'Демо Аға Оператор', roles: ['supervisor'], pin: '135791' },
    { number: '3001', name: 'Демо Әкімші', roles: ['administrator'], pin: '864209' },
  ].map((person) => ({ ...person, centers: [EVERY_CENTER] })) as StaffFile['people'],
});
