const fs = require('node:fs');
const path = require('node:path');
const { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } = require('@electron/fuses');

/** The ways into a finished program, closed for good; and its own protections, switched on. */
const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * electron-builder calls this with the packaged folder, before it makes an installer of it: what a
 * development runtime brings is taken out, and the fuses are set.
 * @param {import('electron-builder').AfterPackContext} context
 */
exports.default = async function afterPack({ appOutDir, packager, electronPlatformName }) {
  for (const leftover of ['resources/default_app.asar', 'version']) {
    fs.rmSync(path.join(appOutDir, leftover), { force: true });
  }
  const extension = { darwin: '.app', win32: '.exe' }[electronPlatformName] ?? '';
  const { productFilename } = packager.appInfo;
  const isLinux = electronPlatformName === 'linux';
  const name = (isLinux && packager.config.linux?.executableName) || productFilename;
  const program = path.join(appOutDir, name + extension);
  // The test runtime is older than some fuses, and asking for those is an error.
  const wire = await getCurrentFuseWire(program);
  const known = Object.entries(FUSES).filter(([fuse]) => fuse in wire);
  await flipFuses(program, { version: FuseVersion.V1, ...Object.fromEntries(known) });
};
