export const hooks = {
  /**
   * The node-* packages write `os` and `cpu` as a word where pnpm expects a list,
   * and then every machine would carry the Windows Node too: 90 MB.
   */
  readPackage(manifest) {
    if (/^node-(linux|win)-/.test(manifest.name)) {
      manifest.os = [manifest.os].flat()
      manifest.cpu = [manifest.cpu].flat()
    }
    return manifest
  },
}
