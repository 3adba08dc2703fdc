/** One package of a package-lock.json (version 3), as far as it matters here. */
export type LockedPackage = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

export type Lock = { packages: Record<string, LockedPackage> };

const PLATFORM =
  /\b(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-.*?(musl|gnu))?/;

/**
 * The lock with an entry for each optional package that it lacks. Binaries for other systems are
 * optional, and npm leaves those out that its registry does not offer (a mirror that keeps one
 * platform, say); `npm ci` then refuses the whole lock. The entries say for which system they are,
 * so elsewhere they are skipped; they carry no integrity, because there was nothing to take it from.
 * Throws where the missing package is not asked for by exact version and platform.
 */
export function completeLock(lock: Lock): Lock {
  const packages = { ...lock.packages };
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isFound(packages, place, name)) packages[`node_modules/${name}`] = entryFor(name, version, dev);
    }
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Whether Node would find `name` from `place`: in the node_modules there or in one above. */
function isFound(packages: Lock['packages'], place: string, name: string): boolean {
  const steps = place === '' ? [] : place.split('/node_modules/');
  return Array.from({ length: steps.length + 1 }, (_, above) => {
    const folder = steps.slice(0, steps.length - above).join('/node_modules/');
    return `${folder}${folder === '' ? '' : '/'}node_modules/${name}`;
  }).some((candidate) => candidate in packages);
}

function entryFor(name: string, version: string, dev: boolean | undefined): LockedPackage {
  const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`package-lock.json lacks ${name}@${version}, which is not a binary for a known system`);
  }
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}),
    optional: true,
    os: [os],
  };
}
