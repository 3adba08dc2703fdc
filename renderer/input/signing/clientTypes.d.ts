/** As much of ncalayer-js-client, which ships no types, as is used. */
declare module 'ncalayer-js-client' {
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    readonly wsConnection: WebSocket | null;
    static readonly basicsStorageAll: readonly string[] | null;
    static readonly basicsCMSParamsDetachedNoTSP: object;
    static readonly basicsSignerSignPerson: object;
    connect(): Promise<string>;
    basicsSignCMS(
      allowedStorages: readonly string[] | null,
      data: string,
      signingParams: object,
      signerParams: object,
      locale: string,
    ): Promise<string>;
  }
}
