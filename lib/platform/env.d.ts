interface ImportMetaEnv {
  /** Whether this build is the one for Firefox. */
  readonly FIREFOX: boolean;
}
