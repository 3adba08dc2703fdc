const fs = require('node:fs');
const path = require('node:path');
const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');

/**
 * electron-builder calls this with the packaged folder, before it makes an installer of it: what a
 * development runtime brings is taken out, and the ways into a finished program are closed for good.
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
  await flipFuses(path.join(appOutDir, name + extension), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
};
